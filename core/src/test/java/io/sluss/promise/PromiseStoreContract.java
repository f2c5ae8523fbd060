package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PromiseStore} keeps: an offer makes one promise. */
public abstract class PromiseStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final KeyRing KEYS = KeyRing.derivedFrom(new byte[32]);
    private static final CallerKeys DOOR = new CallerKeys(KEYS, "SE", Set.of());

    protected static final Duration HOLD = Duration.ofMinutes(2);

    private PromiseStore store;

    /** An empty store with room for at least 1,000. */
    protected abstract PromiseStore store();

    @BeforeEach
    void emptyStore() {
        store = store();
    }

    protected static CallerKey caller(int number) {
        return DOOR.keyOf(new CallerNumber("+4670174060" + number)).orElseThrow();
    }

    /** A promise of this name, made by an offer of that name, whose slot starts so long after noon. */
    protected static Promise promise(String id, String offer, CallerKey caller, Duration after) {
        PromiseId promiseId = new PromiseId(id);
        Instant start = NOON.plus(after);
        return promise(id, offer, caller, slot(start), NOON);
    }

    /** A slot of half an hour. */
    protected static Slot slot(Instant start) {
        return new Slot("callback/syd", start, start.plus(Duration.ofMinutes(30)), null, ChannelMode.CHOSEN_TIME);
    }

    /** A promise of this name, made by an offer of that name, whose contact arrived then. */
    protected static Promise promise(String id, String offer, CallerKey caller, Slot slot, Instant arrived) {
        PromiseId promiseId = new PromiseId(id);
        return new Promise(
                promiseId,
                new OfferId(offer),
                new ContactId("contact-" + offer),
                ChannelKind.CALLBACK,
                slot,
                NOON,
                new Promise.About(Origin.PHONE, new ReasonId("bike"), new Region("syd"), "sv", "T-1", arrived),
                new Promise.Recipient(
                        "123456",
                        "blåbär",
                        true,
                        DialTarget.seal("+46701740605", promiseId, KEYS),
                        caller == null ? null : caller.value(),
                        caller == null ? null : caller.value()),
                Progress.made(slot.start()));
    }

    /** Keeps a promise whose place is held, as whoever promises does. */
    protected final Promise add(Promise promise) {
        store.slotBook().take(promise.slot().key(), 1_000, promise.offer().text(), NOON.plus(HOLD), NOON);
        return store.add(promise, List.of(), NOON).orElseThrow();
    }

    protected static Promise promise(String id, String offer) {
        return promise(id, offer, caller(5), Duration.ofHours(1));
    }

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
    void an_offer_makes_one_promise_and_a_second_gets_the_first() {
        Promise first = add(promise("p1", "o"));
        assertEquals(first, add(promise("p2", "o")));
        assertEquals(Optional.empty(), store.find(new PromiseId("p2")));
    }

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

    // --- A promise, its place and its events: all or nothing

    private static OutboxEvent event(String id) {
        return new OutboxEvent(id, "io.sluss.promise.made", "p", NOON, Map.of("promiseId", "p"));
    }

    private List<String> waitingEvents(Instant now) {
        return store.outbox().lease(now, now, 100).stream()
                .map(leased -> leased.event().id())
                .sorted()
                .toList();
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

    // --- Leases

    private static final Instant ONE = NOON.plus(Duration.ofHours(1));

    private static Progress.Lease lease(String holder, Instant until) {
        return new Progress.Lease(holder, until);
    }

    private List<String> leased(String holder, Instant now, int most) {
        return store.lease("callback/syd", lease(holder, now.plus(HOLD)), now, most).stream()
                .map(promise -> promise.id().text())
                .toList();
    }

    private void add(String id, Instant slot, Instant arrived) {
        add(promise(id, "o" + id, caller(5), slot(slot), arrived));
    }

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
    void what_is_over_of_another_resource_or_no_callback_is_not_leased() {
        add("a", ONE, NOON);
        add("b", ONE, NOON);
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

    private static List<String> ids(List<Promise> promises) {
        return promises.stream().map(promise -> promise.id().text()).toList();
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

    // --- Callers

    @Test
    void as_many_are_open_to_a_number_as_call_it() {
        assertEquals(0, store.openTo(caller(5)));
        add("a", ONE, NOON);
        add("b", ONE, NOON);
        assertEquals(2, store.openTo(caller(5)));
        Promise made = store.find(new PromiseId("a")).orElseThrow();
        store.replace(made, made.cancelled(), List.of());
        assertEquals(1, store.openTo(caller(5)));
        assertEquals(0, store.openTo(caller(6)));
    }

    @Test
    void an_unlinked_contacts_promises_are_kept_but_belong_to_nobody() {
        add("a", ONE, NOON);
        add("b", ONE, NOON);
        store.unlink(new ContactId("contact-oa"));
        assertEquals(List.of("b"), ids(store.of(caller(5))));
        assertEquals(1, store.openTo(caller(5)));
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
