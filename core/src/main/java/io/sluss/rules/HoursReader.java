package io.sluss.rules;

import io.sluss.criteria.LocalCalendar.Holidays;
import io.sluss.criteria.TimeWindow;
import io.sluss.matching.OpeningHours;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Items;
import io.sluss.rules.FileNode.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code hours} and {@code exceptions}. */
final class HoursReader {
    private static final String HOLIDAYS = "holidays";
    private static final String EVES = "eves";
    private static final String EXAMPLE = "`always` or a map such as {mon-fri: \"08:00-18:00\"}";

    /** The hours of a week, not yet joined with their exceptions. */
    private record Week(
            Map<DayOfWeek, List<TimeWindow>> days,
            @Nullable List<TimeWindow> onHolidays,
            @Nullable List<TimeWindow> onEves) {
        static Week always() {
            Map<DayOfWeek, List<TimeWindow>> days = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(day, List.of(TimeWindow.WHOLE_DAY));
            }
            return new Week(days, null, null);
        }
    }

    private final Head head;
    private final Mistakes mistakes;
    private final Scalars scalars;

    HoursReader(Head head, Mistakes mistakes) {
        this.head = head;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    /** The hours of a channel; always open where nothing is written. */
    OpeningHours read(Section section) {
        int before = mistakes.count();
        OpeningHours hours = joined(week(section.find("hours")), exceptions(section.find("exceptions")));
        return checked(section, hours, mistakes.count() > before);
    }

    /** The hours of a part of a channel: what it does not say itself, {@code whole} says. */
    OpeningHours read(Section section, Section whole) {
        int before = mistakes.count();
        Mistakes ofWhole = new Mistakes("");
        HoursReader outside = new HoursReader(head, ofWhole); // reported where they stand, not again here
        Week week = section.has("hours") ? week(section.find("hours")) : outside.week(whole.find("hours"));
        var exceptions = section.has("exceptions")
                ? exceptions(section.find("exceptions"))
                : outside.exceptions(whole.find("exceptions"));
        OpeningHours hours = joined(week, exceptions);
        return checked(section, hours, mistakes.count() > before || !ofWhole.isEmpty());
    }

    private static OpeningHours joined(Week week, Map<LocalDate, List<TimeWindow>> exceptions) {
        return OpeningHours.of(week.days(), week.onHolidays(), week.onEves(), exceptions);
    }

    /** Hours with a mistake are taken for always, so that it is the only one. */
    private static OpeningHours checked(Section section, OpeningHours hours, boolean wrong) {
        if (wrong) {
            return OpeningHours.ALWAYS;
        }
        boolean own = section.has("hours") || section.has("exceptions");
        if (own && !hours.everOpens()) {
            section.wrong("hours", "it never opens", "write hours on at least one day, or take the channel away");
        }
        return hours;
    }

    private Week week(@Nullable FileNode node) {
        if (node == null || (node instanceof Text text && text.value().equals("always"))) {
            return Week.always();
        }
        Section section = Section.free(node, EXAMPLE, mistakes);
        Map<DayOfWeek, List<TimeWindow>> days = new EnumMap<>(DayOfWeek.class);
        List<TimeWindow> onHolidays = null;
        List<TimeWindow> onEves = null;
        for (Field field : section.all()) {
            List<TimeWindow> windows = windows(section, field.value());
            Set<DayOfWeek> named = Days.parse(field.key());
            if (field.key().equals(HOLIDAYS)) {
                onHolidays = windows;
                checkHolidays(field);
            } else if (field.key().equals(EVES)) {
                onEves = windows;
                checkHolidays(field);
            } else if (named.isEmpty()) {
                String what = Mistakes.quote(field.key()) + " is no day";
                mistakes.add(field.at(), field.value().path(), what, Days.MEND + ", holidays or eves");
            }
            for (DayOfWeek day : named) {
                if (days.put(day, windows) != null) {
                    String what = Mistakes.quote(field.key()) + " names a day that a line before names already";
                    mistakes.add(field.at(), field.value().path(), what, "name each day once");
                    break;
                }
            }
        }
        return new Week(days, onHolidays, onEves);
    }

    private void checkHolidays(Field field) {
        if (head.calendar().holidays() == Holidays.NONE) {
            String what = "`" + field.key() + "` has hours, but this file knows no holidays";
            mistakes.add(field.at(), field.value().path(), what, "write `holidays: SE` at the top, or take this away");
        }
    }

    private Map<LocalDate, List<TimeWindow>> exceptions(@Nullable FileNode node) {
        Section section = Section.free(node, "{2026-12-24: closed, 2026-12-31: \"08:00-12:00\"}", mistakes);
        Map<LocalDate, List<TimeWindow>> exceptions = new HashMap<>();
        for (Field field : section.all()) {
            Text key = new Text(field.at(), field.value().path(), field.key(), false);
            LocalDate date = scalars.date(key);
            List<TimeWindow> windows = windows(section, field.value());
            if (date != null) {
                exceptions.put(date, windows);
            }
        }
        return exceptions;
    }

    private List<TimeWindow> windows(Section section, FileNode node) {
        if (node instanceof Text text && text.value().equals("closed")) {
            return List.of();
        }
        if (node instanceof Items list && list.items().isEmpty()) {
            mistakes.add(list, "the list is empty", "write `closed`, or a window such as \"08:00-18:00\"");
            return List.of();
        }
        List<TimeWindow> windows = new ArrayList<>();
        for (Text text : section.oneOrMore(node)) {
            TimeWindow window = scalars.window(text);
            if (window == null) {
                continue;
            }
            for (TimeWindow other : windows) {
                if (overlap(window, other)) {
                    String what = Mistakes.quote(text.value()) + " overlaps " + other;
                    mistakes.add(text, what, "write windows that do not overlap, or one that holds both");
                    break;
                }
            }
            windows.add(window);
        }
        return windows;
    }

    private static boolean overlap(TimeWindow a, TimeWindow b) {
        return a.start() < b.start() + b.minutes() && b.start() < a.start() + a.minutes();
    }
}
