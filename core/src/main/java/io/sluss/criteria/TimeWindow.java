package io.sluss.criteria;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A half-open window of local time, in minutes of the day. A window whose end is not after its start goes over midnight
 * and belongs to the day it starts.
 *
 * @param start first minute, 0-1439
 * @param end first minute after it, 1-1440
 */
public record TimeWindow(int start, int end) {
    /** Minutes of a day. */
    public static final int DAY = 24 * 60;

    /** From midnight to midnight. */
    public static final TimeWindow WHOLE_DAY = new TimeWindow(0, DAY);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");

    /**
     * Checks the minutes.
     *
     * @throws IllegalArgumentException if the minutes are out of range or the window is empty
     */
    public TimeWindow {
        if (start < 0 || start >= DAY || end < 1 || end > DAY || start == end) {
            throw new IllegalArgumentException("a window runs from 00:00-23:59 to another time up to 24:00");
        }
    }

    /** Reads {@code 08:00-18:00}; empty if it is not one. */
    public static Optional<TimeWindow> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int start = minutes(matcher.group(1), matcher.group(2));
        int end = minutes(matcher.group(3), matcher.group(4));
        boolean inRange = start >= 0 && start < DAY && end >= 0 && end <= DAY && start != end;
        if (!inRange) {
            return Optional.empty();
        }
        return Optional.of(new TimeWindow(start, end == 0 ? DAY : end));
    }

    private static int minutes(String hours, String minutes) {
        int m = Integer.parseInt(minutes);
        return m > 59 ? -1 : Integer.parseInt(hours) * 60 + m;
    }

    /** Whether it goes over midnight. */
    public boolean overMidnight() {
        return end <= start;
    }

    /** Whether {@code time} lies in it, whichever day it started. */
    public boolean contains(LocalTime time) {
        return containsSameDay(time) || containsFromDayBefore(time);
    }

    /** Whether {@code time} lies in the part on the day it starts. */
    public boolean containsSameDay(LocalTime time) {
        int minute = time.toSecondOfDay() / 60;
        return minute >= start && (overMidnight() || minute < end);
    }

    /** Whether {@code time} lies in the part after midnight. */
    public boolean containsFromDayBefore(LocalTime time) {
        return overMidnight() && time.toSecondOfDay() / 60 < end;
    }

    /** Its length in local minutes. */
    public int minutes() {
        return overMidnight() ? DAY - start + end : end - start;
    }

    @Override
    public String toString() {
        return String.format("%02d:%02d-%02d:%02d", start / 60, start % 60, end / 60, end % 60);
    }
}
