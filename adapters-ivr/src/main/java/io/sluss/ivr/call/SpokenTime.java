package io.sluss.ivr.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A time as it is said: {@code i dag klockan 14.30}, {@code Wednesday 25 November at 2.30 pm}. Swedish for {@code sv},
 * otherwise English. Exact rather than short: the hour that a change of the clock repeats is told apart, and a date of
 * another year has its year. The names are here, not from the Java runtime, whose locale data differ between builds.
 */
final class SpokenTime {
    private static final List<String> SWEDISH_DAYS =
            List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> SWEDISH_MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private SpokenTime() {}

    /** {@code at} as it is said at {@code now} in {@code zone}. */
    static String of(Instant at, Instant now, ZoneId zone, String language) {
        ZonedDateTime then = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        return "sv".equals(language) ? swedish(then, today) : english(then, today);
    }

    private static String swedish(ZonedDateTime then, LocalDate today) {
        LocalDate date = then.toLocalDate();
        String time = then.getHour() + "." + twoDigits(then.getMinute());
        String twice = isTwice(then) ? (isSummerTime(then) ? " sommartid" : " normaltid") : "";
        return swedishDay(date, today) + " klockan " + time + twice;
    }

    private static String swedishDay(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "i dag";
        }
        if (date.equals(today.plusDays(1))) {
            return "i morgon";
        }
        String day = SWEDISH_DAYS.get(date.getDayOfWeek().getValue() - 1);
        String month = SWEDISH_MONTHS.get(date.getMonthValue() - 1);
        return day + " den " + date.getDayOfMonth() + " " + month + year(date, today);
    }

    private static String english(ZonedDateTime then, LocalDate today) {
        String twice = isTwice(then) ? (isSummerTime(then) ? " summer time" : " winter time") : "";
        return englishDay(then.toLocalDate(), today) + " at " + englishClock(then.toLocalTime()) + twice;
    }

    private static String englishDay(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "today";
        }
        if (date.equals(today.plusDays(1))) {
            return "tomorrow";
        }
        String day = DAYS.get(date.getDayOfWeek().getValue() - 1);
        String month = MONTHS.get(date.getMonthValue() - 1);
        return day + " " + date.getDayOfMonth() + " " + month + year(date, today);
    }

    /** Noon is named, since "12 pm" is not the same to everybody; midnight is 12.00 am, the start of the day named. */
    private static String englishClock(LocalTime time) {
        if (time.getHour() == 12 && time.getMinute() == 0) {
            return "12 noon";
        }
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        boolean plain = time.getMinute() == 0 && time.getHour() != 0;
        String minutes = plain ? "" : "." + twoDigits(time.getMinute());
        return hour + minutes + (time.getHour() < 12 ? " am" : " pm");
    }

    private static String year(LocalDate date, LocalDate today) {
        return date.getYear() == today.getYear() ? "" : " " + date.getYear();
    }

    private static boolean isTwice(ZonedDateTime then) {
        LocalDateTime local = then.toLocalDateTime();
        return then.getZone().getRules().getValidOffsets(local).size() > 1;
    }

    private static boolean isSummerTime(ZonedDateTime then) {
        return then.getZone().getRules().isDaylightSavings(then.toInstant());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
