package io.sluss.criteria;

import io.sluss.contact.Origin;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Values of fields as small or ordered numbers, had without a division. */
final class FieldValues {
    /** Choices are less than this. */
    static final int CHOICES = 8;

    /** No wait that a contact may have comes near to so many seconds; longer ones are all the same. */
    private static final long MOST_SECONDS = 1_000_000_000;

    private static final Map<Origin, Integer> ORIGINS = new EnumMap<>(Origin.class);

    static {
        for (Origin origin : Origin.values()) {
            ORIGINS.put(origin, ORIGINS.size());
        }
    }

    private FieldValues() {}

    static int choice(Origin origin) {
        return Objects.requireNonNull(ORIGINS.get(origin));
    }

    static int choice(boolean holds) {
        return holds ? 1 : 0;
    }

    /** The minute of the day. */
    static long number(LocalTime time) {
        return time.getHour() * 60L + time.getMinute();
    }

    /** A number that grows with the date. */
    static long number(LocalDate date) {
        long year = (long) date.getYear() - Year.MIN_VALUE;
        return (year << 9) | ((long) date.getMonthValue() << 5) | date.getDayOfMonth();
    }

    /** Nanoseconds; a negative duration, which no contact has, is 0. */
    static long number(Duration expected) {
        long seconds = Math.max(-1, Math.min(expected.getSeconds(), MOST_SECONDS));
        return Math.max(0, seconds * 1_000_000_000 + expected.getNano());
    }
}
