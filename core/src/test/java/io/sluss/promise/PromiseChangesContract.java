package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.matching.ChannelMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link PromiseStore} keeps of a promise that changes: with its place and its events, or not at all. */
public abstract class PromiseChangesContract extends PromiseLeasesContract {
    @Test
    void a_promise_is_replaced_by_a_later_state_of_itself_and_only_if_nobody_was_quicker() {
        Promise made = add(promise("p", "o"));
        Promise cancelled = made.cancelled();
        assertTrue(store.replace(made, cancelled, List.of()));
        assertEquals(Optional.of(cancelled), store.find(new PromiseId("p")));
        assertFalse(store.replace(made, cancelled, List.of()), "it has changed meanwhile");
        assertFalse(store.replace(promise("q", "r"), cancelled, List.of()), "it was never there");
        assertEquals(Promise.State.CANCELLED, add(promise("again", "o")).state());
    }

    @Test
    void keeping_a_promise_confirms_its_place_and_puts_its_events_out() {
        Promise promise = promise("p", "o");
        store.slotBook().take(promise.slot().key(), 1, "o", NOON.plus(HOLD), NOON);
        assertEquals(Optional.of(promise), store.add(promise, List.of(event("e1")), NOON));
        assertEquals(List.of("e1"), waitingEvents(NOON));
        store.slotBook().expire(NOON.plus(HOLD));
        assertEquals(0, store.slotBook().free(promise.slot().key(), 1, NOON.plus(HOLD)), "it is confirmed");
    }

    @Test
    void several_events_go_out_as_they_are() {
        Promise promise = promise("p", "o");
        OutboxEvent bare = new OutboxEvent("b", "io.sluss.contact.handover", "c", NOON.plusSeconds(1), Map.of());
        store.slotBook().take(promise.slot().key(), 1, "o", NOON.plus(HOLD), NOON);
        store.add(promise, List.of(bare, event("a")), NOON);
        store.replace(promise, promise.cancelled(), List.of(event("c")));
        List<OutboxEvent> told = store.outbox().lease(NOON, NOON, 9).stream()
                .map(EventOutbox.Leased::event)
                .sorted(Comparator.comparing(OutboxEvent::id))
                .toList();
        assertEquals(List.of(event("a"), bare, event("c")), told);
    }

    @Test
    void without_a_hold_nothing_is_promised_and_nothing_told() {
        Promise promise = promise("p", "o");
        assertEquals(Optional.empty(), store.add(promise, List.of(event("e1")), NOON), "never held");
        store.slotBook().take(promise.slot().key(), 1, "o", NOON.plus(HOLD), NOON);
        assertEquals(Optional.empty(), store.add(promise, List.of(event("e1")), NOON.plus(HOLD)), "it ran out");
        assertEquals(Optional.empty(), store.find(promise.id()));
        assertEquals(Optional.empty(), store.findByOffer(promise.offer()));
        assertEquals(List.of(), waitingEvents(NOON.plus(HOLD)));
    }

    @Test
    void a_second_promise_of_an_offer_tells_nothing() {
        add(promise("p1", "o"));
        store.add(promise("p2", "o"), List.of(event("e2")), NOON);
        assertEquals(List.of(), waitingEvents(NOON));
    }

    @Test
    void a_change_puts_its_events_out_and_one_that_came_too_late_does_not() {
        Promise made = add(promise("p", "o"));
        assertTrue(store.replace(made, made.cancelled(), List.of(event("e1"))));
        assertFalse(store.replace(made, made.cancelled(), List.of(event("e2"))));
        assertEquals(List.of("e1"), waitingEvents(NOON));
    }

    @Test
    void everything_about_a_promise_is_kept_through_its_changes() {
        Promise made = add(promise("p", "o"));
        Promise tried = made.with(made.progress()
                .triedAgain(new Progress.Attempt(NOON.plusSeconds(60), CallResult.BUSY), NOON.plusSeconds(660)));
        assertTrue(store.replace(made, tried, List.of()));
        assertEquals(Optional.of(tried), store.find(tried.id()));
        Promise again = tried.with(tried.progress()
                .triedAgain(
                        new Progress.Attempt(NOON.plusSeconds(700), CallResult.NO_ANSWER), NOON.plusSeconds(1_300)));
        assertTrue(store.replace(tried, again, List.of()));
        tried = again;
        assertEquals(Optional.of(tried), store.find(tried.id()));
        Slot later = slot(NOON.plus(Duration.ofDays(1)));
        Promise carried = tried.with(tried.progress().onAnotherDay()).at(later, later.start());
        assertEquals(PromiseStore.Moved.MOVED, store.move(tried, carried, 1, List.of(event("e")), NOON));
        assertEquals(Optional.of(carried), store.find(carried.id()));
        assertEquals(List.of("e"), waitingEvents(NOON));
        Promise kept = carried.ended(Promise.State.KEPT);
        assertTrue(store.replace(carried, kept, List.of()));
        assertEquals(Optional.of(kept), store.find(kept.id()));
        assertTrue(kept.progress().broken(), "it was not kept when it should have been");
    }

