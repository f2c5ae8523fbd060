package io.sluss.examples.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.Sluss;
import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.examples.storage.Storage;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.outcome.LedgerEvent;
import io.sluss.uptake.LedgerFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured leaves as a file that leads to nobody. */
class ExportLedgerTest {
    private static final String NUMBER = "+46701740617";
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T23:00:00Z"); // in Stockholm

    @TempDir
    Path folder;

    private static void aContact(Sluss sluss) {
        sluss.decide(Contact.from(Origin.PHONE)
                .caller(NUMBER)
                .reason("bicycle-theft")
                .region("syd")
                .build());
    }

    private static Sluss sluss(JdbcStores stores, Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        return Sluss.builder(RulesSource.of("police-114-14").load())
                .keys(KeyRing.derivedFrom(new byte[32]))
                .clock(clock)
                .deadline(Duration.ofSeconds(20))
                .ledger(stores.ledger(Duration.ofDays(30), clock))
                .build();
    }

    @Test
    void theContactsOfSomeDaysAreWrittenWithoutAnybodysKey() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (HikariDataSource connections = new PostgresAddress(url, null, null).connections()) {
                JdbcSchema.apply(connections);
                JdbcStores stores = JdbcStores.of(connections);
                for (Instant now : List.of(MIDNIGHT.minusSeconds(1), MIDNIGHT, MIDNIGHT.plusSeconds(86_399))) {
                    try (Sluss sluss = sluss(stores, now)) {
                        aContact(sluss);
                    }
                }
            }
            Path out = folder.resolve("ledger.csv");
            String[] args = {
                "export-ledger", "--jdbc-url=" + url, "--from=2026-11-24", "--to=2026-11-25", "--out=" + out
            };
            Run done = Run.sluss(args);
            assertEquals(0, done.code(), done.err());
            List<LedgerEvent> events = new ArrayList<>();
            LedgerFile.Read read = LedgerFile.read(out, events::add);
            assertEquals(0, read.unclosed());
            assertTrue(done.out().startsWith(read.events() + " events were written"), done.out());
            List<LedgerEvent> contacts = events.stream()
                    .filter(event -> event.kind() == LedgerEvent.Kind.CONTACT)
                    .toList();
            assertEquals(2, contacts.size(), "of the day, from midnight to midnight");
            assertEquals(
                    contacts.get(0).caller().value(), contacts.get(1).caller().value(), "the same caller, numbered");
            String text = Files.readString(out);
            assertFalse(text.contains("46701740617"), text);
            CallerKey key = new CallerKeys(KeyRing.derivedFrom(new byte[32]), "SE", Set.of())
                    .keyOf(new CallerNumber(NUMBER))
                    .orElseThrow();
            assertFalse(text.contains(key.value()), "no hash of a caller");

            Run again = Run.sluss(args);
            assertEquals(2, again.code());
            assertTrue(again.err().contains("is there already"), again.err());
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        String url = "--jdbc-url=jdbc:postgresql://127.0.0.1:1/none";
        Run turned = Run.sluss(
                "export-ledger", url, "--from=2026-11-25", "--to=2026-11-25", "--out=" + folder.resolve("a.csv"));
        assertEquals(2, turned.code());
        assertTrue(turned.err().contains("is not before"), turned.err());
        Run away = Run.sluss(
                "export-ledger", url, "--from=2026-11-24", "--to=2026-11-25", "--out=" + folder.resolve("b.csv"));
        assertEquals(2, away.code());
        assertTrue(away.err().contains("what is in it is not all"), away.err());
    }

    @Test
    void aServerWritesWhatHappensToAFileAndGoesOnWithItAfterARestart() {
        Path file = folder.resolve("ledger.csv");
        for (int run = 1; run <= 2; run++) {
            try (Storage storage = Storage.inMemory().writingTo(file)) {
                var rules = RulesSource.of("police-114-14").load();
                var builder = Sluss.builder(rules).deadline(Duration.ofSeconds(20));
                storage.giveTo(builder, rules, InstantSource.system());
                try (Sluss sluss = builder.build()) {
                    aContact(sluss);
                    sluss.maintain();
                    storage.keepUp();
                    List<LedgerEvent> events = new ArrayList<>();
                    assertEquals(
                            1,
                            LedgerFile.read(file, events::add).unclosed(),
                            "what was flushed is there while it runs");
                    assertEquals(
                            run,
                            events.stream()
                                    .filter(event -> event.kind() == LedgerEvent.Kind.CONTACT)
                                    .count());
                }
            }
            LedgerFile.Read read = LedgerFile.read(file, event -> {});
            assertEquals(run, read.parts());
            assertEquals(0, read.unclosed());
            assertEquals(0, read.lost());
        }
    }
}
