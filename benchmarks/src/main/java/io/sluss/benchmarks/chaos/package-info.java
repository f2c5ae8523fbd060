/**
 * Several processes take places in the same slots while one of them, and PostgreSQL, are killed. What they were told is
 * written down as it happens, and judged afterwards by {@link io.sluss.benchmarks.chaos.History}, which knows nothing of
 * how Sluss does it.
 */
@NullMarked
package io.sluss.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
