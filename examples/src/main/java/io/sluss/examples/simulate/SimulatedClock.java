package io.sluss.examples.simulate;

import java.time.Instant;
import java.time.InstantSource;

/** The time in a simulation: it stands still until it is set forward. Thread-safe. */
public final class SimulatedClock implements InstantSource {
    private volatile Instant now;

    /** Begins at a moment. */
    public SimulatedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Goes on to a moment; never back. */
    public synchronized void forwardTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }
}
