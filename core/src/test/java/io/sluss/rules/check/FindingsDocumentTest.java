package io.sluss.rules.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of findings in {@code docs/rules-file.md} says what the code does. */
class FindingsDocumentTest {
    private static final Path DOCS = Path.of("..", "docs", "rules-file.md");

    private static String chapter() throws IOException {
        String text = Files.readString(DOCS);
        return text.substring(text.indexOf("## What `check` finds"));
    }

    @Test
    void everyKindHasARowWithItsSeverityInTheOrderOfTheCode() throws IOException {
        List<String> rows = chapter()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ")[0].replaceAll("[| `]", "") + " " + line.split(" \\| ")[1])
                .toList();
        assertEquals(
                Stream.of(FindingKind.values())
                        .map(kind -> kind.id() + " " + kind.severity().label())
                        .toList(),
                rows);
    }

    @Test
    void theLimitsAreThoseOfTheCode() throws IOException {
        String text = chapter();
        for (String limit : List.of(
                "fewer than " + PhrasesCheck.FEWEST + " phrases",
                SpokenTextsCheck.LONGEST_QUESTION + " s, `menu-item` " + SpokenTextsCheck.LONGEST_MENU_ITEM + " s",
                "together " + SpokenTextsCheck.LONGEST_MENU + " s",
                "`accepted.…` " + SpokenTextsCheck.LONGEST_OFFER + " s, any other " + SpokenTextsCheck.LONGEST + " s",
                SpokenLength.CHARACTERS_PER_SECOND + " characters a second")) {
            assertTrue(text.contains(limit), limit);
        }
    }
}
