package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.matching.ChannelMode;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.PromiseStoreContract;
import io.sluss.promise.ShardRouter;
import io.sluss.promise.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store keeps, kept by two databases together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDatabasesPromiseStoreTest extends PromiseStoreContract {
    private final TwoDatabases databases = new TwoDatabases();

    @AfterAll
    void close() {
        databases.close();
    }

    @Override
    protected PromiseStore store() {
        return databases.store();
    }

    @AfterEach
    void as_many_holds_as_are_taken() {
        assertEquals(List.of(), Postgres.column(databases.bookings, JdbcSlotBookTest.AMISS));
        assertEquals(List.of(), Postgres.column(databases.callbacks, JdbcSlotBookTest.AMISS));
    }

    private static Promise atAnOffice(String id, String offer) {
        Slot slot = new Slot("booking/malmo", ONE, ONE.plusSeconds(1_800), "Stortorget 1", ChannelMode.CHOSEN_TIME);
        return promise(id, offer, caller(5), slot, NOON);
    }

    private static List<String> rows(HikariDataSource of) {
        return Postgres.column(of, """
                SELECT concat_ws(' ', 'promise', id, resource) FROM sluss_promise
                UNION ALL SELECT concat_ws(' ', 'hold', holder, held_until IS NULL) FROM sluss_hold
                UNION ALL SELECT concat_ws(' ', 'event', id) FROM sluss_outbox ORDER BY 1
                """);
    }

    @Test
    void a_promise_its_place_and_its_events_lie_in_one_database() {
        Promise booking = atAnOffice("b", "ob");
        store.slotBook().take(booking.slot().key(), 1, "ob", NOON.plus(HOLD), NOON);
        assertEquals(Optional.of(booking), store.add(booking, List.of(event("e")), NOON));
        add(promise("c", "oc"));
        assertEquals(List.of("event e", "hold ob t", "promise b booking/malmo"), rows(databases.bookings));
        assertEquals(List.of("hold oc t", "promise c callback/syd"), rows(databases.callbacks));
        assertEquals(Optional.of(booking), databases.again().find(booking.id()));
    }

    @Test
    void a_move_to_the_other_database_is_refused_and_changes_neither() {
        Promise made = add(promise("c", "oc"));
        List<String> before = rows(databases.callbacks);
        Slot office = atAnOffice("x", "ox").slot();
        assertThrows(
                IllegalArgumentException.class,
                () -> store.move(made, made.at(office, ONE), 9, List.of(event("e")), NOON));
        assertEquals(before, rows(databases.callbacks));
        assertEquals(List.of(), rows(databases.bookings));
    }

    @Test
    void a_database_that_is_gone_leaves_the_other_as_it_was() {
        HikariDataSource gone = Postgres.emptyDatabase();
        JdbcSchema.apply(gone);
        PromiseStore half = ShardRouter.of(
                Map.of(
                        "callbacks", JdbcStores.of(databases.callbacks).promises(),
                        "bookings", JdbcStores.of(gone).promises()),
                resource -> resource.startsWith("booking/") ? "bookings" : "callbacks");
        gone.close();
        Promise made = promise("c", "oc");
        half.slotBook().take(made.slot().key(), 1, "oc", NOON.plus(HOLD), NOON);
        assertEquals(Optional.of(made), half.add(made, List.of(event("e")), NOON));
        assertEquals(Optional.of(made), half.find(made.id()));
        assertEquals(List.of(made), half.waiting(null, ONE.plusSeconds(1), 9));
        assertEquals(1, half.outbox().lease(NOON, NOON.plus(HOLD), 9).size());
        half.outbox().done("e");
        assertFalse(rows(databases.callbacks).contains("event e"));
        Promise booking = atAnOffice("b", "ob");
        assertThrows(StoreException.class, () -> half.add(booking, List.of(), NOON));
        assertThrows(StoreException.class, () -> half.find(booking.id()));
        assertThrows(StoreException.class, () -> half.of(caller(5)));
        assertThrows(StoreException.class, () -> half.dropEndedBefore(ONE.plusSeconds(9_999)));
        assertEquals(List.of("hold oc t"), rows(databases.callbacks));
    }
}
