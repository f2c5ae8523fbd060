package io.sluss.matching;

import java.time.Instant;

/**
 * A half-open span of time.
 *
 * @param start its first instant
 * @param end the first instant after it
 */
public record TimeSpan(Instant start, Instant end) {}
