package io.sluss.examples.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.Run;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.uptake.ContactRecords;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.UptakeTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Issue 5: uptake as this process counted it, from PostgreSQL and from an exported file is the same to the event, for an
 * hour of traffic on two nodes with duplicates and replays, of which one is restarted and one is killed.
 */
class AgreementTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant FROM = Hour.START.minusSeconds(60);
    private static final Instant TO = Hour.START.plusSeconds(100_000);

    @TempDir
    Path folder;

    /** Events as they can be compared: a caller is a hash, hashes or a number. */
    private static List<String> comparable(List<LedgerEvent> events) {
        return events.stream()
                .map(event -> event.unlinked().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Event for event; tells only those that differ. */
    private static void assertSame(List<String> one, List<String> other, String what) {
        List<String> missing = new ArrayList<>(one);
        other.forEach(missing::remove);
        List<String> more = new ArrayList<>(other);
        one.forEach(more::remove);
        assertEquals(List.of(), missing, what + " has not");
        assertEquals(List.of(), more, what + " has besides");
    }

    private static UptakeTable.Snapshot table(List<LedgerEvent> events) {
        UptakeTable table = new UptakeTable(STOCKHOLM);
        events.forEach(table::record);
        return table.snapshot();
    }

    private static List<?> records(List<LedgerEvent> events) {
        ContactRecords records = new ContactRecords();
        events.forEach(records::record);
        return records.records();
    }

    private void assertAllAgree(Hour hour, OfferLedger ledger, String url, String name) {
        List<LedgerEvent> stored = new ArrayList<>();
        ledger.read(FROM, TO, stored::add);
        Path out = folder.resolve(name + ".csv");
        Run export =
                Run.sluss("export-ledger", "--jdbc-url=" + url, "--from=2026-11-24", "--to=2026-11-26", "--out=" + out);
        assertEquals(0, export.code(), export.err());
        List<LedgerEvent> exported = new ArrayList<>();
        assertEquals(0, LedgerFile.read(out, exported::add).unclosed());

        assertEquals(hour.counted.snapshot(), table(stored), name + ": PostgreSQL");
        assertEquals(hour.counted.snapshot(), table(exported), name + ": the file");
        assertSame(comparable(hour.told), comparable(stored), name + ": PostgreSQL");
        assertSame(comparable(stored), comparable(exported), name + ": the file");
        assertEquals(records(stored), records(exported), name + ": contact for contact, callers told apart alike");
    }

    @Test
    void threeWaysToTellUptakeAgreeToTheEventWhateverIsRepeatedRestartedOrKilled() throws IOException {
        long seed = Long.getLong("sluss.seed", 20261124);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (HikariDataSource connections = new PostgresAddress(url, null, null).connections()) {
                JdbcSchema.apply(connections);
                JdbcStores stores = JdbcStores.of(connections);
                Hour hour = new Hour(stores, folder, seed);
                hour.goOn(70);
                hour.restartFirst();
                hour.goOn(70);
                List<LedgerEvent> lost = hour.killSecond();
                hour.goOn(70);
                hour.replayReports();
                OfferLedger ledger = hour.end();
                assertTrue(lost.size() > 10, "seed " + seed + ": the killed node's journal held " + lost.size());
                assertTrue(hour.told.size() > 1_000, "seed " + seed + ": " + hour.told.size() + " events");

                assertAllAgree(hour, ledger, url, "after the kill");
                assertEquals(
                        hour.told.size(), hour.inFiles() + hour.unwritten(), "what the nodes wrote as it happened");
                assertEquals(
                        hour.counted.snapshot().contacts(), hour.contactsOfNodes(), "what nodes say of themselves");

                ledger.append(lost).forEach(hour::told);
                assertAllAgree(hour, ledger, url, "after the lost events were handed over again");
                assertEquals(hour.arrived(), hour.counted.snapshot().contacts(), "nothing but those was lost");
                assertEquals(List.of(), ledger.append(lost), "and a second time changes nothing");
            }
        }
    }
}
