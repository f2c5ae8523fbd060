package io.sluss.matching;

import io.sluss.criteria.LocalCalendar;
import io.sluss.criteria.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a channel is open: windows by weekday, other ones on holidays and eves, and exceptions by date. A window over midnight
 * belongs to the day it starts. Immutable.
 */
public final class OpeningHours {
    /** Always open. */
    public static final OpeningHours ALWAYS = always();

    /** How far ahead an opening is looked for: a year. */
    private static final int LOOK_AHEAD_DAYS = 366;

    private final Map<DayOfWeek, List<TimeWindow>> weekly;
    private final @Nullable List<TimeWindow> onHolidays;
    private final @Nullable List<TimeWindow> onEves;
    private final Map<LocalDate, List<TimeWindow>> exceptions;

    private OpeningHours(
            Map<DayOfWeek, List<TimeWindow>> weekly,
            @Nullable List<TimeWindow> onHolidays,
            @Nullable List<TimeWindow> onEves,
            Map<LocalDate, List<TimeWindow>> exceptions) {
        this.weekly = Map.copyOf(weekly);
        this.onHolidays = onHolidays == null ? null : List.copyOf(onHolidays);
        this.onEves = onEves == null ? null : List.copyOf(onEves);
        this.exceptions = Map.copyOf(exceptions);
    }

