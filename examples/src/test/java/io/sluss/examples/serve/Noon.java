package io.sluss.examples.serve;

import java.time.Instant;
import java.time.InstantSource;

/** The time at which tests of the server are: a Tuesday, noon in Stockholm. It stands still. */
final class Noon {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T11:00:00Z"));

    private Noon() {}
}
