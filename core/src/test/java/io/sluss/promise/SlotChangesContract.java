package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.promise.SlotBook.Taken;
import java.time.Duration;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link SlotBookContract} that is about moving places and changing how many there are. */
public abstract class SlotChangesContract {
    protected static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    protected static final Duration HOLD = Duration.ofMinutes(2);
    protected static final Slot.Key SLOT = slot("callback/syd", 1);

    SlotBook book;

    /** An empty book. */
    protected abstract SlotBook book();

    /** How often a random test is run, given how often a book in memory runs it. */
    protected int rounds(int inMemory) {
        return inMemory;
    }

    @BeforeEach
    void emptyBook() {
        book = book();
    }

    /** A slot of half an hour, that many hours after noon. */
    protected static Slot.Key slot(String resource, int hours) {
        Instant start = NOON.plus(Duration.ofHours(hours));
        return new Slot.Key(resource, start, start.plus(Duration.ofMinutes(30)));
    }

    Taken take(Slot.Key slot, int capacity, String key, Instant now) {
        return book.take(slot, capacity, key, now.plus(HOLD), now);
    }

    @Test
    void a_move_takes_the_new_place_for_good_and_gives_up_the_old() {
        Slot.Key other = slot("callback/nord", 2);
        take(SLOT, 1, "a", NOON);
        assertEquals(Taken.TAKEN, book.move(SLOT, other, 1, "a", NOON));
        assertEquals(1, book.free(SLOT, 1, NOON));
        assertEquals(0, book.free(other, 1, NOON.plus(HOLD)), "no hold to run out");
        assertEquals(Taken.ALREADY_TAKEN, take(other, 1, "a", NOON));
    }

    @Test
    void a_move_to_a_full_slot_changes_nothing() {
        Slot.Key full = slot("callback/syd", 2);
        take(full, 1, "b", NOON);
        take(SLOT, 1, "a", NOON);
        book.confirm(SLOT, "a", NOON);
        assertEquals(Taken.FULL, book.move(SLOT, full, 9, "a", NOON));
        assertEquals(0, book.free(SLOT, 1, NOON));
        assertEquals(Taken.ALREADY_TAKEN, take(SLOT, 1, "a", NOON));
        assertEquals(Taken.TAKEN, book.move(SLOT, full, 9, "a", NOON.plus(HOLD)), "the hold in the way ran out");
    }

    @Test
    void a_move_whose_answer_was_lost_can_be_tried_again() {
        Slot.Key other = slot("callback/syd", 2);
        take(SLOT, 1, "a", NOON);
        book.move(SLOT, other, 1, "a", NOON);
        assertEquals(Taken.ALREADY_TAKEN, book.move(SLOT, other, 1, "a", NOON));
        assertEquals(0, book.free(other, 1, NOON));
        assertEquals(1, book.free(SLOT, 1, NOON));
    }

    @Test
    void a_move_to_where_the_key_has_a_place_keeps_that_one_for_good() {
        Slot.Key other = slot("callback/syd", 2);
        take(SLOT, 1, "a", NOON);
        take(other, 1, "a", NOON);
        assertEquals(Taken.ALREADY_TAKEN, book.move(SLOT, other, 1, "a", NOON));
        assertEquals(1, book.free(SLOT, 1, NOON));
        assertEquals(0, book.free(other, 1, NOON.plus(HOLD)));
        assertEquals(Taken.ALREADY_TAKEN, book.move(other, other, 1, "a", NOON));
        assertEquals(0, book.free(other, 1, NOON.plus(HOLD)), "nor is it lost by a move to itself");
        take(SLOT, 1, "b", NOON);
        assertEquals(Taken.ALREADY_TAKEN, book.move(SLOT, SLOT, 1, "b", NOON));
        assertEquals(0, book.free(SLOT, 1, NOON.plus(HOLD)));
    }

    @Test
    void a_move_is_made_though_the_old_hold_ran_out_or_was_never_there() {
        Slot.Key other = slot("callback/syd", 2);
        take(SLOT, 1, "a", NOON);
        assertEquals(Taken.TAKEN, book.move(SLOT, other, 2, "a", NOON.plus(HOLD)));
        assertEquals(Taken.TAKEN, book.move(SLOT, other, 2, "b", NOON));
        assertEquals(0, book.free(other, 2, NOON));
        assertEquals(1, book.free(SLOT, 1, NOON));
    }

