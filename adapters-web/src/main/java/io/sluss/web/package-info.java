/**
 * The HTTP interface of Sluss: {@link io.sluss.web.SlussServlet}, mapped to {@code /api/*}, {@code /go/*} and
 * {@code /health/*}; and {@link io.sluss.web.Webhook}, which tells other systems what happens.
 */
@NullMarked
package io.sluss.web;

import org.jspecify.annotations.NullMarked;
