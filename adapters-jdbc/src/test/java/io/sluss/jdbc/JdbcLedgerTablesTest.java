package io.sluss.jdbc;

import static io.sluss.outcome.SomeEvents.LIFE;
import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.PERSON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.contact;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.Decision;
import io.sluss.SettableClock;
import io.sluss.Sluss;
import io.sluss.contact.CallerKey;
import io.sluss.contact.Contact;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the ledger keeps in its tables, for how long, and how it gets at it. */
class JdbcLedgerTablesTest {
    private static final Duration KEPT = Duration.ofDays(8);

    private static final Path RULES = Path.of("../examples/src/main/resources/rules/police-114-14.yaml");

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
        LedgerTables.empty(source);
    }

    private static OfferLedger node(InstantSource clock) {
        OfferLedger node = JdbcStores.of(source).ledger(KEPT, clock);
        node.refresh(clock.instant());
        return node;
    }

    private static OfferLedger node() {
        return node(InstantSource.fixed(NOON));
    }

    @Test
    void a_dump_after_traffic_holds_no_number_and_no_word() throws IOException {
        SettableClock clock = new SettableClock(NOON);
        KeyRing keys = KeyRing.derivedFrom(new byte[32]);
        try (Sluss sluss = Sluss.builder(RuleSetFile.parse("rules.yaml", Files.readString(RULES)))
                .keys(keys)
                .clock(clock)
                .ledger(node(clock))
                .build()) {
            for (int i = 10; i < 50; i++) {
                Decision decision = sluss.decide(Contact.from(Origin.PHONE)
                        .caller("+467017406" + i)
                        .utterance("min cykel är stulen")
                        .build());
                decision.offers().forEach(offer -> sluss.present(offer.id()));
                sluss.settle(decision.offers().get(0).id(), i % 2 == 0 ? Outcome.ACCEPTED : Outcome.DECLINED);
            }
            sluss.maintain();
            List<String> dump = LedgerTables.dump(source);
            assertTrue(dump.size() > 200, () -> "only " + dump.size());
            for (String personal : List.of("7017406", "701 74", "cykel", "stulen")) {
                assertEquals(
                        List.of(),
                        dump.stream().filter(row -> row.contains(personal)).toList());
            }
            int before =
                    Postgres.column(source, "SELECT caller FROM sluss_visit").size();
            assertEquals(40, before);
        }
    }

    @Test
    void after_a_caller_is_forgotten_no_table_holds_anything_under_any_of_their_keys() {
        OfferLedger node = node();
        for (int i = 0; i < 30; i++) {
            String name = "c" + i;
            node.append(List.of(arrived(name, NOON.plusSeconds(i), caller(i % 3)), presented(name + SERVICE)));
        }
        CallerKey forgotten = caller(1);
        assertTrue(LedgerTables.dump(source).stream().anyMatch(row -> row.contains(forgotten.value())));
        List<String> theirs =
                Postgres.column(source, "SELECT contact FROM sluss_visit WHERE caller = '" + forgotten.value() + "'");
        assertEquals(10, theirs.size());
        node.forget(forgotten);
        assertEquals(
                List.of(),
                LedgerTables.dump(source).stream()
                        .filter(row -> row.contains(forgotten.value()))
                        .toList());
        for (String table : List.of("sluss_event", "sluss_open_offer", "sluss_visit")) {
            assertEquals(
                    "20",
                    Postgres.column(source, "SELECT count(DISTINCT contact) FROM " + table)
                            .get(0));
        }
        node.append(List.of(arrived(theirs.get(0), NOON, forgotten)));
        assertEquals(List.of(), node.linkedTo(forgotten), "what is still on its way links nobody again");
    }

    @Test
    void many_events_of_many_contacts_cost_as_few_round_trips_as_few() {
        CountedConnections counted = new CountedConnections(source);
        OfferLedger node = JdbcStores.of(counted.source()).ledger(KEPT, InstantSource.fixed(NOON));
        node.refresh(NOON);
        counted.calls.clear();
        List<LedgerEvent> batch = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            batch.add(arrived("c" + i, NOON, caller(i)));
            batch.add(offered("c" + i + SERVICE));
            batch.add(presented("c" + i + SERVICE));
            batch.add(presented("c" + i + PERSON));
        }
        assertEquals(256, node.append(batch).size());
        assertEquals(7, counted.calls.size(), counted.calls::toString);
        counted.calls.clear();
        assertEquals(List.of(), node.append(batch));
        assertEquals(5, counted.calls.size(), counted.calls::toString);
        counted.calls.clear();
        node.settle(report("c1" + SERVICE, Outcome.DECLINED));
        assertTrue(counted.calls.size() <= 7, counted.calls::toString);
        counted.calls.clear();
        node.history(caller(1), NOON);
        assertEquals(List.of(), counted.calls, "a decision waits for nobody");
    }

    @Test
    void visits_that_nobody_looked_at_for_more_than_a_minute_are_not_told() {
        SettableClock clock = new SettableClock(NOON);
        OfferLedger node = JdbcStores.of(source).ledger(KEPT, clock);
        assertThrows(StoreException.class, () -> node.history(caller(1), NOON));
        node.refresh(clock.instant());
        clock.advance(Duration.ofSeconds(60));
        assertEquals(0, node.history(caller(1), NOON).visits().size());
        clock.advance(Duration.ofMillis(1));
        assertThrows(StoreException.class, () -> node.history(caller(1), NOON));
        node.refresh(clock.instant());
        assertEquals(0, node.history(caller(1), NOON).visits().size());
    }

    @Test
    void a_visit_whose_transaction_was_slow_to_commit_is_found_all_the_same() throws SQLException {
        OfferLedger writer = node();
        OfferLedger reader = node();
        Instant now = NOON;
        try (Connection slow = source.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO sluss_visit (caller, contact, at, reason, services, number) VALUES ('"
                    + caller(1).value() + "', 'slow', '" + NOON
                    + "', 'bike', 'report', nextval('sluss_visit_number'))");
            for (int i = 0; i < 5; i++) {
                writer.append(List.of(arrived("c" + i, NOON, caller(2))));
                now = now.plusSeconds(5);
                reader.refresh(now);
            }
            assertEquals(0, reader.history(caller(1), NOON).visits().size());
            slow.commit();
        }
        reader.refresh(now.plusSeconds(4));
        assertEquals(1, reader.history(caller(1), NOON).visits().size());
        assertEquals(5, reader.history(caller(2), NOON).visits().size());
    }

    @Test
    void more_visits_than_are_read_at_once_are_all_read() {
        Postgres.run(source, """
                INSERT INTO sluss_visit (caller, contact, at, reason, services, number)
                SELECT 'k.' || i %% 9000, 'c' || i, '%s', 'bike', '', nextval('sluss_visit_number')
                FROM generate_series(1, 12000) AS i
                """.formatted(NOON));
        OfferLedger writer = node();
        writer.append(List.of(arrived("last", NOON, caller(1))));
        OfferLedger reader = node();
        assertEquals(1, reader.history(caller(1), NOON).visits().size());
    }

    @Test
    void what_is_older_than_the_ledger_keeps_is_dropped_and_what_is_younger_stays() {
        OfferLedger node = node();
        for (int i = 0; i < 450; i++) {
            node.append(List.of(arrived("old" + i, NOON, caller(1)), presented("old" + i + SERVICE)));
        }
        Instant later = NOON.plus(KEPT);
        node.append(List.of(arrived("young", later, caller(1)), presented("young" + SERVICE, later)));
        node.expire(NOON.plus(LIFE));
        assertEquals(
                "451",
                Postgres.column(source, "SELECT count(*) FROM sluss_contact").get(0));
        node.expire(later.plusMillis(1));
        for (String table : LedgerTables.ALL) {
            assertEquals(List.of("young"), Postgres.column(source, "SELECT DISTINCT contact FROM " + table), table);
        }
    }

    @Test
    void what_postgresql_cannot_keep_of_a_time_is_not_told_either() {
        Instant fine = NOON.plusNanos(123_456_789);
        LedgerEvent told = node().append(List.of(note(Kind.QUEUED, "c", fine))).get(0);
        assertEquals(NOON.plusNanos(123_456_000), told.at());
    }

    @Test
    void a_database_that_is_away_is_a_failure_at_once_and_tells_nothing_personal() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://localhost:1/none?connectTimeout=2");
        OfferLedger away = JdbcStores.of(nowhere).ledger(KEPT, InstantSource.fixed(NOON));
        List<org.junit.jupiter.api.function.Executable> calls = List.of(
                () -> away.append(List.of(arrived("c", NOON, caller(1)))),
                () -> away.settle(report("c" + SERVICE, Outcome.ACCEPTED)),
                () -> away.outcomeOf(contact("c"), new OfferId("c" + SERVICE)),
                () -> away.expire(NOON),
                () -> away.refresh(NOON),
                () -> away.forget(caller(1)),
                () -> away.linkedTo(caller(1)));
        for (org.junit.jupiter.api.function.Executable call : calls) {
            StoreException failed = assertThrows(StoreException.class, call);
            assertTrue(failed.sqlState().startsWith("08"));
            assertFalse(failed.getMessage().contains(caller(1).value()));
        }
    }
}
