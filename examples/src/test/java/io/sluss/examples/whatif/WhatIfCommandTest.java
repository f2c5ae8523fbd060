package io.sluss.examples.whatif;

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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 5, build item 5: {@code whatif} on files as people have them. */
class WhatIfCommandTest {
    private static final Path SMALL = Path.of("src/test/resources/small-rules.yaml");
    private static final String CANARY = "Zebrakorv 4711";
    private static final String NUMBER = "+46701740611";
    private static final String HEADER = "origin,reason,urgency,place,arrivedAt\n";
    private static final String ROW = "phone,bicycle-theft,deferrable,Malmö,2026-11-24T02:00:00+01:00\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Tomorrow nothing but a person is offered. */
    private Path onlyPeople() throws IOException {
        String rules = Files.readString(SMALL);
        int offers = rules.indexOf("\noffers:");
        int texts = rules.indexOf("\ntexts:");
        return file("tomorrow.yaml", rules.substring(0, offers) + "\noffers: []" + rules.substring(texts));
    }

    private Run whatif(Path tomorrow, String csv, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "whatif",
                "--rules",
                SMALL.toString(),
                "--against",
                tomorrow.toString(),
                "--contacts",
                file("contacts.csv", csv).toString()));
        args.addAll(List.of(more));
        return Run.sluss(args.toArray(String[]::new));
    }

    private static void assertTold(Run run, String... all) {
        for (String told : all) {
            assertTrue(run.out().contains(told), told + " is missing in\n" + run.out());
        }
    }

    @Test
    void theSameRulesChangeNothing() throws IOException {
        Run run = whatif(SMALL, HEADER + ROW.repeat(3));
        assertEquals(0, run.code(), run.err());
        assertTold(
                run,
                "3 contacts, 2026-11-24 to 2026-11-24",
                "Get something else tomorrow:            0 (0.0 %)",
                "not measured");
        assertFalse(run.out().contains("Cannot be re-judged"), run.out());
    }

    @Test
    void whatChangesIsToldByReasonAndChannelAndWrittenByLine() throws IOException {
        Path out = folder.resolve("changes.csv");
        String urgent = "phone,bicycle-theft,time-critical,Malmö,2026-11-24T02:00:00+01:00\n";
        Run run = whatif(onlyPeople(), HEADER + ROW + urgent + ROW, "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        assertTold(
                run,
                "Get something else tomorrow:            2 (66.7 %)",
                "today 2 (66.7 %), tomorrow 0 (0.0 %)",
                "bicycle-theft");
        List<String> rows = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertEquals("line,reason,urgencyToday,urgencyTomorrow,offersToday,offersTomorrow", rows.get(0));
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).startsWith("2,bicycle-theft,DEFERRABLE,DEFERRABLE,"), rows.get(1));
        assertTrue(rows.get(1).endsWith(",live-agent"), rows.get(1));
        assertTrue(rows.get(2).startsWith("4,"), rows.get(2));
    }

    @Test
    void contactsWithoutWordsCannotBeReJudgedWhenTheRulesJudgeOtherwise() throws IOException {
        Path tomorrow = file(
                "tomorrow.yaml",
                Files.readString(SMALL)
                        .replace(
                                "\nurgency-gate:\n",
                                "\nurgency-gate:\n  - {name: New, when: {says: [ett nytt ord]}, then: emergency}\n"));
        Run run = whatif(tomorrow, HEADER + ROW + "phone,bicycle-theft,,Malmö,2026-11-24T02:00:00+01:00\n");
        assertEquals(0, run.code(), run.err());
        assertTold(run, "Cannot be re-judged, and left out:      1 (50.0 %)", "judge words differently");
        Run spoken = whatif(
                tomorrow,
                "origin,utterance,urgency,reason\nphone,min cykel är stulen,deferrable,bicycle-theft\nphone,ett nytt ord,unknown,\n");
        assertEquals(0, spoken.code(), spoken.err());
        assertFalse(spoken.out().contains("Cannot be re-judged"), spoken.out());
        assertTold(spoken, "of another urgency:         1 (50.0 %)", "Service level: not told");
    }

    @Test
    void whatWasMeasuredIsExpectedAndWhatWasNotIsNot() throws IOException {
        Path uptake = file("uptake.csv", "reason,channel,presented,accepted\nbicycle-theft,e-service,400,100\n");
        Run run = whatif(SMALL, HEADER + ROW.repeat(400), "--uptake", uptake.toString());
        assertEquals(0, run.code(), run.err());
        assertTold(run, "100 (84–118)", "agents: calls that wait, and callbacks", "By Erlang-A");
        Run little = whatif(
                SMALL,
                HEADER + ROW.repeat(400),
                "--uptake",
                file("few.csv", "reason,channel,presented,accepted\nbicycle-theft,e-service,19,10\n")
                        .toString());
        assertTold(little, "not measured");
        assertFalse(little.out().contains("(84–118)"), little.out());
    }

    @Test
    void agentsAreThoseOfTheFile() throws IOException {
        StringBuilder agents = new StringBuilder("hour,mon,tue,wed,thu,fri,sat,sun\n");
        for (int hour = 0; hour < 24; hour++) {
            agents.append(hour).append(",3,3,3,3,3,3,3\n");
        }
        Run run = whatif(
                SMALL,
                HEADER + ROW,
                "--agents",
                file("agents.csv", agents.toString()).toString());
        assertEquals(0, run.code(), run.err());
        assertTold(run, ": 504 agent hours a week", "02–03");
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        Run run = whatif(onlyPeople(), HEADER + ROW.repeat(2), "--json", "--quiet");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        assertTold(
                run,
                "\"contacts\" : 2,",
                "\"changed\" : 2,",
                "\"cannotBeReJudged\" : 0,",
                "\"hourOfWeek\" : 167,",
                "\"judgeAlike\" : true,");
        assertTrue(run.out().startsWith("{") && run.out().strip().endsWith("}"));
    }

    @Test
    void aRowThatCannotBeReadIsToldByLineAndColumnAndTheRestGoesOn() throws IOException {
        Run run = whatif(SMALL, HEADER + ROW + """
                phone,bicycle-theft,urgent,Malmö,2026-11-24T02:00:00+01:00
                phone,bicycle-theft,deferrable,Malmö,yesterday
                fax,bicycle-theft,deferrable,Malmö,
                phone,too few
                """);
        assertEquals(1, run.code(), run.err());
        assertTold(
                run,
                "Rows that could not be read: 4",
                "line 3: urgency is none of deferrable, unknown, time-critical, emergency",
                "line 4: arrivedAt is not a date and time such as",
                "line 5: origin is none of",
                "line 6: row has 2 columns, the header 5");
    }

    private static String oneOf(Random random, List<String> these) {
        return these.get(random.nextInt(these.size()));
    }

    /** A quote makes the rest of a file be read the usual way: with one in the header, all of it. */
    @Test
    void plainRowsAreReadAsAllOthersAre() throws IOException {
        List<String> cells = List.of("phone", "web", "fax", "", " phone ");
        List<String> reasons = List.of("bicycle-theft", "passport", "Bicycle", "", "bicycle-theft ");
        List<String> urgencies = List.of("deferrable", "time-critical", "", "urgent", "unknown");
        List<String> places = List.of("Malmö", "Umeå", "", "Göteborg", "Malmö\u2003");
        List<String> times = List.of(
                "2026-11-24T02:00:00+01:00",
                "2026-03-29T02:30:00",
                "2026-03-28 23:59:59",
                "2026-10-25T02:30:00",
                "2026-02-30T01:00:00",
                "2026-11-24T24:00:00",
                "2026-11-24T02:00:00Z",
                "1969-11-24T02:00:00Z",
                "2026-11-24T02:00:00+18:30",
                "2026-7-1 7:05",
                "2026-07-01T07:05:00.5");
        List<String> waits = List.of("", "0", "86400", "86401", "-5", "12x", "99999999999", "600");
        List<String> callers = List.of("", NUMBER, "anonymous");
        List<String> ends = List.of("\n", "\r\n", "\n\n");
        long first = Long.getLong("sluss.seed", 41);
        for (long seed = first; seed < first + 20; seed++) {
            Random random = new Random(seed);
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                List<String> row = new ArrayList<>(List.of(
                        random.nextInt(5) > 0 ? "phone" : oneOf(random, cells),
                        random.nextInt(5) > 0 ? "bicycle-theft" : oneOf(random, reasons),
                        random.nextInt(5) > 0 ? "deferrable" : oneOf(random, urgencies),
                        random.nextInt(5) > 0 ? "Malmö" : oneOf(random, places),
                        oneOf(random, times),
                        oneOf(random, waits),
                        oneOf(random, callers)));
                if (random.nextInt(20) == 0) {
                    row.add("more");
                }
                rows.append(String.join(",", row)).append(oneOf(random, ends));
            }
            String columns = "reason,urgency,place,arrivedAt,expectedWaitSeconds,caller\n";
            Path tomorrow = onlyPeople();
            Path out = folder.resolve("changes.csv");
            Run plain = whatif(tomorrow, "origin," + columns + rows, "--json", "--quiet", "--out", out.toString());
            String changed = Files.readString(out);
            Run quoted = whatif(tomorrow, "\"origin\"," + columns + rows, "--json", "--quiet", "--out", out.toString());
            String which = "-Dsluss.seed=" + seed;
            assertEquals(1, plain.code(), plain.err());
            assertEquals(quoted.out(), plain.out(), which);
            assertEquals(changed, Files.readString(out), which);
        }
    }

    @Test
    void whatCannotBeUsedIsUsageAndSaysWhere() throws IOException {
        String csv = HEADER + ROW;
        String uptake = "reason,channel,presented,accepted\n";
        assertRefused(
                whatif(
                        SMALL,
                        csv,
                        "--uptake",
                        file("a.csv", uptake + "x,fax,1,1\n").toString()),
                "line 2: channel");
        assertRefused(
                whatif(
                        SMALL,
                        csv,
                        "--uptake",
                        file("b.csv", uptake + "x,callback,1,2\n").toString()),
                "line 2: accepted is more");
        assertRefused(
                whatif(
                        SMALL,
                        csv,
                        "--uptake",
                        file("c.csv", uptake + "x,callback,a,2\n").toString()),
                "line 2: presented is not");
        assertRefused(
                whatif(SMALL, csv, "--uptake", file("d.csv", "reason\n").toString()),
                "line 1: there is no column channel");
        assertRefused(
                whatif(SMALL, csv, "--agents", file("e.csv", "hour\n").toString()), "line 1: the columns are to be");
        assertRefused(
                whatif(
                        SMALL,
                        csv,
                        "--agents",
                        file("f.csv", "hour,mon,tue,wed,thu,fri,sat,sun\n0,1,2,x,4,5,6,7\n")
                                .toString()),
                "line 2: wed is not a whole number");
        assertRefused(whatif(SMALL, csv, "--patience", "0"), "--patience");
        assertRefused(whatif(SMALL, ""), "is empty");
        assertRefused(whatif(SMALL, "reason\nx\n"), "--origin phone");
        assertRefused(whatif(folder.resolve("none.yaml"), csv), "is not there");
        assertRefused(whatif(SMALL, csv, "--out", SMALL.toString()), "would overwrite");
    }

    private static void assertRefused(Run run, String why) {
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains(why), why + " is missing in\n" + run.err());
    }

    @Test
    void nothingOfWhatWasSaidOrWhoCalledIsWrittenAnywhere() throws IOException {
        Path out = folder.resolve("changes.csv");
        String rows = "phone," + CANARY + " min cykel är stulen," + NUMBER + ",2026-11-24T02:00:00+01:00\n"
                + "phone,min cykel är stulen," + NUMBER + "," + CANARY + "\n";
        for (String format : List.of("--quiet", "--json")) {
            Run run =
                    whatif(onlyPeople(), "origin,utterance,caller,arrivedAt\n" + rows, format, "--out", out.toString());
            String all = run.out() + run.err() + Files.readString(out);
            assertEquals(1, run.code(), run.err());
            assertFalse(all.contains("Zebrakorv") || all.contains("4711"), all);
            assertFalse(all.contains(NUMBER.substring(3)), all);
        }
    }
}
