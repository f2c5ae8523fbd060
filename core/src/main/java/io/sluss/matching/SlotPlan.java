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

    /** The same times with room for others. */
    public SlotPlan withCapacity(int other) {
        return new SlotPlan(hours, slot, other, leadTime, horizon);
    }

    /** The slots that can be taken at {@code now}, earliest first, at most {@code most}. */
    public List<TimeSpan> slotsFrom(Instant now, LocalCalendar calendar, int most) {
        Instant earliest = now.plus(leadTime);
        return cut(calendar, earliest, now.plus(horizon), earliest, most);
    }

    /**
     * The slots that can be taken at any moment whose lead time ends on {@code date}, earliest first: what those of each
     * such moment begin with, and at most {@code more} that start after the date.
     */
    public List<TimeSpan> slotsAround(LocalDate date, LocalCalendar calendar, int more) {
        Instant start = date.atStartOfDay(calendar.zone()).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return cut(calendar, start, end.minus(leadTime).plus(horizon), end, more);
    }

    /** The slots from {@code earliest} and before {@code latest}; at most {@code most} from {@code counted} on. */
    private List<TimeSpan> cut(LocalCalendar calendar, Instant earliest, Instant latest, Instant counted, int most) {
        List<TimeSpan> slots = new ArrayList<>();
        Instant free = Instant.MIN; // where the slot before ends: a window may reach into one of the next day
        int count = 0;
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
                        count += start.isBefore(counted) ? 0 : 1;
                        if (count >= most) {
                            return slots;
                        }
                    }
                }
            }
        }
        return slots;
    }

    private static List<TimeSpan> inOrder(List<TimeSpan> spans) {
        spans.sort(Comparator.comparing(TimeSpan::start));
        return spans;
    }
}
