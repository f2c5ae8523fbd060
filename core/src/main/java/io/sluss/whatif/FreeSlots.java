package io.sluss.whatif;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.Matching;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every channel is up and every slot is free, as when nobody else had called: what is asked of the past, of which nobody
 * knows any more what was taken. Slots of a day are cut once. Thread-safe.
 */
final class FreeSlots implements ChannelStates {
    private final Matching matching;
    private final Map<String, Times> byResource = new ConcurrentHashMap<>();
    private final Map<SlotPlan, Times> byPlan = new ConcurrentHashMap<>();

    FreeSlots(Matching matching) {
        this.matching = matching;
    }

    @Override
    public @Nullable ChannelTrouble whyUnavailable(String channel) {
        return null;
    }

    @Override
    public @Nullable Instant nextFree(String channel, String resource, Instant now) {
        Times known = byResource.get(resource);
        if (known == null) {
            SlotPlan plan = matching.planOf(channel, resource);
            if (plan == null) {
                return null;
            }
            known = timesOf(plan);
            byResource.put(resource, known);
        }
        return known.next(now);
    }

    /** The times of a plan: those with more room are the same. */
    Times timesOf(SlotPlan plan) {
        return byPlan.computeIfAbsent(plan.withCapacity(1), times -> new Times(times, matching.calendar()));
    }

    /** The starts of the slots of one plan. */
    static final class Times {
        private final SlotPlan plan;
        private final LocalCalendar calendar;
        private final Map<LocalDate, Instant[]> byDate = new ConcurrentHashMap<>();

        Times(SlotPlan plan, LocalCalendar calendar) {
            this.plan = plan;
            this.calendar = calendar;
        }

        SlotPlan plan() {
            return plan;
        }

        @Nullable
        Instant next(Instant now) {
            Instant earliest = now.plus(plan.leadTime());
            Instant[] starts = startsOn(calendar.local(earliest).toLocalDate());
            int low = 0;
            int high = starts.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (starts[middle].isBefore(earliest)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < starts.length && starts[low].isBefore(now.plus(plan.horizon())) ? starts[low] : null;
        }

        /** The starts on a date and the first after it, for moments whose lead time ends on that date. */
        Instant[] startsOn(LocalDate date) {
            Instant[] known = byDate.get(date);
            if (known == null) {
                known = plan.slotsAround(date, calendar, 1).stream()
                        .map(TimeSpan::start)
                        .toArray(Instant[]::new);
                byDate.put(date, known);
            }
            return known;
        }
    }
}
