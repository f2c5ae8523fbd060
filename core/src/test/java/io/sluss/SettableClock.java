package io.sluss;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    static SettableClock at(String instant) {
        return new SettableClock(Instant.parse(instant));
    }

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
