package io.sluss.architecture.bad.offer;

import java.time.Clock;

/** Planted. */
final class TakesTheSystemsClock {
    Clock go() {
        return Clock.systemUTC();
    }
}
