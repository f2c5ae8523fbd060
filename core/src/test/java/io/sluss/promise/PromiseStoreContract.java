package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link PromiseStore} keeps: an offer makes one promise. */
public abstract class PromiseStoreContract extends PromiseChangesContract {
    @Test
    void a_promise_is_found_by_its_id_and_by_its_offer_as_it_was_made() {
        Promise made = promise("p", "o");
        assertEquals(made, add(made));
        assertEquals(Optional.of(made), store.find(new PromiseId("p")));
        assertEquals(Optional.of(made), store.findByOffer(new OfferId("o")));
        assertEquals(Optional.empty(), store.find(new PromiseId("o")));
        assertEquals(Optional.empty(), store.findByOffer(new OfferId("p")));
        assertEquals(
                "+46701740605",
                store.find(new PromiseId("p"))
                        .orElseThrow()
                        .recipient()
                        .dialTarget()
                        .open(new PromiseId("p"), KEYS));
    }

    @Test
    void what_is_not_known_of_a_promise_is_not_known_later_either() {
        Promise full = promise("p", "o");
        Slot slot = new Slot("booking/malmo", NOON, NOON.plusSeconds(60), "Stortorget 1", ChannelMode.VISIT);
        Promise booking = new Promise(
                full.id(),
                full.offer(),
                full.contact(),
                ChannelKind.BOOKING,
                slot,
                NOON.minusSeconds(1),
                new Promise.About(Origin.WEB, null, null, null, null, NOON.minusSeconds(9)),
                new Promise.Recipient("000000", "", null, null, null, null),
                Progress.made(slot.start()));
        add(booking);
        assertEquals(Optional.of(booking), store.find(booking.id()));
        assertEquals(Optional.of(false), safeToCall(promise("p2", "o2"), false));
        assertEquals(Optional.of(true), safeToCall(promise("p3", "o3"), true));
    }

    private Optional<Boolean> safeToCall(Promise of, boolean safe) {
        Promise.Recipient said = new Promise.Recipient("1", "w", safe, null, null, null);
        add(new Promise(
                of.id(), of.offer(), of.contact(), of.kind(), of.slot(), NOON, of.about(), said, of.progress()));
        return store.find(of.id()).map(promise -> promise.recipient().safeToCall());
    }

    @Test
    void an_offer_makes_one_promise_and_a_second_gets_the_first() {
        Promise first = add(promise("p1", "o"));
        assertEquals(first, add(promise("p2", "o")));
        assertEquals(Optional.empty(), store.find(new PromiseId("p2")));
    }

    @Test
    void a_second_promise_of_an_offer_at_another_slot_or_resource_gets_the_first_and_takes_no_place() {
        Promise first = add(promise("p1", "o"));
        Slot later = slot(NOON.plus(Duration.ofHours(5)));
        Slot elsewhere = new Slot("callback/nord", later.start(), later.end(), null, ChannelMode.CHOSEN_TIME);
        for (Slot other : List.of(later, elsewhere)) {
            assertEquals(first, add(promise("p2", "o", caller(5), other, NOON)));
            assertEquals(1_000, store.slotBook().free(other.key(), 1_000, NOON.plus(HOLD)), "its hold runs out");
            Promise notHeld = promise("p3", "o", caller(5), other, NOON);
            assertEquals(Optional.of(first), store.add(notHeld, List.of(event("e")), NOON.plus(HOLD)));
        }
        assertEquals(999, store.slotBook().free(first.slot().key(), 1_000, NOON.plus(HOLD)));
        assertEquals(List.of(), waitingEvents(NOON.plus(HOLD)));
    }

