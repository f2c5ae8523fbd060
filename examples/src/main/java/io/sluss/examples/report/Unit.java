package io.sluss.examples.report;

import java.util.Locale;

/** What the value of a figure is, so that it is written right. */
enum Unit {
    /** So many. */
    COUNT,
    /** A share, 0-1. */
    SHARE,
    /** Seconds. */
    SECONDS,
    /** Minutes. */
    MINUTES,
    /** So many for each. */
    EACH;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
