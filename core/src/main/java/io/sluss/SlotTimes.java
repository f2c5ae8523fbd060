package io.sluss;

import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The times of every resource under one version of the rules, cut into slots once a day instead of at every decision.
 * What is free of them is asked of the slot book each time, so that nobody is offered what was just taken. Thread-safe
 * and without locks.
 */
final class SlotTimes {
    private static final int SLOTS_LOOKED_AT = 500;
    private static final int ASKED_TOGETHER = 100;

    /**
     * What can be taken at any moment whose lead time ends on one day.
     *
     * @param from where the day begins
     * @param until where it ends
     * @param slots in order of time, as the slot book knows them
     */
    private record Day(Instant from, Instant until, List<Slot.Key> slots) {
        private static final Day NONE = new Day(Instant.MAX, Instant.MIN, List.of());

        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }

        /** The index of the first slot that does not start before a moment. */
        int firstFrom(Instant moment) {
            int low = 0;
            int high = slots.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (slots.get(middle).start().isBefore(moment)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** One resource. Two threads that cut the same day at once cut the same. */
    private static final class Resource {
        private final String booked;
        private final SlotPlan plan;
        private volatile Day day = Day.NONE;

        private Resource(String booked, SlotPlan plan) {
            this.booked = booked;
            this.plan = plan;
        }

        private Day dayOf(Instant moment, LocalCalendar calendar) {
            Day known = day;
            if (known.has(moment)) {
                return known;
            }
            LocalDate date = calendar.local(moment).toLocalDate();
            List<TimeSpan> spans = plan.slotsAround(date, calendar, SLOTS_LOOKED_AT);
            Day cut = new Day(
                    date.atStartOfDay(calendar.zone()).toInstant(),
                    date.plusDays(1).atStartOfDay(calendar.zone()).toInstant(),
                    spans.stream()
                            .map(span -> new Slot.Key(booked, span.start(), span.end()))
                            .toList());
            day = cut;
            return cut;
        }
    }

    private final RuleSet rules;
    private final Map<String, Map<String, Resource>> resources = new ConcurrentHashMap<>();

    SlotTimes(RuleSet rules) {
        this.rules = rules;
    }

    /** The start of the first slot with room that can be taken at {@code at}; null when there is none. */
    @Nullable
    Instant firstFree(String channel, String resource, Instant at, SlotBook book, Instant now) {
        Resource of = resource(channel, resource);
        if (of == null) {
            return null;
        }
        Instant earliest = at.plus(of.plan.leadTime());
        Instant latest = at.plus(of.plan.horizon());
        Day day = of.dayOf(earliest, rules.calendar());
        int first = day.firstFrom(earliest);
        int end = Math.min(day.slots().size(), first + SLOTS_LOOKED_AT);
        while (end > first && !day.slots().get(end - 1).start().isBefore(latest)) {
            end--;
        }
        List<Slot.Key> slots = day.slots().subList(first, end);
        return book.answersFromMemory()
                ? firstFree(slots, of.plan.capacity(), book, now)
                : askedTogether(slots, of.plan.capacity(), book, now);
    }

    private static @Nullable Instant firstFree(List<Slot.Key> slots, int capacity, SlotBook book, Instant now) {
        for (int i = 0; i < slots.size(); i++) {
            if (book.free(slots.get(i), capacity, now) > 0) {
                return slots.get(i).start();
            }
        }
        return null;
    }

    /** Where each question is a round trip, many slots are asked about at once. */
    private static @Nullable Instant askedTogether(List<Slot.Key> slots, int capacity, SlotBook book, Instant now) {
        for (int from = 0; from < slots.size(); from += ASKED_TOGETHER) {
            List<Slot.Key> some = slots.subList(from, Math.min(slots.size(), from + ASKED_TOGETHER));
            Map<Slot.Key, Integer> free = book.free(some, capacity, now);
            for (Slot.Key slot : some) {
                if (free.getOrDefault(slot, 0) > 0) {
                    return slot.start();
                }
            }
        }
        return null;
    }

    private @Nullable Resource resource(String channel, String resource) {
        Map<String, Resource> ofChannel = resources.get(channel);
        Resource known = ofChannel == null ? null : ofChannel.get(resource);
        if (known != null) {
            return known;
        }
        SlotPlan plan = ChannelWatch.planOf(rules, channel, resource);
        return plan == null
                ? null
                : resources
                        .computeIfAbsent(channel, c -> new ConcurrentHashMap<>())
                        .computeIfAbsent(resource, r -> new Resource(resource, plan));
    }
}
