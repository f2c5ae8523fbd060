package io.sluss.ivr.call;

/**
 * A step, and the state of the call to hand back with what the caller does.
 *
 * @param call the sealed state, URL-safe
 * @param step what to do
 */
public record Reply(String call, Step step) {}
