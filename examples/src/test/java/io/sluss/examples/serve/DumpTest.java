package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.examples.RulesSource;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.examples.storage.PostgresStorage;
import io.sluss.promise.Promise;
import io.sluss.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issue 4: what somebody reads who gets hold of the database after a day. {@code -Dsluss.seed=N} plays a day again. */
@Timeout(900)
class DumpTest {
    private static final long SEED = Long.getLong("sluss.seed", 20_261_124L);
    private static final int CONTACTS = 2_000;

    @TempDir
    Path folder;

    @Test
    void aDumpAfterADayHoldsNoNumberAndNoWordsAndAfterForgettingNothingOfACaller() {
        FileClock clock = FileClock.startingAt(folder.resolve("clock"), Instant.parse("2026-11-24T05:00:00Z"));
        RuleSet rules = RulesSource.of("police-114-14").load();
        try (PostgresServer postgres = PostgresServer.start();
                HikariDataSource connections = new PostgresAddress(postgres.url(), null, null).connections()) {
            SlussBuilder builder = Sluss.builder(rules).keys(Node.KEYS).clock(clock);
            PostgresStorage.over(connections).giveTo(builder, rules, clock);
            try (Sluss sluss = builder.build()) {
                Day day = new Day(sluss, clock, SEED);
                day.play(CONTACTS);
                System.out.println("a day, seed " + SEED + ": " + day);
                assertTrue(day.promises().size() > 50 && day.settled() > 50, "seed " + SEED + ": " + day);
                String dump = dump(postgres);
                for (int last = 605; last <= 699; last++) {
                    for (String spelling : spellings(last)) {
                        assertFalse(dump.contains(spelling), "seed " + SEED + ": " + spelling);
                    }
                }
                assertFalse(dump.contains(Day.CANARY), "seed " + SEED + ": a word that was said");
                for (String utterance : day.utterances()) {
                    assertFalse(dump.contains(utterance.toLowerCase(Locale.ROOT)), "seed " + SEED + ": " + utterance);
                }
                forgetting(day.busiest(), postgres, sluss);
            }
        }
    }

    private static void forgetting(String number, PostgresServer postgres, Sluss sluss) {
        CallerNumber caller = new CallerNumber(number);
        List<String> keys = new CallerKeys(Node.KEYS, SlussBuilder.DEFAULT_COUNTRY, Set.of())
                .keyOf(caller)
                .orElseThrow()
                .values();
        Sluss.LinkedData linked = sluss.linkedTo(caller);
        assertFalse(
                linked.events().isEmpty() || linked.promises().isEmpty(), "they called, and were promised something");
        assertTrue(holdsOne(dump(postgres), keys), "what is linked to a caller is found by their key");

        sluss.forget(caller);
        String after = dump(postgres);
        assertFalse(holdsOne(after, keys), "seed " + SEED + ": a forgotten caller's key");
        for (Promise promise : linked.promises()) {
            assertEquals(
                    List.of("0"),
                    postgres.column("SELECT count(*) FROM sluss_promise WHERE id = '"
                            + promise.id().text() + "'"));
        }
        assertEquals(new Sluss.LinkedData(List.of(), List.of()), sluss.linkedTo(caller));
    }

    private static boolean holdsOne(String dump, List<String> keys) {
        return keys.stream().anyMatch(key -> dump.contains(key.toLowerCase(Locale.ROOT)));
    }

    /** Every row of every table in lower case, but for the text of the rules, which is the owner's. */
    private static String dump(PostgresServer postgres) {
        StringBuilder dump = new StringBuilder();
        Map<String, Integer> rows = new HashMap<>();
        for (String table : postgres.column("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = 'public' AND table_name <> 'sluss_rules_text'")) {
            List<String> all = postgres.column("SELECT t::text FROM " + table + " AS t");
            rows.put(table, all.size());
            all.forEach(row -> dump.append(row).append('\n'));
        }
        assertTrue(
                rows.getOrDefault("sluss_promise", 0) > 50 && rows.getOrDefault("sluss_event", 0) > CONTACTS,
                "there is something to look at: " + rows);
        return dump.toString().toLowerCase(Locale.ROOT);
    }

    /** +46 70 174 06 05 in the ways it may lie in a database: written, and as bytes in hexadecimal or base64. */
    private static List<String> spellings(int last) {
        String end = String.format("%04d", last);
        String subscriber = "70174" + end;
        String spaced = "174 " + end.substring(0, 2) + " " + end.substring(2);
        List<String> all = new ArrayList<>(List.of(
                subscriber,
                spaced,
                spaced.replace(' ', '-'),
                "174" + end.substring(0, 2) + " " + end.substring(2),
                new StringBuilder(subscriber).reverse().toString()));
        for (String written : List.of("+46" + subscriber, "0" + subscriber, subscriber)) {
            byte[] bytes = written.getBytes(StandardCharsets.US_ASCII);
            all.add(HexFormat.of().formatHex(bytes));
            all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes).toLowerCase(Locale.ROOT));
            all.add(HexFormat.of()
                    .formatHex(new StringBuilder(written).reverse().toString().getBytes(StandardCharsets.US_ASCII)));
        }
        return all;
    }
}
