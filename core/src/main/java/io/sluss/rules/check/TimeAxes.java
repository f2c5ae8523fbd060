package io.sluss.rules.check;

import io.sluss.criteria.Criterion;
import io.sluss.criteria.LocalCalendar;
import io.sluss.criteria.LocalCalendar.Holidays;
import io.sluss.criteria.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cuts times, days and waits at what rules name, and lets one stand for all between two cuts. */
final class TimeAxes {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** After so many years every day of the week has been every kind of day. */
    private static final int YEARS = 28;

    private TimeAxes() {}

    /** The times of day. */
    static Axis times(Collection<Criterion> asked) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0));
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.TimeIs times) {
                for (TimeWindow window : times.windows()) {
                    cuts.add(window.start());
                    cuts.add(window.end() % TimeWindow.DAY);
                }
            }
        }
        Axis.Builder axis = Axis.named("time");
        for (int start : cuts) {
            Integer next = cuts.higher(start);
            LocalTime time = middle(start, next == null ? TimeWindow.DAY : next);
            axis.value(time.toString(), sample -> sample.time(time));
        }
        return axis.build();
    }

    /** A time in the middle, on the half hour where there is one. */
    private static LocalTime middle(int start, int end) {
        int middle = (start + end) / 2;
        int half = middle - middle % 30;
        return LocalTime.ofSecondOfDay((half >= start ? half : middle) * 60L);
    }

    /** The days from today on: per stretch between dates that rules name, each kind of day that there is in it. */
    static Axis days(Collection<Criterion> asked, LocalCalendar calendar, LocalDate today) {
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(today));
        boolean weekdays = false;
        boolean holidays = false;
        for (Criterion criterion : asked) {
            weekdays |= criterion instanceof Criterion.WeekdayIs;
            holidays |= criterion instanceof Criterion.HolidayIs;
            if (criterion instanceof Criterion.DateIs dates) {
                addLater(cuts, dates.from(), today);
                addLater(cuts, dates.until(), today);
            }
        }
        Axis.Builder axis = Axis.named("date");
        int most = (weekdays ? 7 : 1) * (holidays && calendar.holidays() != Holidays.NONE ? 2 : 1);
        for (LocalDate start : cuts) {
            LocalDate next = cuts.higher(start);
            LocalDate end = next == null ? start.plusYears(YEARS) : next;
            Set<Integer> kinds = new HashSet<>();
            for (LocalDate date = start; date.isBefore(end) && kinds.size() < most; date = date.plusDays(1)) {
                boolean holiday = holidays && calendar.isHoliday(date);
                if (kinds.add((weekdays ? date.getDayOfWeek().getValue() : 0) + (holiday ? 10 : 0))) {
                    LocalDate day = date;
                    axis.value(label(day, calendar.isHoliday(day)), sample -> sample.date(day));
                }
            }
        }
        return axis.build();
    }

    private static void addLater(Set<LocalDate> to, @Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            to.add(date);
        }
    }

    private static String label(LocalDate date, boolean holiday) {
        return date + " (" + name(date.getDayOfWeek()) + (holiday ? ", a holiday)" : ")");
    }

    /** A day of the week as rules files write it. */
    static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** The waits, and the wait that nobody knows. */
    static Axis waits(Collection<Criterion> asked) {
        TreeSet<Duration> cuts = new TreeSet<>(List.of(Duration.ZERO));
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.ExpectedWaitIs expected) {
                for (Duration limit : new Duration[] {expected.least(), expected.below()}) {
                    if (limit != null && limit.compareTo(LONGEST_WAIT) <= 0) {
                        cuts.add(limit);
                    }
                }
            }
        }
        Axis.Builder axis = Axis.named("expected wait");
        for (Duration start : cuts) {
            Duration expected = round(start, cuts.higher(start));
            String label = expected.equals(Duration.ofMinutes(expected.toMinutes()))
                    ? expected.toMinutes() + "m"
                    : expected.toSeconds() + "s";
            axis.value(label, sample -> sample.expectedWait(expected));
        }
        return axis.value("not known", sample -> {}).build();
    }

    /** The first whole minute from {@code start} that lies before {@code next}, else the first second, else the start. */
    private static Duration round(Duration start, @Nullable Duration next) {
        for (Duration unit : List.of(Duration.ofMinutes(1), Duration.ofSeconds(1))) {
            long whole = start.dividedBy(unit);
            Duration up = unit.multipliedBy(whole);
            up = up.compareTo(start) < 0 ? up.plus(unit) : up;
            if (next == null ? up.compareTo(LONGEST_WAIT) <= 0 : up.compareTo(next) < 0) {
                return up;
            }
        }
        return start;
    }
}
