package io.sluss.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The local time of a service and its holidays. Immutable.
 *
 * @param zone the service's time zone
 * @param holidays whose holidays
 */
public record LocalCalendar(ZoneId zone, Holidays holidays) {
    /** Which days are holidays. */
    public enum Holidays {
        /** No day is. */
        NONE,
        /** The Swedish public holidays and the eves kept as such. */
        SE
    }

    /** The local time at {@code instant}. */
    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    /** Whether {@code date} is a holiday. */
    public boolean isHoliday(LocalDate date) {
        return holidays == Holidays.SE && SwedishHolidays.isHoliday(date);
    }

    /** Whether {@code date} is an eve that is shortened by custom, and no holiday. */
    public boolean isEve(LocalDate date) {
        return holidays == Holidays.SE && SwedishHolidays.isEve(date);
    }
}
