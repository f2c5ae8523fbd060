package io.sluss.matching;

import io.sluss.criteria.LocalCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** The slots that can be taken at {@code now}, earliest first, at most {@code most}. */
    public List<TimeSpan> slotsFrom(Instant now, LocalCalendar calendar, int most) {
        List<TimeSpan> slots = new ArrayList<>();
        Instant earliest = now.plus(leadTime);
        Instant latest = now.plus(horizon);
        LocalDate last = calendar.local(latest).toLocalDate();
        for (LocalDate date = calendar.local(earliest).toLocalDate().minusDays(1);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            for (TimeSpan open : hours.spansOn(date, calendar)) {
                for (Instant start = open.start();
                        !start.plus(slot).isAfter(open.end()) && start.isBefore(latest);
                        start = start.plus(slot)) {
                    if (!start.isBefore(earliest)) {
                        slots.add(new TimeSpan(start, start.plus(slot)));
                        if (slots.size() >= most) {
                            return slots;
                        }
                    }
                }
            }
        }
        return slots;
    }
}