    private static OpeningHours always() {
        Map<DayOfWeek, List<TimeWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(TimeWindow.WHOLE_DAY));
        }
        return new OpeningHours(weekly, null, null, Map.of());
    }

    /**
     * Opening hours by weekday, holiday and date.
     *
     * @param weekly windows by weekday; a day that is missing is closed
     * @param onHolidays windows on holidays, or null when holidays are as other days
     * @param onEves windows on eves whose weekday is open, or null when eves are as other days
     * @param exceptions windows by date, empty for closed; they win over all
     */
    public static OpeningHours of(
            Map<DayOfWeek, List<TimeWindow>> weekly,
            @Nullable List<TimeWindow> onHolidays,
            @Nullable List<TimeWindow> onEves,
            Map<LocalDate, List<TimeWindow>> exceptions) {
        return new OpeningHours(weekly, onHolidays, onEves, exceptions);
    }

    /** The windows that start on {@code date}. */
    public List<TimeWindow> windowsOn(LocalDate date, LocalCalendar calendar) {
        List<TimeWindow> exception = exceptions.get(date);
        if (exception != null) {
            return exception;
        }
        if (onHolidays != null && calendar.isHoliday(date)) {
            return onHolidays;
        }
        List<TimeWindow> usual = weekly.getOrDefault(date.getDayOfWeek(), List.of());
        return onEves != null && !usual.isEmpty() && calendar.isEve(date) ? onEves : usual;
    }

    /** Whether it is open at {@code local}: whether that moment lies in one of {@link #spansOn}. */
    public boolean isOpen(ZonedDateTime local, LocalCalendar calendar) {
        LocalDate date = local.toLocalDate();
        if (existsTwice(local)) {
            return contains(spansOn(date, calendar), local) || contains(spansOn(date.minusDays(1), calendar), local);
        }
        var time = local.toLocalTime();
        for (TimeWindow window : windowsOn(date, calendar)) {
            if (window.containsSameDay(time)) {
                return true;
            }
        }
        for (TimeWindow window : windowsOn(date.minusDays(1), calendar)) {
            if (window.containsFromDayBefore(time)) {
                return true;
            }
        }
        return false;
    }

    private static boolean existsTwice(ZonedDateTime local) {
        return local.getZone()
                        .getRules()
                        .getValidOffsets(local.toLocalDateTime())
                        .size()
                > 1;
    }

    private static boolean contains(List<TimeSpan> spans, ZonedDateTime local) {
        Instant moment = local.toInstant();
        return spans.stream().anyMatch(span -> !moment.isBefore(span.start()) && moment.isBefore(span.end()));
    }

    /** When it opens next, at {@code local} or later; empty when it does not within a year. */
    public Optional<Instant> nextOpening(ZonedDateTime local, LocalCalendar calendar) {
        if (isOpen(local, calendar)) {
            return Optional.of(local.toInstant());
        }
        for (int ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
            LocalDate date = local.toLocalDate().plusDays(ahead);
            Optional<Instant> first = spansOn(date, calendar).stream()
                    .map(TimeSpan::start)
                    .filter(start -> start.isAfter(local.toInstant()))
                    .min(Instant::compareTo);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    /**
     * The windows of a date as instants. On the two days a year when the clock is changed, a local time that does not
     * exist moves to the first that does, and one that exists twice means the first.
     */
    public List<TimeSpan> spansOn(LocalDate date, LocalCalendar calendar) {
        List<TimeSpan> spans = new ArrayList<>(2);
        for (TimeWindow window : windowsOn(date, calendar)) {
            Instant start = at(date, window.start(), calendar);
            LocalDate endDate = window.overMidnight() ? date.plusDays(1) : date;
            Instant end = at(endDate, window.end(), calendar);
            if (end.isAfter(start)) {
                spans.add(new TimeSpan(start, end));
            }
        }
        return spans;
    }

    private static Instant at(LocalDate date, int minute, LocalCalendar calendar) {
        LocalDateTime time = date.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition change = calendar.zone().getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(calendar.zone()).toInstant();
    }

    /** Whether it opens on any day at all. */
    public boolean everOpens() {
        return weekly.values().stream().anyMatch(windows -> !windows.isEmpty())
                || (onHolidays != null && !onHolidays.isEmpty())
                || exceptions.values().stream().anyMatch(windows -> !windows.isEmpty());
    }

    /** Whether it is open at every moment of every week, holidays and exceptions included. */
    public boolean alwaysOpen() {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!areCovered(anyOn(day), anyOn(day.plus(1)))) {
                return false;
            }
        }
        for (LocalDate date : exceptions.keySet()) {
            if (!areCovered(anyOn(date.minusDays(1)), anyOn(date))
                    || !areCovered(anyOn(date), anyOn(date.plusDays(1)))) {
                return false;
            }
        }
        return true;
    }

    /** The windows that a weekday may have: any may be a holiday or an eve. */
    private List<List<TimeWindow>> anyOn(DayOfWeek day) {
        List<TimeWindow> windows = weekly.getOrDefault(day, List.of());
        List<List<TimeWindow>> any = new ArrayList<>(List.of(windows));
        if (onHolidays != null) {
            any.add(onHolidays);
        }
        if (onEves != null && !windows.isEmpty()) {
            any.add(onEves);
        }
        return any;
    }

    private List<List<TimeWindow>> anyOn(LocalDate date) {
        List<TimeWindow> exception = exceptions.get(date);
        return exception == null ? anyOn(date.getDayOfWeek()) : List.of(exception);
    }

    private static boolean areCovered(List<List<TimeWindow>> before, List<List<TimeWindow>> days) {
        return before.stream().allMatch(eve -> days.stream().allMatch(day -> isCovered(day, eve)));
    }

    /** Whether a day is open at every minute, with what is left of the windows of the day before. */
    private static boolean isCovered(List<TimeWindow> day, List<TimeWindow> eve) {
        boolean[] covered = new boolean[TimeWindow.DAY];
        for (TimeWindow window : day) {
            Arrays.fill(covered, window.start(), window.overMidnight() ? TimeWindow.DAY : window.end(), true);
        }
        for (TimeWindow window : eve) {
            Arrays.fill(covered, 0, window.overMidnight() ? window.end() : 0, true);
        }
        return allOf(covered);
    }

    private static boolean allOf(boolean[] minutes) {
        for (boolean covered : minutes) {
            if (!covered) {
                return false;
            }
        }
        return true;
    }

    /** The longest window, in minutes; 0 when it never opens. */
    public int longestMinutes() {
        int longest = 0;
        List<List<TimeWindow>> all = new ArrayList<>(weekly.values());
        all.addAll(exceptions.values());
        if (onHolidays != null) {
            all.add(onHolidays);
        }
        if (onEves != null) {
            all.add(onEves);
        }
        for (List<TimeWindow> windows : all) {
            for (TimeWindow window : windows) {
                longest = Math.max(longest, window.minutes());
            }
        }
        return longest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpeningHours hours
                && weekly.equals(hours.weekly)
                && Objects.equals(onHolidays, hours.onHolidays)
                && Objects.equals(onEves, hours.onEves)
                && exceptions.equals(hours.exceptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(weekly, onHolidays, onEves, exceptions);
    }
}
