package io.sluss.jdbc;

import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.contact;
import static io.sluss.outcome.SomeEvents.note;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.WrapUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was stored before the ledger told as much stays readable, and what is stored links nobody for longer than it may. */
class LedgerUpgradeTest {
    private static final Path FILES = Path.of("src/main/resources/io/sluss/jdbc/schema");

    private static List<LedgerEvent> read(OfferLedger ledger) {
        List<LedgerEvent> read = new ArrayList<>();
        ledger.read(NOON.minusSeconds(60), NOON.plusSeconds(60), read::add);
        return read;
    }

    @Test
    void rows_of_version_4_are_read_as_they_were() throws IOException {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            for (String file : List.of("V1__slots.sql", "V2__promises.sql", "V3__rules.sql", "V4__ledger.sql")) {
                Postgres.run(source, Files.readString(FILES.resolve(file)));
            }
            Postgres.run(source, "INSERT INTO sluss_contact VALUES ('c', '" + NOON + "', 0, NULL)");
            Postgres.run(
                    source,
                    "INSERT INTO sluss_event VALUES"
                            + " ('c', 0, 'c', 'CONTACT', '', true, '" + NOON
                            + "', 'PHONE', 'syd', 'bike', 'DEFERRABLE',"
                            + " 'OFFERED', NULL, NULL, '0123456789ab', NULL, NULL, NULL),"
                            + " ('c', 1, 'c', 'WRAPPED_UP', '', true, '" + NOON
                            + "', 'PHONE', 'syd', 'bike', 'UNKNOWN',"
                            + " 'OFFERED', NULL, NULL, '0123456789ab', NULL, 'not-solved', NULL)");
            Postgres.run(source, "INSERT INTO sluss_visit VALUES ('hash', 'c', '" + NOON + "', 'bike', '', 1)");
            JdbcSchema.apply(source);
            List<LedgerEvent> read = read(JdbcStores.of(source).ledger(Duration.ofDays(8), InstantSource.fixed(NOON)));
            assertEquals(
                    List.of(Kind.CONTACT, Kind.WRAPPED_UP),
                    read.stream().map(LedgerEvent::kind).toList());
            assertEquals("hash", read.get(0).caller().value());
            assertNull(read.get(0).labels().language());
            assertNull(read.get(0).propensity());
            assertNull(read.get(0).wrapUp());
            assertEquals(
                    new WrapUp(false, null, false, null, null, null),
                    read.get(1).wrapUp());
        }
    }

    @Test
    void a_contact_that_becomes_anonymous_is_named_by_no_row_of_another() {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            JdbcSchema.apply(source);
            OfferLedger ledger = JdbcStores.of(source).ledger(Duration.ofDays(8), InstantSource.fixed(NOON));
            LedgerEvent back = new LedgerEvent(
                    Kind.RECONTACT,
                    "earlier",
                    contact("later"),
                    NOON,
                    arrived("later", NOON, null).labels(),
                    null,
                    null,
                    null,
                    null);
            ledger.append(List.of(arrived("earlier", NOON, caller(1)), arrived("later", NOON, caller(1)), back));
            String named = "SELECT subject FROM sluss_event WHERE kind = 'RECONTACT'";
            assertEquals(List.of("earlier"), Postgres.column(source, named));
            ledger.append(List.of(note(Kind.DECIDED_AGAIN, "earlier", NOON).withDetail(LedgerEvent.ANONYMOUS)));
            assertEquals(List.of("later"), Postgres.column(source, named));
            assertEquals(List.of(), ledger.append(List.of(back)), "the same, handed over again");
            assertEquals(List.of("later"), Postgres.column(source, named));
        }
    }
}
