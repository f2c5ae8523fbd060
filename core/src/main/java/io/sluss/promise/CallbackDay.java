package io.sluss.promise;

import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import io.sluss.promise.Promise.State;
import io.sluss.promise.PromiseStore.Moved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The end of a day of callbacks: who was not reached is first at the next opening, and that counts as broken. */
final class CallbackDay {
    private static final int BATCH = 500;
    private static final int MOST_SLOTS = 200;

    private final PromiseStore store;
    private final CallbackTimes times;
    private final CallbackPolicy policy;
    private final PromiseNews news;
    private final PromiseListener listener;

    CallbackDay(
            PromiseStore store,
            CallbackTimes times,
            CallbackPolicy policy,
            PromiseNews news,
            PromiseListener listener) {
        this.store = store;
        this.times = times;
        this.policy = policy;
        this.news = news;
        this.listener = listener;
    }

    /** When the day of a slot ends: when what opened on its date closes for the last time. */
    static Instant closes(SlotPlan plan, LocalCalendar calendar, Slot slot) {
        return spansAround(plan, calendar, slot.start()).stream()
                .map(TimeSpan::end)
                .filter(end -> end.isAfter(slot.start()))
                .max(Comparator.naturalOrder())
                .orElse(slot.end());
    }

    /** When the opening began that a moment lies in; the moment itself when it lies in none. */
    static Instant opened(SlotPlan plan, LocalCalendar calendar, Instant now) {
        return spansAround(plan, calendar, now).stream()
                .filter(span -> !span.start().isAfter(now) && span.end().isAfter(now))
                .map(TimeSpan::start)
                .findFirst()
                .orElse(now);
    }

    /** What opens on the date of a moment; before the first of them, what opened the day before and is not over. */
    private static List<TimeSpan> spansAround(SlotPlan plan, LocalCalendar calendar, Instant moment) {
        LocalDate date = calendar.local(moment).toLocalDate();
        List<TimeSpan> before = plan.hours().spansOn(date.minusDays(1), calendar);
        boolean overMidnight = before.stream()
                .anyMatch(span -> !span.start().isAfter(moment) && span.end().isAfter(moment));
        return overMidnight ? before : plan.hours().spansOn(date, calendar);
    }

    void end(Instant now) {
        for (Promise promise : store.overdue(now, BATCH)) {
            SlotPlan plan = times.plan(promise.slot().resource());
            if (!now.isBefore(closes(plan, times.calendar(), promise.slot()))) {
                end(promise, plan, now);
            }
        }
    }

    private void end(Promise promise, SlotPlan plan, Instant now) {
        boolean again = promise.progress().carriedOver() < policy.mostCarriedOver();
        boolean changed = again ? carriedOver(promise, plan, now) : broken(promise, now);
        if (changed && !promise.progress().broken()) {
            listener.happened(promise, PromiseNews.BROKEN, now);
        }
    }

    private boolean broken(Promise promise, Instant now) {
        Promise after = promise.ended(State.BROKEN);
        return store.replace(promise, after, news.of(PromiseNews.BROKEN, after, now));
    }

    /** The first place at the next opening, due when it opens; if none is free, no place but as early. */
    private boolean carriedOver(Promise promise, SlotPlan plan, Instant now) {
        LocalCalendar calendar = times.calendar();
        Optional<Instant> opens = plan.hours().nextOpening(calendar.local(now), calendar);
        if (opens.isEmpty()) {
            return broken(promise, now);
        }
        Instant due = opens.get();
        SlotPlan atOnce = new SlotPlan(plan.hours(), plan.slot(), plan.capacity(), Duration.ZERO, Duration.ofDays(1));
        List<TimeSpan> spans = atOnce.slotsFrom(due, calendar, MOST_SLOTS);
        Promise carried = promise.with(promise.progress().onAnotherDay());
        Promise first = null;
        for (TimeSpan span : spans) {
            Promise after = carried.at(moved(promise.slot(), span), due);
            first = first == null ? after : first;
            Moved moved =
                    store.move(promise, after, plan.capacity(), news.of(PromiseNews.CARRIED_OVER, after, now), now);
            if (moved == Moved.MOVED) {
                listener.happened(after, PromiseNews.CARRIED_OVER, now);
            }
            if (moved != Moved.FULL) {
                return moved == Moved.MOVED;
            }
        }
        return first == null ? broken(promise, now) : withoutPlace(promise, first, now);
    }

    private boolean withoutPlace(Promise promise, Promise after, Instant now) {
        if (!store.replace(promise, after, news.of(PromiseNews.CARRIED_OVER, after, now))) {
            return false;
        }
        listener.happened(after, PromiseNews.CARRIED_OVER, now);
        return true;
    }

    private static Slot moved(Slot slot, TimeSpan span) {
        return new Slot(slot.resource(), span.start(), span.end(), slot.place(), slot.mode());
    }
}
