/** One runnable application on Sluss: {@link io.sluss.examples.Main}. */
@NullMarked
package io.sluss.examples;

import org.jspecify.annotations.NullMarked;
