/** The front door: {@link io.sluss.Sluss}. */
@NullMarked
package io.sluss;

import org.jspecify.annotations.NullMarked;
