/** One server with every adapter: {@link io.sluss.examples.serve.ServeCommand}. */
@NullMarked
package io.sluss.examples.serve;

import org.jspecify.annotations.NullMarked;
