package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2: every mistake of a rules file with its line, exit code 1. */
class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void theBundledRulesHaveNoMistakes() {
        for (String bundled : RulesSource.BUNDLED) {
            Run run = Run.sluss("check", bundled);
            assertEquals(0, run.code(), run.out());
            assertTrue(run.out().contains("no mistakes"), run.out());
            for (String told : List.of("regions", "reasons", "phrases", "e-services", "version")) {
                assertTrue(run.out().contains(told), told);
            }
        }
    }

    /** Phrases, and what is learnt from them, are all in which a bundled file may have warnings. */
    @Test
    void whatIsFoundInTheBundledRulesIsAboutPhrasesOnly() {
        for (String bundled : RulesSource.BUNDLED) {
            Run run = Run.sluss("check", "--date", "2026-11-28", bundled);
            assertTrue(run.out().contains("no mistakes, 0 errors"), run.out());
            List<String> others = run.out()
                    .lines()
                    .filter(line -> line.contains(": warning: ") && !line.contains("phrases of this line"))
                    .filter(line -> !line.contains(" that were not learnt from"))
                    .toList();
            assertEquals(List.of(), others);
        }
    }

    @Test
    void findingsAreToldWithLineExampleAndMendAndErrorsFail() throws IOException {
        String good = Files.readString(Path.of("src/test/resources/small-rules.yaml"));
        String dead =
                "offers:\n  - name: All\n    offer: [e-service, callback]\n  - name: Never\n    offer: callback\n";
        Path file = Files.writeString(folder.resolve("dead.yaml"), good.replace("offers:\n", dead));
        long line = lineOf(Files.readString(file), "  - name: Never");
        Run run = Run.sluss("check", "--date", "2026-11-28", file.toString());
        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains(file + ":" + line + ": error: the rule “Never” is never reached"), run.out());
        assertTrue(run.out().contains("[unreachable-rule]"), run.out());
        assertTrue(run.out().contains("    example: origin: phone, reason: "), run.out());
        assertTrue(run.out().contains("    mend: move it before “All”"), run.out());

        Run json = Run.sluss("check", "--json", "--date", "2026-11-28", file.toString());
        assertEquals(1, json.code());
        assertTrue(json.out().contains("\"kind\" : \"unreachable-rule\""), json.out());
        assertTrue(json.out().contains("\"line\" : " + line), json.out());
    }

    @Test
    void warningsFailOnlyWhereThatIsAskedFor() throws IOException {
        String good = Files.readString(Path.of("src/test/resources/small-rules.yaml"));
        Path file = Files.writeString(folder.resolve("small.yaml"), good);
        Run run = Run.sluss("check", file.toString());
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains(": warning: ") && run.out().contains("[few-phrases]"), run.out());
        assertEquals(1, Run.sluss("check", "--strict", file.toString()).code());
    }

    @Test
    void notesAreShownWhereTheyAreAskedFor() {
        assertFalse(Run.sluss("check", "police-114-14").out().contains("[order-decides]"));
        Run run = Run.sluss("check", "--notes", "police-114-14");
        assertEquals(0, run.code());
        assertTrue(run.out().contains(": note: ") && run.out().contains("[order-decides]"), run.out());
    }

    @Test
    void mistakesAreNamedWithFileLineAndColumnAndCounted() throws IOException {
        Path file = folder.resolve("broken.yaml");
        String good = RulesSource.decode(new RulesSource("police-114-14", null).read());
        Files.writeString(
                file,
                good.replace("time-zone: Europe/Stockholm", "time-zone: Europe/Stokholm")
                        .replace("service-level:", "service-levl:"));
        long zone = lineOf(good, "time-zone: Europe/Stockholm");
        long level = lineOf(good, "service-level:");
        Run run = Run.sluss("check", file.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().contains(file + ":" + zone + ":"), run.out());
        assertTrue(run.out().contains(file + ":" + level + ":1: "), run.out());
        assertTrue(run.out().contains("2 mistakes"), run.out());
    }

    @Test
    void tenDifferentMistakesGetTenMessagesWithTheRightLines() throws IOException {
        String good = Files.readString(Path.of("src/test/resources/small-rules.yaml"));
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put("time-zone: Europe/Stockholm", "time-zone: Europe/Stokholm");
        mistakes.put("holidays: SE", "holidays: NO");
        mistakes.put("emergency-number: \"112\"", "emergency-number: \"call them\"");
        mistakes.put("places: [Luleå]}", "places: [Malmö]}");
        mistakes.put("    urgency: deferrable", "    urgency: not-so-urgent");
        mistakes.put("    then: emergency", "    then: relax");
        mistakes.put("      minutes: 10", "      minuts: 10");
        mistakes.put("    slot: 30m", "    slot: half an hour");
        mistakes.put("    capacity: 5", "    capacity: none");
        mistakes.put("    offer: [e-service, callback]", "    offer: [e-service, chatbot]");
        String broken = good;
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            assertTrue(broken.contains(mistake.getKey()), mistake.getKey());
            broken = broken.replace(mistake.getKey(), mistake.getValue());
        }
        Path file = Files.writeString(folder.resolve("broken.yaml"), broken);
        Run run = Run.sluss("check", file.toString());
        assertEquals(1, run.code(), run.out());
        for (String mistake : mistakes.values()) {
            long line =
                    broken.lines().takeWhile(text -> !text.contains(mistake)).count() + 1;
            assertTrue(run.out().contains(file + ":" + line + ":"), mistake + " in line " + line + "\n" + run.out());
        }
        assertTrue(run.out().contains("10 mistakes"), run.out());
    }

    @Test
    void aFileThatIsNoYamlIsOneMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "sluss-rules: [\n");
        Run run = Run.sluss("check", file.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().contains("1 mistake"), run.out());
    }

    @Test
    void aFileThatCannotBeReadIsUsage() {
        for (String name : List.of("no-such-file.yaml", folder.toString())) {
            Run run = Run.sluss("check", name);
            assertEquals(2, run.code());
            assertTrue(run.err().contains(name), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
        }
    }

    private static long lineOf(String text, String start) {
        return text.lines().takeWhile(line -> !line.startsWith(start)).count() + 1;
    }
}
