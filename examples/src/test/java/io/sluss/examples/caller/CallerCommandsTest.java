package io.sluss.examples.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.Decision;
import io.sluss.PromiseWish;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.promise.Promise;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is linked to a number is told and erased by commands, and the number is no argument. */
class CallerCommandsTest {
    private static final String NUMBER = "+46701740612";
    private static final byte[] SECRET = new byte[32];
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SLUSS_SECRET", Base64.getEncoder().encodeToString(SECRET));

    private static Run run(String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Run.with(ENVIRONMENT, args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatIsLinkedToANumberIsToldThenErasedAndThenThereIsNothing() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "--jdbc-url=" + postgres.getJdbcUrl("postgres", "postgres");
            Promise made = promise(postgres);
            Run told = run(NUMBER + "\n", "export", url);
            assertEquals(0, told.code(), told.err());
            assertTrue(told.out().contains(made.id().text()), told.out());
            assertTrue(told.out().contains("\"kind\" : \"CONTACT\""), told.out());
            assertFalse(told.out().contains(made.recipient().code()), "a code is told to nobody else");
            Run forgotten = run("070-174 06 12\n", "forget", url);
            assertEquals(0, forgotten.code(), forgotten.err());
            assertTrue(forgotten.out().contains("and 1 promises"), forgotten.out());
            assertFalse(run(NUMBER + "\n", "export", url).out().contains("contact"));
            Run again = run(NUMBER + "\n", "forget", url);
            assertTrue(again.out().contains("0 events and 0 promises"), again.out());
        }
    }

    private static Promise promise(EmbeddedPostgres postgres) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));
        try (HikariDataSource connections = new PostgresAddress(url, null, null).connections()) {
            JdbcSchema.apply(connections);
            JdbcStores stores = JdbcStores.of(connections);
            try (Sluss sluss = Sluss.builder(RulesSource.of("police-114-14").load())
                    .keys(KeyRing.derivedFrom(SECRET))
                    .clock(clock)
                    .deadline(Duration.ofSeconds(20))
                    .promises(stores.promises())
                    .ledger(stores.ledger(Duration.ofDays(9), clock))
                    .build()) {
                sluss.maintain(); // which looks for free slots
                Decision decision = sluss.decide(Contact.from(Origin.PHONE)
                        .language("sv")
                        .caller(NUMBER)
                        .place("Malmö")
                        .utterance("min cykel är stulen")
                        .build());
                Offer callback = decision.offers().stream()
                        .filter(offer -> offer.kind() == ChannelKind.CALLBACK)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(decision.toString()));
                PromiseWish wish = PromiseWish.nextFree(new CallerNumber(NUMBER), Map.of("safe", true));
                Promise made = sluss.promise(callback.id(), wish).promise();
                assertTrue(made != null, "promised");
                return made;
            }
        }
    }

    @Test
    void withoutASecretOrANumberItIsSaidWhatIsMissing() {
        Run withoutSecret = Run.with(Map.of(), "export", "--jdbc-url=jdbc:postgresql://localhost:1/x");
        assertEquals(2, withoutSecret.code());
        assertTrue(withoutSecret.err().contains("SLUSS_SECRET"), withoutSecret.err());
        Run withoutNumber = run("\n", "forget", "--jdbc-url=jdbc:postgresql://localhost:1/x");
        assertEquals(2, withoutNumber.code());
        assertTrue(withoutNumber.err().contains("standard input"), withoutNumber.err());
    }
}