    @Test
    void of_many_at_once_at_several_slots_and_resources_one_promise_is_made_and_one_place_is_confirmed()
            throws Exception {
        int threads = 8;
        Slot first = slot(NOON.plus(Duration.ofHours(5)));
        Slot later = slot(NOON.plus(Duration.ofHours(6)));
        Slot elsewhere = new Slot("callback/nord", later.start(), later.end(), null, ChannelMode.CHOSEN_TIME);
        List<Slot> slots = List.of(first, later, elsewhere);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 30; round++) {
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<Promise>> all = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    Promise mine =
                            promise("p" + round + "-" + t, "o" + round, caller(5), slots.get(t % slots.size()), NOON);
                    all.add(() -> {
                        store.slotBook()
                                .take(mine.slot().key(), 1_000, mine.offer().text(), NOON.plus(HOLD), NOON);
                        start.await();
                        return store.add(mine, List.of(event("e" + mine.id().text())), NOON)
                                .orElseThrow();
                    });
                }
                Set<Promise> got = new HashSet<>();
                for (Future<Promise> each : pool.invokeAll(all)) {
                    got.add(each.get());
                }
                assertEquals(1, got.size());
                Promise one = got.iterator().next();
                assertEquals(Optional.of(one), store.findByOffer(one.offer()));
                int taken = 0;
                for (Slot slot : slots) {
                    taken += 1_000 - store.slotBook().free(slot.key(), 1_000, NOON.plus(HOLD));
                }
                assertEquals(round + 1, taken, "a place was confirmed for nothing");
            }
            assertEquals(30, store.outbox().size());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_cancelled_promise_keeps_neither_number_nor_caller() {
        Promise cancelled = promise("p", "o").cancelled();
        assertNull(cancelled.recipient().dialTarget());
        assertNull(cancelled.recipient().callerKey());
        assertEquals("cancelled", cancelled.state().label());
    }

    @Test
    void a_callers_promises_are_theirs() {
        add(promise("a", "oa", caller(5), Duration.ofHours(1)));
        add(promise("b", "ob", caller(5), Duration.ofHours(2)));
        add(promise("c", "oc", caller(6), Duration.ofHours(1)));
        add(promise("d", "od", null, Duration.ofHours(1)));
        Set<String> ids = new HashSet<>();
        store.of(caller(5)).forEach(promise -> ids.add(promise.id().text()));
        assertEquals(Set.of("a", "b"), ids);
        assertEquals(List.of(), store.of(caller(7)));
    }

    @Test
    void what_is_removed_leaves_no_trace() {
        Promise made = add(promise("p", "o"));
        store.remove(made.id());
        store.remove(made.id());
        assertEquals(Optional.empty(), store.find(made.id()));
        assertEquals(Optional.empty(), store.findByOffer(made.offer()));
        assertEquals(List.of(), store.of(caller(5)));
        assertEquals("p2", add(promise("p2", "o")).id().text());
    }

    @Test
    void only_what_ended_before_is_dropped() {
        Promise early = add(promise("p", "o", caller(5), Duration.ofHours(1)));
        Promise late = add(promise("q", "r", caller(5), Duration.ofHours(2)));
        store.dropEndedBefore(early.slot().end());
        assertTrue(store.find(early.id()).isPresent());
        store.dropEndedBefore(early.slot().end().plusMillis(1));
        assertEquals(Optional.empty(), store.find(early.id()));
        assertEquals(Optional.empty(), store.findByOffer(early.offer()));
        assertTrue(store.find(late.id()).isPresent());
    }

    @Test
    void of_many_at_once_one_promise_is_made_and_everybody_gets_it() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 30; round++) {
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<Promise>> all = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    Promise mine = promise("p" + round + "-" + t, "o" + round);
                    all.add(() -> {
                        start.await();
                        return add(mine);
                    });
                }
                Set<Promise> got = new HashSet<>();
                for (Future<Promise> each : pool.invokeAll(all)) {
                    got.add(each.get());
                }
                assertEquals(1, got.size());
                Promise one = got.iterator().next();
                assertEquals(Optional.of(one), store.find(one.id()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void what_calls_a_number_is_found_by_it_until_it_is_over() {
        assertEquals(List.of(), store.to(caller(5)));
        add("a", ONE, NOON);
        add("b", ONE, NOON);
        assertEquals(Set.of("a", "b"), Set.copyOf(ids(store.to(caller(5)))));
        Promise made = store.find(new PromiseId("a")).orElseThrow();
        store.replace(made, made.cancelled(), List.of());
        assertEquals(List.of("b"), ids(store.to(caller(5))));
        assertEquals(List.of(), store.to(caller(6)));
    }

    @Test
    void the_number_of_a_booking_is_forgotten_once_it_is_over_and_that_of_a_callback_is_not() {
        add("callback", ONE, NOON);
        Promise callback = store.find(new PromiseId("callback")).orElseThrow();
        Promise booking = add(booking("booking", "ob", ONE));
        Instant end = callback.slot().end();
        store.forgetNumbersOfBookings(end);
        assertTrue(store.find(booking.id()).orElseThrow().recipient().dialTarget() != null);
        store.forgetNumbersOfBookings(end.plusMillis(1));
        Promise forgotten = store.find(booking.id()).orElseThrow();
        assertEquals(booking.withoutNumber(), forgotten);
        assertNull(forgotten.recipient().dialTarget());
        assertTrue(store.find(callback.id()).orElseThrow().recipient().dialTarget() != null);
    }

    @Test
    void an_unlinked_contacts_promises_are_kept_but_belong_to_nobody() {
        add("a", ONE, NOON);
        add("b", ONE, NOON);
        store.unlink(new ContactId("contact-oa"));
        assertEquals(List.of("b"), ids(store.of(caller(5))));
        assertEquals(List.of("b"), ids(store.to(caller(5))));
        assertTrue(store.find(new PromiseId("a")).orElseThrow().isOpen());
        assertEquals(List.of("a", "b"), leased("one", ONE, 5));
    }

    @Test
    void a_promise_prints_neither_number_nor_code_nor_caller() {
        assertEquals(
                "Promise[CALLBACK, MADE, 2026-11-24T12:00:00Z]",
                promise("p", "o").toString());
    }
}
