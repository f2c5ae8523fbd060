package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.contact.Seeds;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.promise.SlotBook.Taken;
import io.sluss.promise.SlotBookContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The slot book under READ COMMITTED, PostgreSQL's own default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcSlotBookTest extends SlotBookContract {
    /** Slots whose row does not count the rows of its holders, and holders without a slot. */
    static final String AMISS = """
            SELECT concat_ws(' ', resource, starts, taken) FROM sluss_slot AS slot
            WHERE taken <> (SELECT count(*) FROM sluss_hold AS hold
                WHERE (hold.resource, hold.starts, hold.ends) = (slot.resource, slot.starts, slot.ends))
            UNION ALL
            SELECT concat_ws(' ', resource, starts, holder) FROM sluss_hold AS hold
            WHERE NOT EXISTS (SELECT FROM sluss_slot AS slot
                WHERE (hold.resource, hold.starts, hold.ends) = (slot.resource, slot.starts, slot.ends))
            """;

    HikariDataSource source;

    /** How transactions are isolated that do not say it themselves. */
    String isolation() {
        return "read committed";
    }

    @BeforeAll
    void layOut() {
        source = Postgres.emptyDatabase(isolation());
        JdbcSchema.apply(source);
    }

    @AfterAll
    void close() {
        source.close();
    }

    @Override
    protected SlotBook book() {
        Postgres.run(source, "DELETE FROM sluss_slot; DELETE FROM sluss_hold");
        return JdbcStores.of(source).slotBook();
    }

    @Override
    protected int rounds(int inMemory) {
        return inMemory / 10;
    }

    @AfterEach
    void as_many_holds_as_are_taken() {
        assertEquals(List.of(), Postgres.column(source, AMISS));
    }

    @Test
    void it_is_asked_over_a_network_and_isolated_as_said() {
        assertFalse(book().answersFromMemory());
        assertEquals(List.of(isolation()), Postgres.column(source, "SHOW transaction_isolation"));
    }

    @Test
    void two_nodes_never_take_more_than_there_is_whatever_else_they_do() throws Exception {
        book();
        List<SlotBook> nodes =
                List.of(JdbcStores.of(source).slotBook(), JdbcStores.of(source).slotBook());
        List<Slot.Key> slots = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slots.add(slot("callback/r" + i % 2, 1 + i / 2));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                SlotBook node = nodes.get(t % 2);
                Random random = new Random(t);
                all.add(() -> {
                    for (int i = 0; i < rounds(1_500); i++) {
                        something(node, slots, random, NOON.plusSeconds(i));
                    }
                    return null;
                });
            }
            for (Future<Void> each : pool.invokeAll(all)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Five keys for all threads, so that they meet. */
    private static void something(SlotBook node, List<Slot.Key> slots, RandomGenerator random, Instant now) {
        Slot.Key slot = Seeds.oneOf(random, slots);
        String key = "k" + random.nextInt(5);
        switch (random.nextInt(12)) {
            case 0, 1 -> node.confirm(slot, key, now);
            case 2, 3 -> node.release(slot, key);
            case 4, 5 -> node.move(Seeds.oneOf(random, slots), slot, 2, key, now);
            case 6 -> node.resize(slot.resource(), 1 + random.nextInt(3), now);
            case 7 -> node.expire(random.nextInt(10) == 0 ? slot.end() : now);
            default -> node.take(slot, 2, key, now.plusSeconds(random.nextInt(5)), now);
        }
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off_wherever_it_goes_in() {
        SlotBook book = book();
        Instant start = NOON.plusNanos(1_999);
        Slot.Key fine = new Slot.Key("callback/syd", start, start.plusNanos(1_800_000_000_500L));
        assertEquals(Taken.TAKEN, book.take(fine, 2, "a", NOON.plus(HOLD).plusNanos(999), NOON));
        assertEquals(Taken.ALREADY_TAKEN, book.take(fine, 2, "a", NOON.plus(HOLD), NOON));
        assertEquals(1, book.free(fine, 2, NOON));
        assertEquals(Map.of(fine, 1), book.free(List.of(fine), 2, NOON));
        Slot.Key cut = new Slot.Key("callback/syd", NOON.plusNanos(1_000), NOON.plusNanos(1_800_000_002_000L));
        assertEquals(Taken.ALREADY_TAKEN, book.take(cut, 2, "a", NOON.plus(HOLD), NOON));
        assertFalse(book.confirm(fine, "a", NOON.plus(HOLD).plusNanos(1)), "no longer than it was given");
        assertTrue(book.confirm(fine, "a", NOON.plus(HOLD).minusNanos(1)));
        assertEquals(Taken.ALREADY_TAKEN, book.move(cut, fine, 2, "a", NOON));
        assertEquals(1, book.free(fine, 2, NOON), "it has not been moved away from itself");
        book.release(fine, "a");
        assertEquals(2, book.free(cut, 2, NOON));
    }

    @Test
    void a_slot_that_everybody_left_has_as_many_places_as_the_rules_say_today() {
        SlotBook book = book();
        book.take(SLOT, 1, "a", NOON.plus(HOLD), NOON);
        book.release(SLOT, "a");
        assertEquals(3, book.free(SLOT, 3, NOON));
        assertEquals(Taken.TAKEN, book.take(SLOT, 3, "a", NOON.plus(HOLD), NOON));
        assertEquals(2, book.free(SLOT, 9, NOON));
        book.release(SLOT, "a");
        assertEquals(Taken.FULL, book.take(SLOT, 0, "a", NOON.plus(HOLD), NOON));
    }

    @Test
    void no_place_is_taken_where_there_is_none() {
        SlotBook book = book();
        assertEquals(Taken.FULL, book.take(SLOT, 0, "a", NOON.plus(HOLD), NOON));
        assertEquals(Taken.FULL, book.move(slot("callback/syd", 2), SLOT, 0, "a", NOON));
        assertEquals(0, book.free(SLOT, 0, NOON));
    }

    @Test
    void a_hold_until_the_end_of_all_times_is_for_good() {
        SlotBook book = book();
        assertEquals(Taken.TAKEN, book.take(SLOT, 1, "a", Instant.MAX, NOON));
        assertEquals(0, book.free(SLOT, 1, SLOT.end()));
    }

    @Test
    void ever_so_many_are_tidied_up() {
        SlotBook book = book();
        Postgres.run(source, """
                INSERT INTO sluss_slot SELECT 'callback/syd', at, at + interval '30 minutes', 2, 2
                FROM generate_series(timestamptz '2026-11-24 12:00Z', '2026-12-19 12:00Z', '30 minutes') AS at;
                INSERT INTO sluss_hold SELECT resource, starts, ends, 'held', '2026-11-24 11:02Z' FROM sluss_slot;
                INSERT INTO sluss_hold SELECT resource, starts, ends, 'kept', NULL FROM sluss_slot;
                """);
        book.expire(NOON.plus(HOLD));
        assertEquals(
                List.of("1201 1201"), Postgres.column(source, "SELECT count(*) || ' ' || sum(taken) FROM sluss_slot"));
        assertEquals(List.of("kept"), Postgres.column(source, "SELECT DISTINCT holder FROM sluss_hold"));
        book.expire(Instant.parse("2026-12-19T12:00:00Z"));
        assertEquals(List.of("1"), Postgres.column(source, "SELECT count(*) FROM sluss_slot"));
        book.expire(Instant.parse("2026-12-19T12:30:00Z"));
        assertEquals(List.of(), Postgres.column(source, "SELECT holder FROM sluss_hold"));
    }
}
