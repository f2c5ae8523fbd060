package io.sluss.examples.whatif;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the usual forms of a time from bytes, {@code 2026-11-22T02:00:00} with {@code Z}, {@code +01:00} or nothing after it;
 * whatever is not one of them is left to the usual way. For one thread.
 */
final class QuickTime {
    /** Not one of the usual forms, or a local day on which the clock is changed. */
    static final long UNUSUAL = Long.MIN_VALUE;

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int DAY = 24 * 60 * 60;
    private static final int EARLIEST_YEAR = 1971;
    private static final int LATEST_YEAR = 2998;

    private final ZoneId zone;
    private final Map<Integer, Day> days = new HashMap<>();

    /**
     * A date.
     *
     * @param start its midnight in seconds since 1970 as if at Greenwich
     * @param offset of local times in seconds, or {@link Integer#MIN_VALUE} if it changes
     */
    private record Day(long start, int offset) {}

    private static final Day NO_DAY = new Day(UNUSUAL, 0);

    QuickTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Seconds since 1970, or {@link #UNUSUAL}. */
    long read(byte[] text, int begin, int end) {
        int length = end - begin;
        if (length < FORM.length() || !isUsual(text, begin)) {
            return UNUSUAL;
        }
        int hour = two(text, begin + 11);
        int minute = two(text, begin + 14);
        int second = two(text, begin + 17);
        int date = (two(text, begin) * 100 + two(text, begin + 2)) * 10_000
                + two(text, begin + 5) * 100
                + two(text, begin + 8);
        Day day = days.get(date);
        if (day == null) {
            day = dayOf(date);
            days.put(date, day);
        }
        if (hour > 23 || minute > 59 || second > 59 || day.start() == UNUSUAL) {
            return UNUSUAL;
        }
        int offset = length == FORM.length() ? day.offset() : offset(text, begin + FORM.length(), end);
        return offset == Integer.MIN_VALUE ? UNUSUAL : day.start() + (hour * 60L + minute) * 60 + second - offset;
    }

    private static boolean isUsual(byte[] text, int begin) {
        for (int i = 0; i < FORM.length(); i++) {
            byte b = text[begin + i];
            char form = FORM.charAt(i);
            if (form == '0' ? b < '0' || b > '9' : b != form && !(i == 10 && b == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static int two(byte[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }

    private static int offset(byte[] text, int at, int end) {
        if (end - at == 1 && text[at] == 'Z') {
            return 0;
        }
        boolean usual = end - at == 6 && (text[at] == '+' || text[at] == '-') && text[at + 3] == ':';
        for (int digit : new int[] {1, 2, 4, 5}) {
            usual = usual && text[at + digit] >= '0' && text[at + digit] <= '9';
        }
        if (!usual || two(text, at + 1) > 17 || two(text, at + 4) > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = (two(text, at + 1) * 60 + two(text, at + 4)) * 60;
        return text[at] == '+' ? seconds : -seconds;
    }

    private Day dayOf(int date) {
        int year = date / 10_000;
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            return NO_DAY;
        }
        try {
            LocalDate day = LocalDate.of(year, date / 100 % 100, date % 100);
            long start = day.toEpochDay() * DAY;
            var around = day.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
            ZoneOffsetTransition change = zone.getRules().nextTransition(around);
            boolean steady = change == null || change.getInstant().getEpochSecond() > start + 3L * DAY;
            return new Day(start, steady ? zone.getRules().getOffset(around).getTotalSeconds() : Integer.MIN_VALUE);
        } catch (DateTimeException e) {
            return NO_DAY; // told by the usual way
        }
    }
}
