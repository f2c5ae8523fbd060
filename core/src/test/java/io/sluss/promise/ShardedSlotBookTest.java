package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.promise.SlotBook.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardedSlotBookTest extends SlotBookContract {
    @Override
    protected SlotBook book() {
        return ShardRouterTest.three().slotBook();
    }

    @Test
    void many_slots_of_several_shards_are_answered_in_the_order_they_were_asked_for() {
        SlotBook both = book();
        Slot.Key office = slot("booking/malmo", 1);
        List<Slot.Key> slots = List.of(SLOT, office, slot("callback/syd", 2), slot("booking/lund", 1));
        assertEquals(Taken.TAKEN, both.take(office, 3, "k", NOON.plus(HOLD), NOON));
        Map<Slot.Key, Integer> free = both.free(slots, 3, NOON);
        assertEquals(slots, List.copyOf(free.keySet()));
        assertEquals(List.of(3, 2, 3, 3), List.copyOf(free.values()));
        both.resize("booking/malmo", 5, NOON);
        assertEquals(4, both.free(office, 3, NOON));
        both.expire(NOON.plus(HOLD));
        assertEquals(3, both.free(office, 3, NOON.plus(HOLD)));
    }

    @Test
    void a_place_is_not_moved_to_another_shard_and_stays_where_it_was() {
        SlotBook both = book();
        Slot.Key office = slot("booking/malmo", 1);
        both.take(SLOT, 1, "k", Instant.MAX, NOON);
        assertThrows(IllegalArgumentException.class, () -> both.move(SLOT, office, 1, "k", NOON));
        assertEquals(0, both.free(SLOT, 1, NOON));
        assertEquals(1, both.free(office, 1, NOON));
    }

    @Test
    void it_answers_from_memory_only_if_all_its_books_do() {
        PromiseStore near = PromiseStore.inMemory(9);
        PromiseStore far = PromiseStore.inMemory(9, new FarBook(), EventOutbox.inMemory(9));
        assertTrue(ShardRouter.of(Map.of("a", near)).slotBook().answersFromMemory());
        assertFalse(ShardRouter.of(Map.of("a", near, "b", far)).slotBook().answersFromMemory());
    }

    /** Has nothing, and is not in memory. */
    private static final class FarBook implements SlotBook {
        @Override
        public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
            return Taken.FULL;
        }

        @Override
        public boolean confirm(Slot.Key slot, String key, Instant now) {
            return false;
        }

        @Override
        public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
            return Taken.FULL;
        }

        @Override
        public void release(Slot.Key slot, String key) {}

        @Override
        public int free(Slot.Key slot, int capacity, Instant now) {
            return 0;
        }

        @Override
        public void resize(String resource, int capacity, Instant now) {}

        @Override
        public void expire(Instant now) {}
    }
}
