package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseStore.Moved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Two shards, syd on one and nord on the other: what crosses them, and what goes on while one is away. */
class ShardAwayTest extends PromiseContract {
    private static final String SYD = "callback/syd";
    private static final String NORD = "callback/nord";

    private final FailingStore south = new FailingStore();
    private final FailingStore north = new FailingStore();

    @Override
    protected PromiseStore store() {
        return routed(resource -> resource.equals(NORD) ? "north" : "south");
    }

    private PromiseStore routed(ShardRouting routing) {
        return ShardRouter.of(Map.of("south", south.store(), "north", north.store()), routing);
    }

    private static Slot nord(Instant start) {
        return new Slot(NORD, start, start.plusSeconds(1_800), null, ChannelMode.CHOSEN_TIME);
    }

    private Promise inSyd(String id) {
        return add(promise(id, "o" + id, caller(5), slot(ONE), NOON));
    }

    private Promise inNord(String id) {
        return add(promise(id, "o" + id, caller(5), nord(ONE), NOON));
    }

    private static void assertAway(Executable question) {
        assertEquals("away", assertThrows(IllegalStateException.class, question).getMessage());
    }

    @Test
    void a_promise_lies_with_its_place_and_its_events_on_the_shard_of_its_resource() {
        Promise promise = promise("p", "o", caller(5), nord(ONE), NOON);
        store.slotBook().take(promise.slot().key(), 1, "o", NOON.plus(HOLD), NOON);
        store.add(promise, List.of(event("e")), NOON);
        assertEquals(Optional.of(promise), north.real().find(promise.id()));
        assertEquals(0, north.real().slotBook().free(promise.slot().key(), 1, NOON.plus(HOLD)));
        assertEquals(1, north.real().outbox().size());
        assertEquals(Optional.empty(), south.real().find(promise.id()));
        assertEquals(0, south.real().outbox().size());
    }

    @Test
    void a_second_acceptance_on_another_shard_gets_the_first_and_confirms_nothing() {
        Promise first = inSyd("p");
        Promise second = promise("q", "op", caller(5), nord(ONE), NOON);
        assertEquals(first, add(second));
        assertEquals(1_000, store.slotBook().free(second.slot().key(), 1_000, NOON.plus(HOLD)));
        assertEquals(Optional.empty(), store.find(second.id()));
    }

    @Test
    void a_move_to_another_shard_is_refused_and_nothing_is_half_done() {
        Promise made = inSyd("p");
        Promise after = made.at(nord(ONE), ONE);
        List<OutboxEvent> events = List.of(event("e"));
        assertThrows(IllegalArgumentException.class, () -> store.move(made, after, 9, events, NOON));
        assertThrows(IllegalArgumentException.class, () -> store.replace(made, after, events));
        assertEquals(Optional.of(made), store.find(made.id()));
        assertEquals(999, store.slotBook().free(made.slot().key(), 1_000, NOON));
        assertEquals(9, store.slotBook().free(after.slot().key(), 9, NOON));
        assertEquals(0, store.outbox().size());
    }

    @Test
    void while_one_is_away_the_other_promises_moves_ends_and_leases() {
        Promise elsewhere = inSyd("s");
        south.goAway();
        Promise made = inNord("p");
        assertEquals(Optional.of(made), store.find(made.id()));
        assertEquals(Optional.of(made), store.findByOffer(made.offer()));
        assertEquals(Optional.empty(), store.findByOffer(new OfferId("x"), List.of(NORD)));
        assertEquals(List.of(made), store.to(caller(5), NORD));
        assertEquals(List.of(made), store.waiting(null, ONE.plusSeconds(1), 9));
        assertEquals(List.of(made), store.overdue(made.slot().end(), 9));
        Promise leased = store.lease(NORD, lease("one", ONE.plus(HOLD)), ONE, 9).get(0);
        assertEquals(1, store.leasedSince(NORD, NOON));
        assertTrue(store.renew(made.id(), lease("one", ONE.plus(HOLD).plus(HOLD))));
        assertFalse(store.renew(made.id(), lease("two", ONE)));
        Promise held = store.find(leased.id()).orElseThrow();
        Slot later = nord(ONE.plusSeconds(3_600));
        Promise moved = held.at(later, later.start());
        assertEquals(Moved.MOVED, store.move(held, moved, 1, List.of(), NOON));
        assertTrue(store.replace(moved, moved.cancelled(), List.of(event("e"))));
        assertFalse(store.replace(moved, moved.cancelled(), List.of()), "it lies on a shard that says so");
        assertEquals(List.of("e"), waitingEvents(NOON));
        store.remove(made.id());
        assertEquals(Optional.empty(), north.real().find(made.id()));
        south.comeBack();
        assertEquals(Optional.of(elsewhere), store.find(elsewhere.id()));
        assertEquals(List.of(elsewhere), store.waiting(null, ONE.plusSeconds(1), 9));
    }

