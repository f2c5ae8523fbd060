package io.sluss.examples.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Which days are told of.
 *
 * @param from the first
 * @param to the one after the last
 * @param zone where days begin at midnight
 */
record Period(LocalDate from, LocalDate to, ZoneId zone) {
    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
