package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryPromiseStoreTest extends PromiseStoreContract {
    @Override
    protected PromiseStore store() {
        return PromiseStore.inMemory(1_000);
    }

    @Test
    void a_full_store_refuses_new_promises_drops_none_and_still_answers_for_those_it_has() {
        PromiseStore small = PromiseStore.inMemory(2);
        Promise first = add(small, promise("p1", "o1"));
        add(small, promise("p2", "o2"));
        assertThrows(IllegalStateException.class, () -> add(small, promise("p3", "o3")));
        assertEquals(first, add(small, promise("p4", "o1")), "made before, however full it is now");
        assertEquals(first, small.find(first.id()).orElseThrow());
        small.remove(first.id());
        assertEquals("p3", add(small, promise("p3", "o3")).id().text());
    }

    @Test
    void a_change_whose_events_are_not_taken_is_not_made() {
        PromiseStore told = PromiseStore.inMemory(9, SlotBook.inMemory(), EventOutbox.inMemory(1));
        Promise made = add(told, promise("p", "o"));
        OutboxEvent first = new OutboxEvent("e1", "t", "p", NOON, Map.of());
        OutboxEvent second = new OutboxEvent("e2", "t", "p", NOON, Map.of());
        List<OutboxEvent> tooMany = List.of(first, second);
        assertThrows(IllegalStateException.class, () -> told.replace(made, made.cancelled(), tooMany));
        assertEquals(made, told.find(made.id()).orElseThrow());
        assertEquals(0, told.outbox().size(), "all of them or none");
        Slot other = slot(NOON.plus(Duration.ofHours(5)));
        Promise moved = made.at(other, other.start());
        assertThrows(IllegalStateException.class, () -> told.move(made, moved, 9, tooMany, NOON));
        assertEquals(made, told.find(made.id()).orElseThrow());
        assertEquals(8, told.slotBook().free(made.slot().key(), 9, NOON), "its place is where it was");
        assertEquals(9, told.slotBook().free(other.key(), 9, NOON));
        assertTrue(told.replace(made, made.cancelled(), List.of(first)));
    }

    private static Promise add(PromiseStore store, Promise promise) {
        store.slotBook().take(promise.slot().key(), 9, promise.offer().text(), NOON.plus(HOLD), NOON);
        return store.add(promise, List.of(), NOON).orElseThrow();
    }
}