    @Test
    void a_resized_resource_has_that_many_places_or_as_many_as_are_held() {
        Slot.Key grown = slot("callback/syd", 2);
        Slot.Key crowded = slot("callback/syd", 3);
        take(grown, 1, "a", NOON);
        for (String key : List.of("a", "b", "c", "d")) {
            take(crowded, 4, key, NOON);
        }
        book.confirm(crowded, "a", NOON);
        book.confirm(crowded, "b", NOON);
        book.confirm(crowded, "c", NOON);
        book.resize("callback/syd", 2, NOON);
        assertEquals(1, book.free(grown, 1, NOON));
        assertEquals(Taken.TAKEN, take(grown, 1, "b", NOON));
        assertEquals(Taken.FULL, take(grown, 9, "c", NOON));
        assertEquals(0, book.free(crowded, 2, NOON), "none is taken away from those who have it");
        book.resize("callback/syd", 2, NOON.plus(HOLD));
        assertEquals(0, book.free(crowded, 2, NOON.plus(HOLD)));
        book.release(crowded, "a");
        assertEquals(
                1, book.free(crowded, 2, NOON.plus(HOLD)), "three places, since three were held when it was resized");
        book.resize("callback/syd", 2, NOON.plus(HOLD));
        assertEquals(0, book.free(crowded, 2, NOON.plus(HOLD)));
        assertEquals(Taken.FULL, take(crowded, 9, "e", NOON.plus(HOLD)));
    }

    @Test
    void only_what_has_not_ended_is_resized_and_only_of_that_resource() {
        Slot.Key elsewhere = slot("callback/sydost", 1);
        Slot.Key later = slot("callback/syd", 2);
        for (Slot.Key slot : List.of(SLOT, elsewhere, later)) {
            take(slot, 1, "a", NOON);
            book.confirm(slot, "a", NOON);
        }
        book.resize("callback/syd", 3, SLOT.end());
        assertEquals(0, book.free(SLOT, 1, SLOT.end()));
        assertEquals(0, book.free(elsewhere, 1, SLOT.end()));
        assertEquals(2, book.free(later, 1, SLOT.end()));
        book.resize("callback/syd", 0, NOON);
        assertEquals(0, book.free(later, 1, NOON));
        assertEquals(Taken.ALREADY_TAKEN, take(later, 1, "a", NOON));
    }

    @Test
    void any_sequence_of_moves_is_answered_as_by_a_plain_list() {
        Seeds.each(rounds(300), random -> {
            SlotBook each = book();
            List<Slot.Key> slots = List.of(SLOT, slot("callback/nord", 1), slot("callback/syd", 2));
            Map<Slot.Key, Map<String, Instant>> held = new HashMap<>();
            slots.forEach(slot -> held.put(slot, new HashMap<>()));
            int capacity = 1 + random.nextInt(3);
            Instant now = NOON;
            for (int i = 0; i < 40; i++) {
                now = now.plusSeconds(random.nextInt(30));
                Instant moment = now;
                held.values().forEach(holds -> holds.values().removeIf(until -> !until.isAfter(moment)));
                String key = "k" + random.nextInt(5);
                Slot.Key from = Seeds.oneOf(random, slots);
                Slot.Key to = Seeds.oneOf(random, slots);
                Map<String, Instant> there = held.get(to);
                Taken expected = there.containsKey(key)
                        ? Taken.ALREADY_TAKEN
                        : there.size() >= capacity ? Taken.FULL : Taken.TAKEN;
                if (random.nextInt(3) == 0) {
                    assertEquals(expected, each.take(to, capacity, key, now.plus(HOLD), now));
                    if (expected == Taken.TAKEN) {
                        there.put(key, now.plus(HOLD));
                    }
                } else {
                    assertEquals(expected, each.move(from, to, capacity, key, now));
                    if (expected != Taken.FULL) {
                        held.get(from).remove(key);
                        there.put(key, Instant.MAX);
                    }
                }
                Map<Slot.Key, Integer> free = new HashMap<>();
                for (Slot.Key slot : slots) {
                    free.put(slot, capacity - held.get(slot).size());
                }
                assertEquals(free, each.free(slots, capacity, now));
            }
        });
    }

    @Test
    void threads_that_move_to_and_fro_neither_lose_nor_gain_a_place() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Slot.Key> slots = List.of(SLOT, slot("callback/nord", 1), slot("callback/syd", 2));
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<Slot.Key>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                String key = "t" + t;
                all.add(() -> {
                    Random random = new Random(thread);
                    Slot.Key at = slots.get(thread % 3);
                    assertEquals(Taken.TAKEN, take(at, 4, key, NOON));
                    start.await();
                    for (int i = 0; i < rounds(200); i++) {
                        Slot.Key to = Seeds.oneOf(random, slots);
                        Taken taken = book.move(at, to, 4, key, NOON);
                        assertEquals(to.equals(at), taken == Taken.ALREADY_TAKEN);
                        if (taken == Taken.TAKEN) {
                            at = to;
                        }
                    }
                    return at;
                });
            }
            Map<Slot.Key, Integer> places = new HashMap<>();
            for (Future<Slot.Key> each : pool.invokeAll(all)) {
                places.merge(each.get(), 1, Integer::sum);
            }
            for (Slot.Key slot : slots) {
                int kept = places.getOrDefault(slot, 0);
                assertTrue(kept <= 4, () -> "over-booked");
                assertEquals(4 - kept, book.free(slot, 4, NOON));
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
