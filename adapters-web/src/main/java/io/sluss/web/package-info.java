/**
 * The HTTP interface of Sluss: {@link io.sluss.web.SlussServlet}, mapped to {@code /api/*}, {@code /go/*} and
 * {@code /health/*}.
 */
@NullMarked
package io.sluss.web;

import org.jspecify.annotations.NullMarked;
