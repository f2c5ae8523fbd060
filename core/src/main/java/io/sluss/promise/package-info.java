/**
 * Callbacks and bookings that must be kept. A {@link io.sluss.promise.Slot} is taken from a
 * {@link io.sluss.promise.SlotBook}, the {@link io.sluss.promise.Promise} is kept in a
 * {@link io.sluss.promise.PromiseStore}, and the number to call lies encrypted in a {@link io.sluss.promise.DialTarget}.
 */
@NullMarked
package io.sluss.promise;

import org.jspecify.annotations.NullMarked;