    @Test
    void while_one_is_away_nothing_is_said_of_what_it_may_have() {
        Promise made = inSyd("p");
        inNord("q");
        south.goAway();
        assertAway(() -> inSyd("r"));
        assertAway(() -> store.find(made.id()));
        assertAway(() -> store.findByOffer(made.offer()));
        assertAway(() -> store.findByOffer(made.offer(), List.of()));
        assertAway(() -> store.findByOffer(made.offer(), List.of(NORD, SYD)));
        assertAway(() -> store.remove(made.id()));
        assertAway(() -> store.renew(made.id(), lease("one", ONE)));
        assertAway(() -> store.replace(made, made.cancelled(), List.of()));
        assertAway(() -> store.slotBook().free(made.slot().key(), 1, NOON));
        assertAway(() -> store.lease(SYD, lease("one", ONE), ONE, 9));
        assertAway(() -> store.to(caller(5), SYD));
        assertAway(() -> store.of(caller(5))); // or something of a caller who is to be forgotten would remain
        assertAway(() -> store.to(caller(5)));
        north.goAway();
        assertAway(() -> store.overdue(ONE, 9));
        assertAway(() -> store.waiting(null, ONE, 9));
    }

    @Test
    void maintenance_is_done_by_all_that_can_and_the_failure_is_said() {
        Promise made = inNord("p");
        Promise booking = add(booking("b", "ob", ONE));
        north.comeBack();
        south.goAway();
        assertAway(() -> store.unlink(new ContactId("contact-op")));
        assertEquals(List.of(), north.real().of(caller(5)));
        assertAway(() -> store.slotBook().expire(made.slot().end()));
        assertEquals(9, north.real().slotBook().free(made.slot().key(), 9, NOON));
        assertAway(() -> store.forgetNumbersOfBookings(ONE.plusSeconds(9_999)));
        assertAway(() -> store.dropEndedBefore(ONE.plusSeconds(9_999)));
        assertEquals(Optional.empty(), north.real().find(made.id()));
        south.comeBack();
        assertEquals(Optional.of(booking), store.find(booking.id()));
    }

    @Test
    void the_waiting_and_the_overdue_of_all_are_in_order_across_shards_and_as_many_as_asked_for() {
        add("third", ONE, NOON.plusSeconds(3));
        add(promise("second", "o2", caller(5), nord(ONE), NOON.plusSeconds(2)));
        add("first", ONE, NOON.plusSeconds(1));
        add(promise("earlier", "o0", caller(5), nord(ONE.minusSeconds(60)), NOON.plusSeconds(4)));
        assertEquals(List.of("earlier", "first", "second", "third"), ids(store.waiting(null, ONE.plusSeconds(1), 9)));
        assertEquals(List.of("earlier", "first"), ids(store.waiting(null, ONE.plusSeconds(1), 2)));
        assertEquals(List.of("earlier", "first"), ids(store.overdue(ONE.plusSeconds(1_800), 2)));
        assertEquals(Set.of("earlier", "first", "second", "third"), Set.copyOf(ids(store.of(caller(5)))));
    }

    @Test
    void under_another_routing_what_was_promised_is_found_and_can_be_changed_and_ended() {
        Promise made = inSyd("p");
        PromiseStore after = routed(resource -> "north");
        assertEquals(Optional.of(made), after.find(made.id()));
        assertEquals(Optional.of(made), after.findByOffer(made.offer(), List.of(SYD)));
        assertEquals(List.of(made), after.of(caller(5)));
        Promise second = promise("q", "op", caller(5), slot(ONE), NOON);
        after.slotBook().take(second.slot().key(), 9, "op", NOON.plus(HOLD), NOON);
        assertEquals(Optional.of(made), after.add(second, List.of(), NOON), "an offer makes one promise");
        assertTrue(after.replace(made, made.cancelled(), List.of()));
        assertEquals(Optional.of(made.cancelled()), after.find(made.id()));
        after.remove(made.id());
        assertEquals(Optional.empty(), south.real().find(made.id()));
    }
}
