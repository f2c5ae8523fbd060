package io.sluss.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.Run;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.outcome.LedgerEvent;
import io.sluss.uptake.ContactRecords;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.Lift;
import io.sluss.uptake.MissedUrgent;
import io.sluss.uptake.Rate;
import io.sluss.uptake.ServiceLevelTable;
import io.sluss.uptake.UptakeTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follow-up says what the recorders say, in whatever form, from whatever source. */
class ReportCommandTest {
    private static final long SEED = Long.getLong("sluss.seed", 20_270_111L);
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    @TempDir
    static Path folder;

    private static SimulatedLedger ledger;

    @BeforeAll
    static void play() {
        ledger = SimulatedLedger.written(folder, LocalDate.of(2027, 1, 11), 1, SEED);
    }

    private static Run report(String... more) {
        return at(ledger.from(), ledger.to(), more);
    }

    private static Run at(LocalDate from, LocalDate to, String... more) {
        return run(from, to, "--ledger=" + ledger.file(), more);
    }

    private static Run run(LocalDate from, LocalDate to, String source, String... more) {
        String[] args = {"report", "-q", "--from=" + from, "--to=" + to, source, "--rules=" + ledger.rulesFile()};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.sluss(all);
    }

    private static void succeeds(Run run) {
        assertEquals(0, run.code(), run.err() + " seed " + SEED);
    }

