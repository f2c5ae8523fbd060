package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.matching.ChannelKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link PromiseStore} keeps of callbacks that are leased: one at a time, in order. */
public abstract class PromiseLeasesContract extends PromiseContract {
    @Test
    void a_callback_is_leased_once_it_is_due_and_by_one_at_a_time() {
        add("a", ONE, NOON);
        assertEquals(List.of(), leased("one", ONE.minusMillis(1), 5));
        assertEquals(List.of("a"), leased("one", ONE, 5));
        assertEquals(List.of(), leased("two", ONE, 5));
        assertEquals(List.of(), leased("two", ONE.plus(HOLD).minusMillis(1), 5));
        assertEquals(List.of("a"), leased("two", ONE.plus(HOLD), 5), "the lease has run out");
        assertEquals(
                "two",
                store.find(new PromiseId("a")).orElseThrow().progress().lease().holder());
    }

    @Test
    void a_lease_is_renewed_by_its_holder_alone() {
        add("a", ONE, NOON);
        leased("one", ONE, 1);
        assertFalse(store.renew(new PromiseId("a"), lease("two", ONE.plus(HOLD))));
        assertTrue(store.renew(new PromiseId("a"), lease("one", ONE.plusSeconds(900))));
        assertEquals(List.of(), leased("two", ONE.plusSeconds(899), 1));
        assertFalse(store.renew(new PromiseId("none"), lease("one", ONE)));
        Promise held = store.find(new PromiseId("a")).orElseThrow();
        assertTrue(store.replace(held, held.ended(Promise.State.KEPT), List.of()));
        assertFalse(store.renew(new PromiseId("a"), lease("one", ONE.plusSeconds(1_800))));
    }

    @Test
    void callbacks_are_leased_in_the_order_of_their_slots_and_then_of_arrival_and_what_was_carried_over_first() {
        add("late-slot", ONE.plusSeconds(1_800), NOON.minusSeconds(900));
        add("late", ONE, NOON.plusSeconds(2));
        add("early", ONE, NOON.plusSeconds(1));
        add("carried", ONE.minusSeconds(60), NOON.plusSeconds(3));
        Promise promise = store.find(new PromiseId("carried")).orElseThrow();
        Slot later = slot(ONE.plusSeconds(3_600));
        Promise carried = promise.with(promise.progress().onAnotherDay()).at(later, ONE);
        assertEquals(PromiseStore.Moved.MOVED, store.move(promise, carried, 5, List.of(), NOON));
        List<String> order = List.of("carried", "early", "late", "late-slot");
        Instant now = ONE.plusSeconds(1_800);
        assertEquals(
                order,
                store.waiting("callback/syd", now.plusSeconds(1), 10).stream()
                        .map(each -> each.id().text())
                        .toList());
        assertEquals(order.subList(0, 3), leased("one", now, 3));
        assertEquals(order.subList(3, 4), leased("two", now, 3));
        assertEquals(4, store.leasedSince("callback/syd", now));
        assertEquals(0, store.leasedSince("callback/syd", now.plusMillis(1)));
        assertEquals(0, store.leasedSince("callback/nord", now));
    }

    @Test
    void every_lease_that_is_begun_is_counted_for_a_day_and_renewals_are_not() {
        add("a", ONE, NOON);
        assertEquals(0, store.leasedSince("callback/syd", NOON));
        leased("one", ONE, 5);
        store.renew(new PromiseId("a"), lease("one", ONE.plus(HOLD)));
        leased("one", ONE.plus(HOLD), 5);
        leased("two", ONE.plus(HOLD).plus(HOLD), 5);
        leased("three", ONE.plus(HOLD).plus(HOLD), 5);
        assertEquals(3, store.leasedSince("callback/syd", ONE));
        assertEquals(2, store.leasedSince("callback/syd", ONE.plusMillis(1)));
        Instant nextDay = ONE.plus(Duration.ofDays(1));
        leased("one", nextDay, 5);
        assertEquals(4, store.leasedSince("callback/syd", ONE));
    }

    @Test
    void what_is_over_of_another_resource_or_no_callback_is_not_leased() {
        add("a", ONE, NOON);
        add("b", ONE, NOON);
        Promise booking = promise("c", "oc");
        add(new Promise(
                booking.id(),
                booking.offer(),
                booking.contact(),
                ChannelKind.BOOKING,
                booking.slot(),
                NOON,
                booking.about(),
                booking.recipient(),
                booking.progress()));
        assertEquals(2, store.waiting(null, ONE.plusSeconds(1), 5).size());
        assertEquals(2, store.overdue(booking.slot().end(), 5).size());
        Promise made = store.find(new PromiseId("a")).orElseThrow();
        store.replace(made, made.cancelled(), List.of());
        assertEquals(List.of(), store.lease("callback/nord", lease("one", ONE.plus(HOLD)), ONE, 5));
        assertEquals(List.of("b"), leased("one", ONE, 5));
    }

    @Test
    void what_is_waiting_is_told_of_one_resource_or_all_up_to_a_moment_and_a_number() {
        add("a", ONE, NOON);
        add("b", ONE.plusSeconds(1_800), NOON);
        assertEquals(1, store.waiting(null, ONE.plusSeconds(1), 10).size());
        assertEquals(0, store.waiting(null, ONE, 10).size());
        assertEquals(2, store.waiting(null, ONE.plusSeconds(3_600), 10).size());
        assertEquals(1, store.waiting(null, ONE.plusSeconds(3_600), 1).size());
        assertEquals(
                0, store.waiting("callback/nord", ONE.plusSeconds(3_600), 10).size());
    }

    @Test
    void overdue_is_what_is_open_once_its_slot_has_ended_unless_somebody_is_calling() {
        add("a", ONE, NOON);
        add("b", ONE.minusSeconds(60), NOON);
        Instant end = ONE.plusSeconds(1_800);
        assertEquals(List.of("b"), ids(store.overdue(end.minusMillis(1), 10)));
        assertEquals(List.of("b", "a"), ids(store.overdue(end, 10)));
        assertEquals(List.of("b"), ids(store.overdue(end, 1)));
        leased("one", end, 1);
        assertEquals(List.of("a"), ids(store.overdue(end, 10)));
        assertEquals(List.of("b", "a"), ids(store.overdue(end.plus(HOLD), 10)));
    }

    @Test
    void of_many_that_lease_at_once_nobody_gets_what_another_has() throws Exception {
        int callbacks = 60;
        for (int i = 0; i < callbacks; i++) {
            add("p" + i, ONE, NOON.plusSeconds(i));
        }
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<List<String>>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String holder = "h" + t;
                all.add(() -> {
                    start.await();
                    List<String> mine = new ArrayList<>();
                    for (List<String> some = leased(holder, ONE, 3); !some.isEmpty(); some = leased(holder, ONE, 3)) {
                        mine.addAll(some);
                    }
                    return mine;
                });
            }
            List<String> got = new ArrayList<>();
            for (Future<List<String>> each : pool.invokeAll(all)) {
                got.addAll(each.get());
            }
            got.addAll(leased("last", ONE, callbacks)); // what was being leased when another looked
            assertEquals(callbacks, got.size());
            assertEquals(callbacks, new HashSet<>(got).size());
        } finally {
            pool.shutdownNow();
        }
    }
}
