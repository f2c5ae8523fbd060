package io.sluss.examples.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2, build item 8: {@code decide} on files as people have them. */
class DecideCommandTest {
    private static final String SMALL = "src/test/resources/small-rules.yaml";
    private static final String CANARY = "Zebrakorv 4711";
    private static final String NUMBER = "+46701740611";

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("decisions.csv");
    }

    private Run decide(String csv, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("contacts.csv"), csv);
        List<String> args = new ArrayList<>(List.of("decide", "--rules", SMALL, "--contacts", file.toString()));
        args.addAll(List.of(more));
        return Run.sluss(args.toArray(String[]::new));
    }

    private List<String> decisions() throws IOException {
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    @Test
    void columnsNamedLikeFieldsNeedNoMap() throws IOException {
        Run run = decide("""
                origin,utterance,place,arrivedAt
                phone,Min cykel har blivit stulen,Malmö,2026-11-24T02:00:00+01:00
                web,Han har en kniv och är här nu,Luleå,
                phone,,,
                """, "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        List<String> rows = decisions();
        assertEquals(4, rows.size());
        assertTrue(rows.get(1).startsWith("1,2,DEFERRABLE,bicycle-theft,syd,OFFERED,E_SERVICE|"), rows.get(1));
        assertTrue(rows.get(2).startsWith("2,3,EMERGENCY,,nord,PASSED_THROUGH,LIVE_AGENT,live-agent,"), rows.get(2));
        assertTrue(rows.get(3).startsWith("3,4,UNKNOWN,,,PASSED_THROUGH,LIVE_AGENT,live-agent,"), rows.get(3));
    }

    @Test
    void aMapNamesTheColumnsOfARegister() throws IOException {
        Run run = decide(
                """
                id,datetime,type,location,summary
                1,2022-09-29 7:56:30 +02:00,Stöld,Malmö,Min cykel är stulen.
                2,2022-09-29 17:56:30 +02:00,Stöld,Ingenstans,Min cykel är stulen.
                """,
                "--map",
                "arrivedAt=datetime,utterance=summary,place=location",
                "--origin",
                "phone",
                "--out",
                out.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(decisions().get(1).contains("bicycle-theft,syd"), decisions().get(1));
        assertTrue(run.out().contains("Place turned into a region:             1 of 2 (50.0 %)"), run.out());
        assertTrue(run.out().contains("Offered something other than a person: 2 of 2 (100.0 %)"), run.out());
    }

    @Test
    void aTranscriptBringsItsConfidenceAndItsAlternatives() throws IOException {
        Run run = decide(
                """
                utterance,sure,n-best
                min cykel är stulen,,
                min cykel är stulen,0.9,hej min cykel är stulen | min cykel är stulen;
                min cykel är stulen,0.2,
                min cykel är stulen,0.9,min cykel är stulen|han har en kniv
                min cykel är stulen,sure,
                min cykel är stulen,87,
                min cykel är stulen,,%s
                """.formatted("a|".repeat(33)),
                "--map",
                "confidence=sure,alternatives=n-best",
                "--origin",
                "phone",
                "--out",
                out.toString());
        assertEquals(1, run.code(), run.err());
        List<String> rows = decisions();
        assertTrue(rows.get(1).contains("DEFERRABLE"), rows.get(1));
        assertTrue(rows.get(2).contains("DEFERRABLE"), rows.get(2));
        assertTrue(rows.get(3).contains("UNKNOWN"), rows.get(3));
        assertTrue(rows.get(4).contains("EMERGENCY"), rows.get(4));
        for (String told : List.of(
                "line 6: confidence is not a number such as 0.87",
                "line 7: confidence is not between 0 and 1",
                "line 8: alternatives has more than 32 values")) {
            assertTrue(run.out().contains(told), told + " is missing in\n" + run.out());
        }
    }

    @Test
    void theSummaryCountsPerUrgencyReasonAndChannel() throws IOException {
        Run run = decide("origin,utterance\nphone,min cykel är stulen\nphone,hjälp han har en kniv\n");
        for (String told : List.of(
                "EMERGENCY      first in the queue          1   50.0 %",
                "stolen bicycle  bicycle-theft",
                "(not recognised)",
                "live-agent",
                "2 contacts decided with small (version ",
                "Rows that could not be read:            0")) {
            assertTrue(run.out().contains(told), told + " is missing in\n" + run.out());
        }
    }

    @Test
    void theSettingsInForceAreToldUnlessItShallBeQuiet() throws IOException {
        String csv = "origin,utterance\nphone,min cykel är stulen\n";
        assertTrue(decide(csv).err().contains("rules = " + SMALL + " (option)"));
        assertEquals("", decide(csv, "--quiet").err());
    }

    @Test
    void aLongFileLosesNoRow() throws IOException {
        Run run = decide(
                "origin,utterance\n" + "phone,min cykel är stulen\nphone,\"kniv, \"\"här\"\"\"\n".repeat(15_000),
                "--out",
                out.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(30_001, decisions().size());
        assertTrue(run.out().contains("Offered something other than a person: 15,000 of 30,000 (50.0 %)"), run.out());
    }

    @Test
    void theSameFileGetsTheSameDecisionsAgain() throws IOException {
        String csv = "origin,utterance,arrivedAt\nphone,min cykel är stulen,2022-12-25T02:00:00+01:00\n";
        decide(csv, "--out", out.toString());
        List<String> first = decisions();
        decide(csv, "--out", out.toString());
        assertEquals(first, decisions());
    }

    @Test
    void aRowThatCannotBeReadIsReportedAndTheRestGoesOn() throws IOException {
        Run run = decide("""
                origin,utterance,arrivedAt,age,eId,declined
                phone,min cykel är stulen,yesterday,,,
                phone,min cykel är stulen,,two hundred,,
                phone,min cykel är stulen,,,perhaps,
                fax,min cykel är stulen,,,,
                phone,too few
                "phone","broken "quotes" here",,,,
                phone,min cykel är stulen,,,,nonsense words
                phone,min cykel är stulen,,200,,
                phone,min cykel är stulen,,30,yes,E_SERVICE
                """, "--out", out.toString());
        assertEquals(1, run.code(), run.err());
        for (String told : List.of(
                "line 2: arrivedAt is not a date and time such as",
                "line 3: age is not a whole number",
                "line 4: eId is neither true nor false",
                "line 5: origin is none of",
                "line 6: row has 2 columns, the header 6",
                "line 7: quotes are broken",
                "line 8: declined[0] is not the name of a channel",
                "line 9: age is not between 0 and 130",
                "Rows that could not be read:            8")) {
            assertTrue(run.out().contains(told), told + " is missing in\n" + run.out());
        }
        List<String> rows = decisions();
        assertEquals(10, rows.size());
        assertTrue(rows.get(1).endsWith("such as 2026-11-22T02:00:00+01:00"), rows.get(1));
        assertTrue(rows.get(9).contains("CALLBACK|LIVE_AGENT") && !rows.get(9).contains("E_SERVICE"), rows.get(9));
    }

    @Test
    void onlyTheFirstTenUnreadableRowsAreToldOneByOne() throws IOException {
        Run run = decide("origin,utterance\n" + "fax,x\n".repeat(15));
        assertEquals(1, run.code());
        assertTrue(run.out().contains("line 11: ") && !run.out().contains("line 12: "), run.out());
        assertTrue(run.out().contains("and 5 more"), run.out());
    }

    @Test
    void aFileThatCannotBeUsedIsUsageAndSaysWhy() throws IOException {
        assertRefused(decide(""), "is empty");
        assertRefused(decide("text,where\nx,y\n", "--origin", "phone"), "no column is named like a field");
        assertRefused(decide("text\nx\n", "--origin", "phone", "--map", "utterance=txt"), "there is no column txt");
        assertRefused(decide("text\nx\n", "--origin", "phone", "--map", "uterance=text"), "uterance, which is none");
        assertRefused(decide("utterance,utterance\nx,y\n", "--origin", "phone"), "is there twice");
        assertRefused(decide("utterance\nx\n"), "--origin phone");
        assertRefused(decide("utterance\nx\n", "--origin", "fax"), "none of phone, web, email, counter");
        assertRefused(decide("\"utter\"ance,b\nx\n", "--origin", "phone"), "broken quotes in line 1");
        assertRefused(decide("utterance\nx\n", "--origin", "phone", "--out", folder + "/no/such.csv"), "--out");
        assertRefused(
                decide(
                        "utterance\nx\n",
                        "--origin",
                        "phone",
                        "--out",
                        folder.resolve("contacts.csv").toString()),
                "would overwrite");
        assertRefused(Run.sluss("decide", "--rules", SMALL, "--contacts", folder.toString()), "no ordinary file");
        assertRefused(Run.sluss("decide", "--rules", SMALL, "--contacts", "none.csv"), "is not there");
        assertRefused(Run.sluss("decide", "--rules", "none.yaml", "--contacts", "none.csv"), "none.yaml is not there");
    }

    private static void assertRefused(Run run, String why) {
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(why), why + " is missing in\n" + run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void whatACallerSaidAndTheirNumberAreFoundNowhere() throws IOException {
        Run good = decide(
                "origin,utterance,caller,queueTicket\nphone,min cykel är stulen " + CANARY + "," + NUMBER + "," + CANARY
                        + "\n",
                "--out",
                out.toString());
        assertEquals(0, good.code(), good.err());
        Run bad = decide(
                "origin,utterance,caller,arrivedAt\nphone,\"" + CANARY + " \"x\"," + NUMBER + ",\nphone,x," + NUMBER
                        + "," + CANARY + "\n" + CANARY + "," + CANARY + "," + NUMBER + ",\n",
                "--out",
                out.toString());
        assertEquals(1, bad.code(), bad.err());
        Run headless = decide(CANARY + "," + NUMBER + "\n", "--origin", "phone");
        assertEquals(2, headless.code());
        for (String text : List.of(
                good.out(), good.err(), bad.out(), bad.err(), headless.out(), headless.err(), Files.readString(out))) {
            assertFalse(text.contains("Zebrakorv") || text.contains("174061"), text);
        }
    }

    @Test
    void theBundledMunicipalityDecidesToo() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "utterance\ngatlampan är trasig\n");
        Run run = Run.sluss("decide", "--rules", "municipality", "--origin", "web", "--contacts", file.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("street-light"), run.out());
    }
}
