package io.sluss.ivr.call;

/**
 * What the flow answers: where the call is now, and what to do.
 *
 * @param state where it is
 * @param step what to do
 */
record Turn(CallState state, Step step) {}
