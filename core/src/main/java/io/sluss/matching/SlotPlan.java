package io.sluss.matching;

import io.sluss.criteria.LocalCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which times a callback or booking can have: the opening hours cut into slots. Immutable.
 *
 * @param hours when it is open
 * @param slot how long a slot is
 * @param capacity how many can be taken per slot and resource, 1 or more
 * @param leadTime the earliest slot starts so long from now
 * @param horizon the latest slot starts before so long from now
 */
public record SlotPlan(OpeningHours hours, Duration slot, int capacity, Duration leadTime, Duration horizon) {

    /**
     * Checks the slot and the capacity.
     *
     * @throws IllegalArgumentException if a slot takes no time or has no room
     */
    public SlotPlan {
        if (slot.isNegative() || slot.isZero() || capacity < 1) {
            throw new IllegalArgumentException("a slot takes time and has room for one or more");
        }
    }

    /** The slots that can be taken at {@code now}, earliest first, at most {@code most}. */
    public List<TimeSpan> slotsFrom(Instant now, LocalCalendar calendar, int most) {
        List<TimeSpan> slots = new ArrayList<>();
        Instant earliest = now.plus(leadTime);
        Instant latest = now.plus(horizon);
        Instant free = Instant.MIN; // where the slot before ends: a window may reach into one of the next day
        LocalDate last = calendar.local(latest).toLocalDate();
        for (LocalDate date = calendar.local(earliest).toLocalDate().minusDays(2);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            for (TimeSpan open : inOrder(hours.spansOn(date, calendar))) {
                for (Instant start = open.start();
                        !start.plus(slot).isAfter(open.end()) && start.isBefore(latest);
                        start = start.plus(slot)) {
                    if (start.isBefore(free)) {
                        continue;
                    }
                    free = start.plus(slot);
                    if (!start.isBefore(earliest)) {
                        slots.add(new TimeSpan(start, free));
                        if (slots.size() >= most) {
                            return slots;
                        }
                    }
                }
            }
        }
        return slots;
    }

    private static List<TimeSpan> inOrder(List<TimeSpan> spans) {
        return spans.stream().sorted(Comparator.comparing(TimeSpan::start)).toList();
    }
}
