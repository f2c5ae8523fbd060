package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.promise.SlotBook.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SlotBook} keeps: no place is ever taken twice. A test of another book extends this class; one that
 * answers over a network may ask for fewer {@link #rounds} of the random tests.
 */
public abstract class SlotBookContract extends SlotChangesContract {
    @Test
    void a_slot_has_as_many_places_as_its_capacity() {
        assertEquals(3, book.free(SLOT, 3, NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 3, "a", NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 3, "b", NOON));
        assertEquals(1, book.free(SLOT, 3, NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 3, "c", NOON));
        assertEquals(Taken.FULL, take(SLOT, 3, "d", NOON));
        assertEquals(0, book.free(SLOT, 3, NOON));
    }

    @Test
    void the_same_key_takes_one_place_however_often_it_asks() {
        assertEquals(Taken.TAKEN, take(SLOT, 2, "a", NOON));
        assertEquals(Taken.ALREADY_TAKEN, take(SLOT, 2, "a", NOON));
        assertEquals(1, book.free(SLOT, 2, NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 2, "b", NOON));
        assertEquals(Taken.ALREADY_TAKEN, take(SLOT, 2, "a", NOON), "a full slot is still its own");
        assertTrue(book.confirm(SLOT, "a", NOON));
        assertEquals(Taken.ALREADY_TAKEN, take(SLOT, 2, "a", NOON.plus(HOLD)));
    }

    @Test
    void slots_of_other_times_and_resources_are_others() {
        take(SLOT, 1, "a", NOON);
        assertEquals(Taken.TAKEN, take(slot("callback/syd", 2), 1, "a", NOON));
        assertEquals(Taken.TAKEN, take(slot("callback/nord", 1), 1, "a", NOON));
        Slot.Key longer = new Slot.Key(SLOT.resource(), SLOT.start(), SLOT.end().plusSeconds(1));
        assertEquals(Taken.TAKEN, take(longer, 1, "b", NOON));
    }

    @Test
    void a_hold_that_is_not_confirmed_runs_out_at_its_very_moment() {
        take(SLOT, 1, "a", NOON);
        Instant out = NOON.plus(HOLD);
        assertEquals(Taken.FULL, take(SLOT, 1, "b", out.minusMillis(1)));
        assertEquals(0, book.free(SLOT, 1, out.minusMillis(1)));
        assertEquals(1, book.free(SLOT, 1, out));
        assertFalse(book.confirm(SLOT, "a", out), "too late");
        assertEquals(Taken.TAKEN, take(SLOT, 1, "b", out));
        assertFalse(book.confirm(SLOT, "a", out));
    }

    @Test
    void a_confirmed_place_is_kept_for_good() {
        take(SLOT, 1, "a", NOON);
        assertTrue(book.confirm(SLOT, "a", NOON.plusSeconds(1)));
        assertTrue(book.confirm(SLOT, "a", NOON.plusSeconds(2)), "twice does no harm");
        book.expire(NOON.plus(HOLD));
        assertEquals(Taken.FULL, take(SLOT, 1, "b", SLOT.start()));
        assertEquals(0, book.free(SLOT, 1, SLOT.start()));
    }

    @Test
    void what_was_never_held_cannot_be_confirmed() {
        assertFalse(book.confirm(SLOT, "a", NOON));
        take(SLOT, 2, "a", NOON);
        assertFalse(book.confirm(SLOT, "b", NOON));
        assertEquals(1, book.free(SLOT, 2, NOON));
    }

    @Test
    void a_place_given_back_is_free_again_and_giving_back_none_does_nothing() {
        take(SLOT, 1, "a", NOON);
        book.confirm(SLOT, "a", NOON);
        book.release(SLOT, "b");
        assertEquals(0, book.free(SLOT, 1, NOON));
        book.release(SLOT, "a");
        book.release(SLOT, "a");
        assertEquals(1, book.free(SLOT, 1, NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 1, "b", NOON));
    }

    @Test
    void a_slot_keeps_the_capacity_it_was_first_taken_with() {
        take(SLOT, 2, "a", NOON);
        assertEquals(1, book.free(SLOT, 5, NOON));
        assertEquals(Taken.TAKEN, take(SLOT, 5, "b", NOON));
        assertEquals(Taken.FULL, take(SLOT, 5, "c", NOON));
        Slot.Key other = slot("callback/syd", 3);
        take(other, 3, "a", NOON);
        assertEquals(Taken.TAKEN, take(other, 1, "b", NOON), "nor is it less for those who come later");
    }

    @Test
    void what_ran_out_or_is_over_is_dropped_and_what_is_to_come_is_not() {
        take(SLOT, 1, "held", NOON);
        Slot.Key soon = slot("callback/syd", 2);
        take(soon, 1, "kept", NOON);
        book.confirm(soon, "kept", NOON);
        book.expire(NOON.plus(HOLD));
        assertEquals(1, book.free(SLOT, 1, NOON.plus(HOLD)));
        assertEquals(0, book.free(soon, 1, NOON.plus(HOLD)));
        book.expire(soon.end().minusMillis(1));
        assertEquals(0, book.free(soon, 1, soon.end().minusMillis(1)));
        book.expire(soon.end());
        book.expire(soon.end());
    }

    @Test
    void many_slots_are_asked_about_at_once_and_answered_as_one_by_one() {
        Slot.Key full = slot("callback/syd", 2);
        Slot.Key ranOut = slot("callback/nord", 1);
        Slot.Key untaken = slot("callback/nord", 2);
        take(ranOut, 3, "a", NOON.minus(HOLD));
        take(SLOT, 2, "a", NOON);
        take(full, 1, "a", NOON);
        assertEquals(
                List.of(Map.entry(untaken, 5), Map.entry(full, 0), Map.entry(SLOT, 1), Map.entry(ranOut, 3)),
                List.copyOf(
                        book.free(List.of(untaken, full, SLOT, ranOut), 5, NOON).entrySet()));
        assertEquals(Map.of(), book.free(List.of(), 5, NOON));
        assertEquals(Map.of(SLOT, 1), book.free(List.of(SLOT, SLOT), 5, NOON));
    }

    @Test
    void any_sequence_of_calls_is_answered_as_by_a_plain_list() {
        Seeds.each(rounds(300), random -> {
            SlotBook each = book();
            Map<String, Instant> held = new HashMap<>();
            int capacity = 1 + random.nextInt(4);
            Instant now = NOON;
            for (int i = 0; i < 60; i++) {
                now = now.plusSeconds(random.nextInt(40));
                Instant moment = now;
                held.values().removeIf(until -> !until.isAfter(moment));
                String key = "k" + random.nextInt(7);
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> {
                        Taken taken = each.take(SLOT, capacity, key, now.plus(HOLD), now);
                        if (held.containsKey(key)) {
                            assertEquals(Taken.ALREADY_TAKEN, taken);
                        } else if (held.size() >= capacity) {
                            assertEquals(Taken.FULL, taken);
                        } else {
                            assertEquals(Taken.TAKEN, taken);
                            held.put(key, now.plus(HOLD));
                        }
                    }
                    case 3 -> {
                        assertEquals(held.containsKey(key), each.confirm(SLOT, key, now));
                        held.computeIfPresent(key, (k, until) -> Instant.MAX);
                    }
                    case 4 -> {
                        each.release(SLOT, key);
                        held.remove(key);
                    }
                    default -> each.expire(now);
                }
                assertEquals(capacity - held.size(), each.free(SLOT, capacity, now));
            }
        });
    }

    @Test
    void sixteen_threads_never_take_more_than_there_is() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < rounds(40); round++) {
                rush(pool, threads, round);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Everyone wants a place in each of five slots of mixed capacity; some confirm, some give back, some go away. */
    private void rush(ExecutorService pool, int threads, int round) throws Exception {
        SlotBook rushed = book();
        List<Slot.Key> slots = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            slots.add(slot("callback/r" + i, 1));
        }
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Map<Slot.Key, Integer>>> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            all.add(() -> {
                Random random = new Random(round * 100L + thread);
                Map<Slot.Key, Integer> confirmed = new HashMap<>();
                start.await();
                for (int i = 0; i < 20; i++) {
                    int which = random.nextInt(5);
                    Slot.Key slot = slots.get(which);
                    String key = "t" + thread + "-" + i;
                    if (rushed.take(slot, capacity(which), key, NOON.plus(HOLD), NOON) == Taken.TAKEN) {
                        int fate = random.nextInt(3);
                        if (fate == 0) {
                            assertTrue(rushed.confirm(slot, key, NOON));
                            confirmed.merge(slot, 1, Integer::sum);
                        } else if (fate == 1) {
                            rushed.release(slot, key);
                        }
                    }
                    if (random.nextInt(10) == 0) {
                        rushed.expire(NOON);
                    }
                }
                return confirmed;
            });
        }
        Map<Slot.Key, Integer> confirmed = new HashMap<>();
        for (Future<Map<Slot.Key, Integer>> each : pool.invokeAll(all)) {
            each.get().forEach((slot, count) -> confirmed.merge(slot, count, Integer::sum));
        }
        Instant later = NOON.plus(HOLD);
        rushed.expire(later);
        for (int i = 0; i < 5; i++) {
            int kept = confirmed.getOrDefault(slots.get(i), 0);
            assertTrue(kept <= capacity(i), () -> "over-booked");
            assertEquals(capacity(i) - kept, rushed.free(slots.get(i), capacity(i), later), "every hold is over");
        }
    }

    private static int capacity(int which) {
        return 1 + which * 7;
    }
}
