package io.sluss.examples.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How many contacts come in, hour by hour. 163,000 a month is what 114 14 takes; how they spread over the week and the day
 * is made up after how contact centres usually look, with a storm of calls on some afternoons.
 */
final class CallVolume {
    /** Contacts in a month of 30 days and 10 hours. */
    static final int A_MONTH = 163_000;

    private static final double DAYS_A_MONTH = 365.25 / 12;

    /** A day's share of a week, Monday first. */
    private static final double[] WEEK = {0.172, 0.160, 0.156, 0.154, 0.156, 0.103, 0.099};

    /** An hour's share of a day, per thousand. */
    private static final int[] DAY = {
        12, 9, 7, 6, 6, 9, 18, 38, 72, 82, 80, 74, 68, 74, 72, 68, 62, 54, 48, 42, 35, 28, 21, 15
    };

    private static final int THOUSAND = 1_000;

    /** Every so many days something happens that many call about, in one region, for two hours. */
    private static final int DAYS_BETWEEN_STORMS = 3;

    private static final int STORM_BEGINS = 15;
    private static final int STORM_ENDS = 17;
    private static final double STORM_TIMES = 1.8;
    private static final int QUARTERS = 4;

    private CallVolume() {}

    /** Whether many call about the same thing that hour. */
    static boolean isStorm(LocalDateTime hour) {
        return Math.floorMod(hour.toLocalDate().toEpochDay(), (long) DAYS_BETWEEN_STORMS) == 0
                && hour.getHour() >= STORM_BEGINS
                && hour.getHour() < STORM_ENDS;
    }

    /** How many contacts are to be expected in an hour without a storm. */
    static double usual(DayOfWeek day, int hour) {
        double aWeek = A_MONTH / DAYS_A_MONTH * WEEK.length;
        int all = 0;
        for (int share : DAY) {
            all += share;
        }
        return aWeek * WEEK[day.getValue() - 1] * DAY[hour] / all;
    }

    /** How many contacts are to be expected in an hour. */
    static double expected(LocalDateTime hour) {
        return usual(hour.getDayOfWeek(), hour.getHour()) * (isStorm(hour) ? STORM_TIMES : 1);
    }

    /** How many contacts are to be expected in a day. */
    static double expected(LocalDate date) {
        double all = 0;
        for (int hour = 0; hour < DAY.length; hour++) {
            all += expected(date.atTime(hour, 0));
        }
        return all;
    }

    /** When the contacts of a day come in, in their order: by chance within each quarter of an hour. */
    static List<Instant> arrivals(LocalDate date, ZoneId zone, Random random) {
        List<Instant> arrivals = new ArrayList<>();
        for (int quarter = 0; quarter < DAY.length * QUARTERS; quarter++) {
            int hour = quarter / QUARTERS;
            LocalDateTime begins = date.atTime(hour, quarter % QUARTERS * (60 / QUARTERS));
            double mean = expected(date.atTime(hour, 0)) / QUARTERS;
            long many = (long) Math.floor(mean + random.nextDouble());
            Instant from = begins.atZone(zone).toInstant();
            for (long i = 0; i < many; i++) {
                arrivals.add(from.plusMillis(random.nextInt(15 * 60 * THOUSAND)));
            }
        }
        arrivals.sort(Instant::compareTo);
        return arrivals;
    }
}
