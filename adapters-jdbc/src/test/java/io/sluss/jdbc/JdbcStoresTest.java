package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.promise.SlotBook.Taken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How the stores use a data source, and what they say when it fails. */
class JdbcStoresTest {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Slot.Key SLOT =
            new Slot.Key("callback/syd", NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(2)));

    private static HikariDataSource source;

    @BeforeAll
    static void layOut() {
        source = Postgres.emptyDatabase();
        JdbcSchema.apply(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void empty() {
        Postgres.run(source, "DELETE FROM sluss_slot; DELETE FROM sluss_hold");
    }

    private static Taken take(SlotBook book, String key) {
        return book.take(SLOT, 2, key, NOON.plusSeconds(120), NOON);
    }

    @Test
    void a_place_of_an_open_slot_is_taken_by_one_statement_alone_and_nothing_needs_more_than_two() {
        CountedConnections counted = new CountedConnections(source);
        SlotBook book = JdbcStores.of(counted.source()).slotBook();
        assertEquals(Taken.TAKEN, take(book, "a"));
        assertEquals(List.of("executeUpdate", "executeQuery"), counted.calls, "opened");
        counted.calls.clear();
        assertEquals(Taken.TAKEN, take(book, "b"));
        assertEquals(List.of("executeUpdate"), counted.calls);
        counted.calls.clear();
        assertEquals(Taken.ALREADY_TAKEN, take(book, "a"));
        assertEquals(Taken.FULL, take(book, "c"));
        assertEquals(List.of("executeUpdate", "executeQuery", "executeUpdate", "executeQuery"), counted.calls);
    }

    @Test
    void connections_that_do_not_commit_by_themselves_do_as_well_and_are_given_back_as_they_were() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource committing = new HikariDataSource(config)) {
            SlotBook book = JdbcStores.of(committing).slotBook();
            assertEquals(Taken.TAKEN, take(book, "a"));
            assertTrue(book.confirm(SLOT, "a", NOON));
            try (Connection connection = committing.getConnection()) {
                assertFalse(connection.getAutoCommit());
            }
        }
        assertEquals(Taken.ALREADY_TAKEN, take(JdbcStores.of(source).slotBook(), "a"));
    }

    @Test
    void a_failure_tells_the_state_and_what_was_asked_but_no_value() {
        try (HikariDataSource bare = Postgres.emptyDatabase()) {
            SlotBook book = JdbcStores.of(bare).slotBook();
            StoreException failed = assertThrows(StoreException.class, () -> take(book, "canary"));
            assertEquals("42P01", failed.sqlState());
            assertEquals("PostgreSQL could not take a slot: SQLSTATE 42P01", failed.getMessage());
            assertNull(failed.getCause(), "what the database said quotes values");
            assertEquals(0, failed.getSuppressed().length);
            assertThrows(StoreException.class, () -> book.move(SLOT, SLOT, 1, "canary", NOON));
            assertThrows(StoreException.class, () -> book.free(SLOT, 1, NOON));
            assertThrows(StoreException.class, () -> book.expire(NOON));
        }
    }

    @Test
    void a_database_that_is_away_is_a_failure_of_class_08() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://localhost:1/none?connectTimeout=2");
        SlotBook book = JdbcStores.of(away).slotBook();
        assertTrue(assertThrows(StoreException.class, () -> take(book, "a"))
                .sqlState()
                .startsWith("08"));
    }

    @Test
    void a_pool_that_was_closed_is_one_too() {
        HikariDataSource closed = Postgres.emptyDatabase();
        SlotBook book = JdbcStores.of(closed).slotBook();
        closed.close();
        assertTrue(assertThrows(StoreException.class, () -> take(book, "a"))
                .sqlState()
                .startsWith("08"));
    }
}
