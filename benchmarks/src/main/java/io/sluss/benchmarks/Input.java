package io.sluss.benchmarks;

import java.util.Locale;

/** What the rules of the compared tables ask about. */
enum Input {
    ORIGIN,
    REASON,
    REGION,
    PLACE,
    LANGUAGE,
    WEEKDAY,
    /** The local minute of the day. */
    MINUTE,
    /** The day of the year, from 0. */
    DAY,
    /** The expected wait in seconds. */
    WAITING;

    /** Whether ranges of it are asked for; it is a number then, otherwise a text. */
    boolean isRange() {
        return this == MINUTE || this == DAY || this == WAITING;
    }

    /** Its name where a lower-case one is wanted. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
