package io.sluss.examples.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves. */
final class SetClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Noon.CLOCK.instant());

    @Override
    public Instant instant() {
        return now.get();
    }

    void set(String instant) {
        now.set(Instant.parse(instant));
    }

    void advance(Duration by) {
        now.updateAndGet(then -> then.plus(by));
    }
}
