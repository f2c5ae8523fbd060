package io.sluss.jdbc.planted;

import java.time.Instant;

/** Breaks a rule on purpose. */
final class LooksAtTheClock {
    Instant go() {
        return Instant.now();
    }
}
