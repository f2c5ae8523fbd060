package io.sluss.architecture.bad.offer;

import java.time.Instant;

/** Planted. */
final class LooksAtTheClock {
    Instant go() {
        return Instant.now();
    }
}
