package io.sluss.examples.decide;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a file of contacts: it stands where the contact that is decided arrived, so that the same file gets the
 * same decisions whenever it is run. One thread sets and reads it.
 */
final class RowClock implements InstantSource {
    private final Instant started = Instant.now();
    private Instant now = started;

    void standAt(@Nullable Instant arrived) {
        now = arrived == null ? started : arrived;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
