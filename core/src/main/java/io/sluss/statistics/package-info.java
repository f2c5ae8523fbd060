/**
 * What numbers tell, and how surely: intervals and tests. Knows nothing of contacts; begin with {@link
 * io.sluss.statistics.Proportion} and {@link io.sluss.statistics.Comparison}. The distributions are those of Apache
 * Commons Statistics.
 */
@NullMarked
package io.sluss.statistics;

import org.jspecify.annotations.NullMarked;
