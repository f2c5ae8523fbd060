package io.sluss.criteria;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The Swedish public holidays (lag 1989:253 om allmänna helgdagar) and the eves that are kept as holidays in law or
 * custom: Midsummer Eve, Christmas Eve and New Year's Eve. Sundays are not in it: opening hours name them themselves.
 */
final class SwedishHolidays {
    private SwedishHolidays() {}

    static boolean isHoliday(LocalDate date) {
        int day = date.getDayOfMonth();
        Month month = date.getMonth();
        return switch (month) {
            case JANUARY -> day == 1 || day == 6;
            case MAY -> day == 1 || isEaster(date);
            case JUNE -> day == 6 || isMidsummer(date) || isEaster(date);
            case OCTOBER, NOVEMBER -> isAllSaints(date);
            case DECEMBER -> day == 24 || day == 25 || day == 26 || day == 31;
            default -> isEaster(date);
        };
    }

    /**
     * The days before a feast that are shortened by custom, and are no holidays: Twelfth Night, Maundy Thursday, Easter
     * Eve, Walpurgis Night, Whitsun Eve and the Friday before All Saints' Day.
     */
    static boolean isEve(LocalDate date) {
        if (isHoliday(date)) {
            return false;
        }
        int day = date.getDayOfMonth();
        long easter = daysFromEaster(date);
        return (date.getMonth() == Month.JANUARY && day == 5)
                || (date.getMonth() == Month.APRIL && day == 30)
                || isAllSaints(date.plusDays(1))
                || easter == -3
                || easter == -1
                || easter == 48;
    }

    /** The Saturday 31 October - 6 November. */
    private static boolean isAllSaints(LocalDate date) {
        boolean within = date.getMonth() == Month.OCTOBER
                ? date.getDayOfMonth() == 31
                : date.getMonth() == Month.NOVEMBER && date.getDayOfMonth() <= 6;
        return within && date.getDayOfWeek() == DayOfWeek.SATURDAY;
    }

    /** The Friday 19-25 June and the Saturday after it. */
    private static boolean isMidsummer(LocalDate date) {
        int day = date.getDayOfMonth();
        return (date.getDayOfWeek() == DayOfWeek.FRIDAY && day >= 19 && day <= 25)
                || (date.getDayOfWeek() == DayOfWeek.SATURDAY && day >= 20 && day <= 26);
    }

    /** Good Friday, Easter Sunday and Monday, Ascension Day and Whit Sunday. */
    private static boolean isEaster(LocalDate date) {
        long days = daysFromEaster(date);
        return days == -2 || days == 0 || days == 1 || days == 39 || days == 49;
    }

    private static long daysFromEaster(LocalDate date) {
        return date.toEpochDay() - easterSunday(date.getYear()).toEpochDay();
    }

    /** The anonymous Gregorian algorithm (Nature, 20 April 1876; in Meeus, Astronomical Algorithms, chapter 8). */
    private static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
