package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.PromiseStore.Moved;
import io.sluss.promise.PromiseStoreContract;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The promises under READ COMMITTED, PostgreSQL's own default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcPromiseStoreTest extends PromiseStoreContract {
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
    protected PromiseStore store() {
        Postgres.run(source, "TRUNCATE sluss_slot, sluss_hold, sluss_promise, sluss_lease, sluss_outbox");
        return JdbcStores.of(source).promises();
    }

    @AfterEach
    void as_many_holds_as_are_taken() {
        assertEquals(List.of(), Postgres.column(source, JdbcSlotBookTest.AMISS));
    }

    private PromiseStore another() {
        return JdbcStores.of(source).promises();
    }

    @Test
    void what_was_promised_is_there_after_a_restart() {
        Promise made = add(promise("p", "o"));
        assertEquals(Optional.of(made), another().find(made.id()));
        assertEquals(List.of(made), another().of(caller(5)));
        assertEquals(Optional.of(made), another().add(promise("p2", "o"), List.of(event("e")), NOON));
    }

    @Test
    void a_place_is_taken_and_a_promise_made_by_one_statement_each() {
        CountedConnections counted = new CountedConnections(source);
        PromiseStore watched = JdbcStores.of(counted.source()).promises();
        Promise promise = promise("p", "o");
        Slot.Key slot = promise.slot().key();
        add(promise("first", "of-the-slot"));
        assertEquals(Taken.TAKEN, watched.slotBook().take(slot, 5, "o", NOON.plus(HOLD), NOON));
        assertEquals(Optional.of(promise), watched.add(promise, List.of(event("a"), event("b")), NOON));
        assertEquals(List.of("executeUpdate", "executeQuery"), counted.calls);
        counted.calls.clear();
        assertTrue(watched.replace(promise, promise.cancelled(), List.of(event("c"))));
        assertEquals(List.of("executeQuery"), counted.calls);
        assertEquals(3, watched.outbox().size());
    }

    /** Refuses events of that id. */
    private void refuse(String id, String how) {
        Postgres.run(source, """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.id LIKE '%s' THEN %s END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON sluss_outbox FOR EACH ROW EXECUTE FUNCTION refuse()
                """.formatted(id, how));
    }

    private void refuseNothing() {
        Postgres.run(source, "DROP FUNCTION refuse CASCADE");
    }

    @Test
    void where_its_events_cannot_be_put_out_nothing_is_promised_nor_changed() {
        refuse("bad", "RAISE EXCEPTION 'canary';");
        try {
            List<OutboxEvent> events = List.of(event("good"), event("bad"));
            Promise promise = promise("p", "o");
            Slot.Key slot = promise.slot().key();
            store.slotBook().take(slot, 1, "o", NOON.plus(HOLD), NOON);
            StoreException failed = assertThrows(StoreException.class, () -> store.add(promise, events, NOON));
            assertEquals("PostgreSQL could not keep a promise: SQLSTATE P0001", failed.getMessage());
            assertNull(failed.getCause(), "what the database said quotes values");
            assertEquals(Optional.empty(), store.findByOffer(promise.offer()));
            assertEquals(1, store.slotBook().free(slot, 1, NOON.plus(HOLD)), "its hold runs out");
            assertEquals(0, store.outbox().size());

            assertEquals(
                    Optional.of(promise), store.add(promise, List.of(event("good")), NOON), "the hold is there yet");
            assertThrows(StoreException.class, () -> store.replace(promise, promise.cancelled(), events));
            Slot later = slot(NOON.plus(Duration.ofHours(5)));
            Promise moved = promise.at(later, later.start());
            assertThrows(StoreException.class, () -> store.move(promise, moved, 1, events, NOON));
            assertEquals(Optional.of(promise), store.findByOffer(promise.offer()));
            assertEquals(0, store.slotBook().free(slot, 1, NOON));
            assertEquals(1, store.slotBook().free(later.key(), 1, NOON));
            assertEquals(1, store.outbox().size());
        } finally {
            refuseNothing();
        }
    }

    @Test
    void a_connection_that_dies_in_the_middle_leaves_all_or_nothing() {
        refuse("last", "PERFORM pg_terminate_backend(pg_backend_pid());");
        try {
            Promise promise = promise("p", "o");
            store.slotBook().take(promise.slot().key(), 1, "o", NOON.plus(HOLD), NOON);
            StoreException died =
                    assertThrows(StoreException.class, () -> store.add(promise, List.of(event("last")), NOON));
            assertEquals("57P01", died.sqlState());
        } finally {
            refuseNothing();
        }
        assertEquals(List.of("1"), Postgres.column(source, "SELECT count(held_until) FROM sluss_hold"));
        assertEquals(List.of("0"), Postgres.column(source, "SELECT count(*) FROM sluss_promise"));
        assertEquals(List.of("0"), Postgres.column(source, "SELECT count(*) FROM sluss_outbox"));
    }

    @Test
    void two_stores_never_lease_the_same_callback() {
        for (int i = 0; i < 5; i++) {
            add("p" + i, ONE, NOON.plusSeconds(i));
        }
        PromiseStore other = another();
        assertEquals(List.of("p0", "p1", "p2"), leased("one", ONE, 3));
        List<Promise> rest = other.lease("callback/syd", lease("two", ONE.plus(HOLD)), ONE, 3);
        assertEquals(List.of("p3", "p4"), ids(rest));
        assertEquals(5, other.leasedSince("callback/syd", ONE));
        assertFalse(other.renew(rest.get(0).id(), lease("one", ONE.plus(HOLD))));
        assertEquals(
                List.of("p0", "p1", "p2", "p3", "p4"),
                ids(other.lease("callback/syd", lease("two", ONE), ONE.plus(HOLD), 9)));
    }

    @Test
    void leases_of_yesterday_are_forgotten() {
        add("a", ONE, NOON);
        leased("one", ONE, 1);
        leased("two", ONE.plus(HOLD), 1);
        leased("three", ONE.plus(Duration.ofDays(1)).plusSeconds(1), 1);
        assertEquals(List.of("three", "two"), Postgres.column(source, "SELECT holder FROM sluss_lease ORDER BY 1"));
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off_wherever_it_goes_in() {
        Slot fine = slot(NOON.plus(Duration.ofHours(1)).plusNanos(1_999));
        Promise made = add(promise("p", "o", caller(5), fine, NOON.plusNanos(1)));
        Promise stored = store.find(made.id()).orElseThrow();
        assertEquals(slot(ONE.plusNanos(1_000)), stored.slot());
        assertEquals(NOON, stored.about().arrivedAt());
        Slot later = slot(ONE.plusNanos(3_600_000_000_001L));
        assertEquals(Moved.MOVED, store.move(made, made.at(later, later.start()), 1, List.of(), NOON.plusNanos(1)));
        assertTrue(store.replace(
                made.at(later, later.start()), made.at(later, later.start()).cancelled(), List.of()));
    }

    @Test
    void ever_so_many_are_dropped() {
        add(promise("p", "o"));
        Postgres.run(source, """
                INSERT INTO sluss_promise (resource, offer, id, contact, kind, starts, ends, mode, made_at, origin,
                    arrived_at, code, word, state, revision, due_at, attempts, carried_over, broken)
                SELECT resource, 'o' || i, 'p' || i, contact, kind, starts, ends, mode, made_at, origin,
                    arrived_at, code, word, CASE i %% 2 WHEN 0 THEN 'KEPT' ELSE state END, revision, due_at, attempts, 0, broken
                FROM sluss_promise, generate_series(1, 1200) AS i
                """.replace("%%", "%"));
        store.dropEndedBefore(ONE);
        assertEquals(List.of("1201"), Postgres.column(source, "SELECT count(*) FROM sluss_promise"));
        store.dropEndedBefore(ONE.plus(Duration.ofDays(1)));
        assertEquals(List.of("0"), Postgres.column(source, "SELECT count(*) FROM sluss_promise"));
    }

    @Test
    void no_column_holds_what_the_person_is_called_on_or_is_known_by_once_it_is_over() {
        Promise made = add(promise("p", "o"));
        assertEquals(List.of(), rowsWith("46701740605"));
        assertTrue(store.replace(made, made.cancelled(), List.of(event("e"))));
        assertEquals(List.of(), rowsWith(caller(5).value()));
        assertEquals(
                List.of("1"), Postgres.column(source, "SELECT count(*) FROM sluss_promise WHERE dial_target IS NULL"));
    }

    private List<String> rowsWith(String text) {
        return Postgres.column(source, """
                SELECT line FROM (SELECT p::text AS line FROM sluss_promise p UNION ALL SELECT h::text FROM sluss_hold h
                    UNION ALL SELECT o::text FROM sluss_outbox o UNION ALL SELECT l::text FROM sluss_lease l) AS all_lines
                WHERE line LIKE '%%%s%%'
                """.formatted(text));
    }
}