    @Test
    void moving_takes_the_new_place_and_gives_up_the_old_one() {
        Promise made = add(promise("p", "o"));
        Slot later = slot(NOON.plus(Duration.ofHours(5)));
        assertEquals(PromiseStore.Moved.MOVED, store.move(made, made.at(later, later.start()), 1, List.of(), NOON));
        assertEquals(1_000, store.slotBook().free(made.slot().key(), 1_000, NOON));
        assertEquals(0, store.slotBook().free(later.key(), 1, NOON));
    }

    @Test
    void a_promise_can_be_moved_to_another_resource() {
        Promise made = add(promise("p", "o"));
        Slot elsewhere =
                new Slot("callback/nord", made.slot().start(), made.slot().end(), null, ChannelMode.CHOSEN_TIME);
        Promise after = made.at(elsewhere, elsewhere.start());
        assertEquals(PromiseStore.Moved.MOVED, store.move(made, after, 1, List.of(event("e")), NOON));
        assertEquals(Optional.of(after), store.findByOffer(made.offer()));
        assertEquals(1_000, store.slotBook().free(made.slot().key(), 1_000, NOON));
        assertEquals(0, store.slotBook().free(elsewhere.key(), 1, NOON));
        assertEquals(List.of("e"), waitingEvents(NOON));
        assertEquals(PromiseStore.Moved.CHANGED, store.move(made, after, 1, List.of(event("f")), NOON));
        assertTrue(store.replace(after, after.cancelled(), List.of()));
    }

    @Test
    void of_many_that_move_a_promise_at_once_one_does_and_it_has_one_place() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 10; round++) {
                Promise made = add(promise("p" + round, "o" + round));
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<PromiseStore.Moved>> all = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    Slot slot = slot(NOON.plus(Duration.ofHours(2 + t % 3)));
                    all.add(() -> {
                        start.await();
                        return store.move(made, made.at(slot, slot.start()), 1_000, List.of(), NOON);
                    });
                }
                List<PromiseStore.Moved> moved = new ArrayList<>();
                for (Future<PromiseStore.Moved> each : pool.invokeAll(all)) {
                    moved.add(each.get());
                }
                assertEquals(1, Collections.frequency(moved, PromiseStore.Moved.MOVED));
                assertEquals(threads - 1, Collections.frequency(moved, PromiseStore.Moved.CHANGED));
                int taken = 0;
                for (int hour = 1; hour < 5; hour++) {
                    Slot.Key slot = slot(NOON.plus(Duration.ofHours(hour))).key();
                    taken += 1_000 - store.slotBook().free(slot, 1_000, NOON);
                }
                assertEquals(round + 1, taken);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void moving_to_a_full_slot_changes_nothing() {
        Promise made = add(promise("p", "o"));
        Slot full = slot(NOON.plus(Duration.ofHours(5)));
        store.slotBook().take(full.key(), 1, "somebody", NOON.plus(HOLD), NOON);
        Promise after = made.at(full, full.start());
        assertEquals(PromiseStore.Moved.FULL, store.move(made, after, 1, List.of(event("e")), NOON));
        assertEquals(Optional.of(made), store.find(made.id()));
        assertEquals(999, store.slotBook().free(made.slot().key(), 1_000, NOON));
        assertEquals(List.of(), waitingEvents(NOON));
    }

    @Test
    void moving_what_has_changed_meanwhile_changes_nothing() {
        Promise made = add(promise("p", "o"));
        assertTrue(store.replace(made, made.at(made.slot(), NOON), List.of()));
        Slot later = slot(NOON.plus(Duration.ofHours(5)));
        Promise after = made.at(later, later.start());
        assertEquals(PromiseStore.Moved.CHANGED, store.move(made, after, 1, List.of(event("e")), NOON));
        assertEquals(1, store.slotBook().free(later.key(), 1, NOON));
        assertEquals(999, store.slotBook().free(made.slot().key(), 1_000, NOON));
        assertEquals(List.of(), waitingEvents(NOON));
    }
}
