package io.sluss.rules;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The days of the week as rules files write them: {@code mon}, {@code mon-fri}. */
final class Days {
    static final String MEND = "write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri";

    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Days() {}

    /** The days of a name or a range; none if it is neither. A range may go over the weekend. */
    static Set<DayOfWeek> parse(String text) {
        String[] ends = text.split("-", -1);
        int first = NAMES.indexOf(ends[0]);
        int last = NAMES.indexOf(ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (ends.length > 2 || first < 0 || last < 0) {
            return days;
        }
        DayOfWeek end = DayOfWeek.of(last + 1);
        DayOfWeek day = DayOfWeek.of(first + 1);
        days.add(day);
        while (day != end) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }
}
