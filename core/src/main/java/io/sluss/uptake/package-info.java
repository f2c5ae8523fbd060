/**
 * What is measured. Every rate says what it counts, and is absent when there is nothing to count.
 */
@NullMarked
package io.sluss.uptake;

import org.jspecify.annotations.NullMarked;