    /** Each line of a CSV file by its first three columns. */
    private static Map<String, List<String>> csv(Path file) throws IOException {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            List<String> cells = List.of(line.split(",", -1));
            assertEquals(8, cells.size(), line);
            lines.put(String.join(",", cells.subList(0, 3)), cells.subList(3, 8));
        }
        return lines;
    }

    private static void assertRate(Rate expected, Map<String, List<String>> csv, String key) {
        List<String> cells = csv.get(key);
        assertNotNull(cells, key);
        assertEquals(Long.toString(expected.numerator()), cells.get(0), key);
        assertEquals(Long.toString(expected.denominator()), cells.get(1), key);
        assertEquals(expected.value().map(String::valueOf).orElse(""), cells.get(2), key);
    }

    @Test
    void csv_and_json_hold_what_the_recorders_counted() throws IOException {
        Path out = folder.resolve("figures.csv");
        Path json = folder.resolve("figures.json");
        succeeds(report("--csv=" + out, "--json=" + json, "--follow-days=1"));
        Map<String, List<String>> csv = csv(out);

        UptakeTable uptake = new UptakeTable(ZONE);
        ServiceLevelTable levels =
                new ServiceLevelTable(ledger.rules().serviceLevel().orElseThrow(), ZONE);
        ContactRecords records = new ContactRecords();
        LedgerFile.read(ledger.file(), event -> {
            uptake.record(event);
            levels.record(event);
            records.record(event);
        });
        UptakeTable.Snapshot counted = uptake.snapshot();
        assertTrue(counted.contacts() > 3_000, "a day, seed " + SEED);
        assertEquals(
                Long.toString(counted.contacts()), csv.get("all,all,contacts").get(2));
        assertRate(counted.uptake(), csv, "all,all,uptake");
        assertTrue(counted.uptake().numerator() > 100, "somebody accepted something");
        ServiceLevelTable.Snapshot level = levels.snapshot();
        assertRate(level.all().serviceLevel(), csv, "all,all,service-level/honest");
        assertRate(level.all().authoritysServiceLevel(), csv, "all,all,service-level/own");
        level.regions()
                .forEach((region, place) ->
                        assertRate(place.between().serviceLevel(), csv, region + ",all,service-level/honest"));
        MissedUrgent missed = MissedUrgent.of(records.records(), 20, 1);
        assertRate(missed.missed(), csv, "all,all,missed-urgent");
        assertEquals(
                missed.atMost().orElseThrow().toString(),
                csv.get("all,all,missed-urgent").get(4));
        assertEquals("0", csv.get("all,all,sample-ratio/off").get(2));
        assertEquals("", csv.get("all,all,lift/live-contacts").get(2), "nobody could be followed for a day");
        assertEquals(csv, fromJson(json), "JSON holds the same");
        assertTrue(Files.readString(json).contains(missed.review().get(0).text()));
        addsUp(csv);
    }

    /** Regions add up to all, and so do reasons. */
    private static void addsUp(Map<String, List<String>> csv) {
        long all = Long.parseLong(csv.get("all,all,contacts").get(2));
        Map<String, Long> sums = new HashMap<>();
        csv.forEach((key, cells) -> {
            String[] parts = key.split(",", -1);
            if (parts[2].equals("contacts")) {
                String which = (parts[0].equals("all") ? "all" : "some") + (parts[1].equals("all") ? "all" : "some");
                sums.merge(which, Long.parseLong(cells.get(2)), Long::sum);
            }
        });
        assertEquals(Map.of("allall", all, "someall", all, "allsome", all, "somesome", all), sums);
    }

    private static Map<String, List<String>> fromJson(Path file) throws IOException {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lines.put("region,reason,measure", List.of("numerator", "denominator", "value", "low", "high"));
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            while (json.nextToken() != JsonToken.FIELD_NAME || !"figures".equals(json.currentName())) {
                assertFalse(json.isClosed(), "no figures");
            }
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> figure = new HashMap<>();
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    figure.put(name, json.getText());
                }
                lines.put(
                        figure.get("region") + "," + figure.get("reason") + "," + figure.get("measure"),
                        List.of("numerator", "denominator", "value", "low", "high").stream()
                                .map(name -> figure.getOrDefault(name, ""))
                                .toList());
            }
        }
        return lines;
    }

    @Test
    void cells_of_few_show_nothing_and_say_so() throws IOException {
        Path out = folder.resolve("few.csv");
        Run text = report("--least=1000000");
        assertTrue(text.out().contains("för få"), text.out());
        succeeds(report("--least=1000000", "--csv=" + out));
        assertEquals(List.of("", "", "", "", ""), csv(out).get("all,all,uptake"));
    }

    @Test
    void postgresql_and_the_file_that_is_exported_from_it_give_the_same() throws IOException {
        List<LedgerEvent> some = new ArrayList<>();
        LedgerFile.read(ledger.file(), event -> {
            if (Math.floorMod(event.contact().text().hashCode(), 25) == 0) {
                some.add(event);
            }
        });
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (HikariDataSource connections = new PostgresAddress(url, null, null).connections()) {
                JdbcSchema.apply(connections);
                var stored = JdbcStores.of(connections).ledger(Duration.ofDays(3_650), InstantSource.system());
                for (int i = 0; i < some.size(); i += 256) {
                    stored.append(some.subList(i, Math.min(some.size(), i + 256)));
                }
            }
            Path exported = folder.resolve("exported.csv");
            LocalDate later = ledger.to().plusDays(60);
            succeeds(Run.sluss(
                    "export-ledger",
                    "--jdbc-url=" + url,
                    "--from=" + ledger.from(),
                    "--to=" + later,
                    "--out=" + exported));
            Path ofTables = folder.resolve("tables.csv");
            Path ofFile = folder.resolve("file.csv");
            succeeds(run(ledger.from(), ledger.to(), "--jdbc-url=" + url, "--csv=" + ofTables));
            succeeds(run(ledger.from(), ledger.to(), "--ledger=" + exported, "--csv=" + ofFile));
            assertEquals(csv(ofFile), csv(ofTables), "seed " + SEED);
            assertTrue(Long.parseLong(csv(ofFile).get("all,all,contacts").get(2)) > 50);
        }
    }

    @Test
    void an_empty_month_says_so_in_every_form() throws IOException {
        LocalDate from = LocalDate.of(2031, 5, 1);
        Run text = at(from, from.plusMonths(1));
        succeeds(text);
        assertTrue(text.out().contains("Inga kontakter kom in 1–31 maj 2031"), text.out());
        Path html = folder.resolve("empty.html");
        Path csv = folder.resolve("empty.csv");
        Path json = folder.resolve("empty.json");
        succeeds(at(from, from.plusMonths(1), "--language=en", "--html=" + html, "--csv=" + csv, "--json=" + json));
        assertTrue(Files.readString(html).contains("No contacts came in 1–31 May 2031"));
        assertEquals("0", csv(csv).get("all,all,contacts").get(2));
        assertTrue(Files.readString(json).contains("\"contacts\""));
    }

    @Test
    void events_that_are_known_to_be_missing_are_said_loudly_and_end_with_1() throws IOException {
        Path lost = folder.resolve("lost.csv");
        Files.writeString(lost, Files.readString(ledger.file()).replace("#end\n", "#lost 17\n#end\n"));
        Run run = run(ledger.from(), ledger.to(), "--ledger=" + lost, "--language=en");
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("!! Events known to be missing in the ledger file: 17"), run.out());
    }

    private void refused(String says, String... args) {
        Run run = report(args);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains(says), run.err());
    }

    @Test
    void mistakes_name_the_option_the_file_and_the_line() throws IOException {
        Path events = folder.resolve("wrong-events.csv");
        for (Map.Entry<String, String> wrong : Map.of(
                        "date,text\n2027-01-11,a storm\n2027-13-01,b\n", "line 3 begins with “2027-13-01”",
                        "date,text\n2027-01-11,\n", "line 2 does not say what happened",
                        "day,text\n2027-01-11,a\n", "line 1 names a column “day”",
                        "", "line 1 is missing")
                .entrySet()) {
            Files.writeString(events, wrong.getKey());
            refused("--events " + events + " " + wrong.getValue(), "--events=" + events);
        }
        refused("--events " + folder.resolve("none.csv") + " is not there", "--events=" + folder.resolve("none.csv"));
        refused("--language de is none of sv, en", "--language=de");
        refused("--html would overwrite", "--html=" + ledger.file());
        refused("the folder of --csv", "--csv=" + folder.resolve("no/such/file.csv"));
        refused("--follow-days 0 is less than 1", "--follow-days=0");
        Run turned = at(ledger.to(), ledger.from());
        assertEquals(2, turned.code());
        assertTrue(turned.err().contains("is not before --to"), turned.err());
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "no ledger\n");
        Run read = run(ledger.from(), ledger.to(), "--ledger=" + broken);
        assertEquals(2, read.code());
        assertTrue(read.err().contains("--ledger " + broken + ": line 1"), read.err());
    }

    @Test
    void what_offers_changed_is_told_only_of_callers_who_could_be_followed() {
        Run run = report("--language=en", "--follow-days=14");
        succeeds(run);
        assertTrue(run.out().contains("Too few callers could be followed"), run.out());
        assertTrue(run.out().contains("at least " + Lift.LEAST_CALLERS), run.out());
        assertFalse(run.out().contains("Offers spared"), run.out());
    }
}
