/** How fast Sluss is, beside others in the same run. Begin with {@link io.sluss.benchmarks.Main}. */
@NullMarked
package io.sluss.benchmarks;

import org.jspecify.annotations.NullMarked;
