package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.OfferLedgerContract;
import io.sluss.outcome.SomeEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ledger under READ COMMITTED, PostgreSQL's own default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcLedgerTest extends OfferLedgerContract {
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
    protected OfferLedger ledger() {
        LedgerTables.empty(source);
        return another();
    }

    @Override
    protected OfferLedger another() {
        OfferLedger node = JdbcStores.of(source).ledger(Duration.ofDays(8), InstantSource.fixed(SomeEvents.NOON));
        node.refresh(SomeEvents.NOON);
        return node;
    }

    @Override
    protected int rounds(int inMemory) {
        return inMemory / 20;
    }

    @AfterEach
    void what_is_stored_hangs_together() {
        assertEquals(List.of(), LedgerTables.amiss(source));
    }

    @Test
    void it_is_asked_over_a_network_and_isolated_as_said() {
        assertFalse(ledger().answersFromMemory());
        assertEquals(List.of(isolation()), Postgres.column(source, "SHOW transaction_isolation"));
    }
}
