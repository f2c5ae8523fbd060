package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.rules.FileNode.Spot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not YAML, and what YAML can do that a rules file may not. */
class YamlRefusalsTest {
    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        return Stream.of(
                // What YAML can do and a rules file may not.
                Arguments.of(
                        "service: Small Service", "service: §&name Small Service", "`&name` names", "take it away"),
                Arguments.of("service: Small Service", "service: §*name", "`*name` refers", "write it out"),
                Arguments.of("service: Small Service", "service: §!!str Small", "has the tag", "take it away"),
                Arguments.of("holidays: SE", "§<<: {a: b}\nholidays: SE", "merges", "write the keys out"),
                Arguments.of("holidays: SE", "§[a, b]: c\nholidays: SE", "where a key should", "in quotes"),
                Arguments.of("holidays: SE", "holidays: §\"S\\u0007E\"", "U+0007", "take it away"),
                Arguments.of("holidays: SE", "holidays: SE§\u0007", "U+0007", "take it away"),
                Arguments.of("Small Service", "Small §\u202eService", "U+202E", "take it away"),
                // What is not YAML.
                Arguments.of("service: Small Service", "service: Small§: Service", "colon", "in quotes"),
                Arguments.of("holidays: SE", "holidays: SE\n§\tx: 1", "tab", "spaces"),
                Arguments.of("languages: [sv, en]", "languages: [sv, en", "[ ] is not closed", "]"),
                Arguments.of("mode: phrases, ", "mode: phrases ", "", ""),
                Arguments.of("expected-wait: \"> 10m\"", "expected-wait: > 10m", "begins with > or |", "in quotes"),
                Arguments.of("service: Small Service", "service: §@home", "keeps for itself", "in quotes"),
                Arguments.of("emergency-number: \"112\"", "emergency-number: \"112", "", ""),
                Arguments.of("  syd:\n    label", "  syd:\n   label", "does not fit", "indent"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("cases")
    void isRefusedWithItsLineInPlainWords(String old, String replacement, String what, String mend) {
        SmallRules rules = SmallRules.good().with(old, replacement);
        List<Mistake> mistakes = rules.mistakes();
        assertEquals(1, mistakes.size(), mistakes::toString);
        Mistake mistake = mistakes.get(0);
        assertTrue(mistake.what().contains(what) && mistake.mend().contains(mend), mistake::toString);
        if (!rules.marks().isEmpty()) {
            assertEquals(rules.marks().get(0), new Spot(mistake.line(), mistake.column()), mistake::toString);
        } else {
            assertTrue(mistake.line() > 1, mistake::toString);
        }
    }

    @Test
    void aSecondDocumentIsRefused() {
        String text = SmallRules.good().text();
        List<Mistake> mistakes = SmallRules.mistakes(text + "---\na: b\n");
        assertEquals(1, mistakes.size(), mistakes::toString);
        assertEquals(text.lines().count() + 1, mistakes.get(0).line());
    }

    @Test
    void anEmptyFileIsOneMistake() {
        for (String text : List.of("", "\n\n", "# only words\n", "---\n", "~", "null")) {
            List<Mistake> mistakes = SmallRules.mistakes(text);
            assertEquals(1, mistakes.size(), mistakes::toString);
            assertTrue(mistakes.get(0).what().contains("empty"));
        }
    }

    @Test
    void aFileThatIsNoMapIsOneMistake() {
        for (String text : List.of("hello", "- a\n- b\n", "[]")) {
            assertEquals(1, SmallRules.mistakes(text).size(), text);
        }
    }

    @Test
    void deepNestingIsRefused() {
        for (String open : List.of("[", "{a: ", "- ", "? ")) {
            List<Mistake> mistakes = SmallRules.mistakes("service: x\nx:\n " + open.repeat(100_000));
            assertTrue(mistakes.stream().anyMatch(one -> one.what().contains("nested more than 40")), open);
        }
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "sluss-rules: 1\nservice: Malmö\n".getBytes(StandardCharsets.ISO_8859_1));
        List<Mistake> mistakes = RuleSetFile.check(file);
        assertEquals(1, mistakes.size());
        assertEquals(
                new Spot(2, 14),
                new Spot(mistakes.get(0).line(), mistakes.get(0).column()));
        assertTrue(mistakes.get(0).what().contains("not UTF-8"));
    }

    @Test
    void aFileOfMoreThanFourMegabytesIsRefused() throws IOException {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "#" + "x".repeat(RuleSetFile.MAX_BYTES));
        assertTrue(RuleSetFile.check(file).get(0).what().contains("larger than 4 MB"));
        assertTrue(SmallRules.mistakes("#" + "å".repeat(RuleSetFile.MAX_BYTES / 2))
                .get(0)
                .what()
                .contains("4 MB"));
    }

    @Test
    void moreValuesThanAServiceNeedsAreRefused() {
        for (String many : List.of("[" + "a,".repeat(2_000_000) + "]", "{" + "a: ,".repeat(900_000) + "}")) {
            List<Mistake> mistakes = SmallRules.mistakes("service: " + many);
            assertTrue(mistakes.stream().anyMatch(one -> one.what().contains("200000 keys")), mistakes::toString);
        }
    }
}
