/**
 * A believable day at a contact centre, played through a real Sluss: {@link io.sluss.examples.simulate.SimulatedDays} as
 * fast as it goes, {@link io.sluss.examples.simulate.Simulation} bit by bit. Nobody in it exists.
 */
@NullMarked
package io.sluss.examples.simulate;

import org.jspecify.annotations.NullMarked;
