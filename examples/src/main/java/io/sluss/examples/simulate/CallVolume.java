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
 * is made up after how contact centres usually look, with a storm of calls once a day.
 */
final class CallVolume {
    /** Contacts in a month, the twelfth of a year. */
    static final int A_MONTH = 163_000;

    private static final double DAYS_A_MONTH = 365.25 / 12;

    /** A day's share of a week, Monday first. */
    private static final double[] WEEK = {0.172, 0.160, 0.156, 0.154, 0.156, 0.103, 0.099};

    /** An hour's share of a day, per thousand. */
    private static final int[] DAY = {
        12, 9, 7, 6, 6, 9, 18, 38, 72, 82, 80, 74, 68, 74, 72, 68, 62, 54, 48, 42, 35, 28, 21, 15
    };

    private static final int THOUSAND = 1_000;

    /** Once a day something happens that many call about, in turns: from when to when, and how many times the usual. */
    private record Storm(int begins, int ends, double times) {}

    private static final List<Storm> STORMS =
            List.of(new Storm(15, 17, 1.8), new Storm(10, 11, 1.4), new Storm(18, 20, 1.5));

    /** After so many days the days of the week and the storms come in the same turn again. */
    private static final int A_TURN = 21;

    /** What makes the contacts of a month, with their storms, as many as there are. */
    private static final double SCALE = A_MONTH / DAYS_A_MONTH * A_TURN / unscaledTurn();

    private static final int QUARTERS = 4;

    private CallVolume() {}

    private static double unscaledTurn() {
        double all = 0;
        for (int day = 0; day < A_TURN; day++) {
            for (int hour = 0; hour < DAY.length; hour++) {
                LocalDateTime at = LocalDate.EPOCH.plusDays(day).atTime(hour, 0);
                all += WEEK[at.getDayOfWeek().getValue() - 1] * DAY[hour] * storm(at);
            }
        }
        return all;
    }

    /** How many times as many as usual call in an hour. */
    static double storm(LocalDateTime hour) {
        Storm storm = STORMS.get((int) Math.floorMod(hour.toLocalDate().toEpochDay(), (long) STORMS.size()));
        return hour.getHour() >= storm.begins() && hour.getHour() < storm.ends() ? storm.times() : 1;
    }

    /** How many contacts are to be expected in an hour without a storm. */
    static double usual(DayOfWeek day, int hour) {
        return SCALE * WEEK[day.getValue() - 1] * DAY[hour];
    }

    /** How many contacts are to be expected in an hour. */
    static double expected(LocalDateTime hour) {
        return usual(hour.getDayOfWeek(), hour.getHour()) * storm(hour);
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
