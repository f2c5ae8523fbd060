package io.sluss.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
final class SettableClock implements InstantSource {
    private volatile Instant now;
    private volatile String failure;

    SettableClock(Instant now) {
        this.now = now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    /** Fails from now on with this message, or no more when it is null. */
    void failWith(String message) {
        failure = message;
    }

    @Override
    public Instant instant() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return now;
    }
}
