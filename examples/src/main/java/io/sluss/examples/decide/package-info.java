/** Decides every contact of a CSV file: {@link io.sluss.examples.decide.DecideCommand}. */
@NullMarked
package io.sluss.examples.decide;

import org.jspecify.annotations.NullMarked;
