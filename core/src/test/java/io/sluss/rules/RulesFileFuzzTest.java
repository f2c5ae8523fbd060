package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends with rules or with messages, never with another exception. */
class RulesFileFuzzTest {
    private static final long SEED = 20_261_122L;
    private static final int ROUNDS = 2_000;

    private static final String[] PIECES = {
        "\u0000",
        "\t",
        "\n",
        "\n\n",
        " ",
        "  ",
        ":",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "&a ",
        "*a",
        "!x ",
        "<<: ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "|",
        ">",
        "#",
        "? ",
        "(",
        ")",
        "((((",
        "~",
        "null",
        "true",
        "99999999999",
        "-1",
        "\uFEFF",
        "\uD800",
        "\u202e",
        "ö",
        "🙂",
        "\\",
        "\"\\x",
        "\"\\uD800\"",
        "\"\\UFFFFFFFF\"",
        ", ",
        "\r",
        "24:00-24:00",
        "2027-02-30",
        "sv",
        "a.b",
        "%YAML 9.9\n",
        "%TAG ! x\n"
    };

    private static final String GOOD = SmallRules.good().text();

    @Test
    void damagedFilesGiveMessages() {
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(GOOD);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                damage(text, random);
            }
            try {
                RuleSetFile.parse("fuzz.yaml", text.toString());
            } catch (RulesFileException e) {
                refused++;
                assertFalse(e.mistakes().isEmpty(), () -> "seed " + seed);
                long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
                for (Mistake mistake : e.mistakes()) {
                    boolean whole = !mistake.what().isBlank() && !mistake.mend().isBlank();
                    boolean inFile = mistake.line() >= 1 && mistake.line() <= lines + 1 && mistake.column() >= 1;
                    assertTrue(whole && inFile, () -> "seed " + seed + ": " + mistake);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertTrue(refused > ROUNDS / 2, "most damage is noticed");
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(6)) {
            case 0 -> text.setLength(Math.max(1, at));
            case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
            case 3 -> text.setCharAt(at, (char) random.nextInt(0x250));
            case 4 -> moveLine(text, at, random);
            default -> {
                String piece = text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(200)));
                text.insert(random.nextInt(text.length()), piece);
            }
        }
        if (text.length() == 0) {
            text.append(' ');
        }
    }

    private static void moveLine(StringBuilder text, int at, Random random) {
        int from = text.lastIndexOf("\n", at) + 1;
        int to = text.indexOf("\n", from);
        if (to > from) {
            String line = text.substring(from, to);
            text.delete(from, to);
            text.insert(random.nextInt(text.length() + 1), "\n" + line + "\n");
        }
    }

    @Test
    void noiseGivesMessages() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            long seed = SEED - 1 - round;
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            try {
                assertFalse(SmallRules.mistakes(text.toString()).isEmpty(), () -> "seed " + seed);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
