package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseNotationTest {
    private static Set<List<String>> phrases(String... phrases) {
        Set<List<String>> all = new LinkedHashSet<>();
        for (String phrase : phrases) {
            all.add(List.of(phrase.split(" ")));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "min cykel, min cykel",
        "(någon|de) har (tagit|snott) min cykel,"
                + " någon har tagit min cykel;någon har snott min cykel;de har tagit min cykel;de har snott min cykel",
        "(en|) stulen cykel, en stulen cykel;stulen cykel",
        "(|en) stulen cykel, stulen cykel;en stulen cykel",
        "cykel(n|) (är|) stulen, cykeln är stulen;cykeln stulen;cykel är stulen;cykel stulen",
        "a|b, a;b",
        "a (b (c|d)|f), a b c;a b d;a f",
        "((((((((((djup)))))))))), djup",
        "(a|(b|(c|))) d, a d;b d;c d;d",
        "(a)(b), ab",
        "(), ''",
        "() a, a",
        "(a||b) c, a c;c;b c",
        "Min CYKEL!, min cykel",
        "(dom|de) tog den, de tog den"
    })
    void a_line_stands_for_its_phrases(String line, String wanted) {
        if (wanted.isEmpty()) {
            assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand(line));
            return;
        }
        assertEquals(phrases(wanted.split(";")), PhraseNotation.expand(line));
    }

    @ParameterizedTest
    @CsvSource({
        "'(a', has a ( without its )",
        "'a (b|c', has a ( without its )",
        "'((a)', has a ( without its )",
        "'a)', has a ) without its (",
        "'(a))', has a ) without its (",
        "')', has a ) without its (",
        "'', holds no word",
        "' ', holds no word",
        "'|', holds no word",
        "'(|)', holds no word",
        "'...', holds no word",
        "'(((((((((((zu tief)))))))))))', has brackets more than ten deep"
    })
    void what_is_wrong_with_a_line_is_said(String line, String why) {
        var e = assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand(line));
        assertEquals(why, e.getMessage());
    }

    @Test
    void a_line_stands_for_ten_thousand_phrases_at_the_most() {
        String ten = "(a|b|c|d|e|f|g|h|i|j) ";
        assertEquals(10_000, PhraseNotation.expand(ten.repeat(4)).size());
        var more = assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand(ten.repeat(4) + "(k|l)"));
        assertEquals("stands for more than 10000 phrases; write it as several", more.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand(ten.repeat(4) + "|x"));
        assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand("(a|b)".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 1_000, 100_000})
    void brackets_that_go_too_deep_are_refused_and_overflow_nothing(int depth) {
        assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand("(".repeat(depth) + "a"));
    }

    @Test
    void a_tree_written_down_stands_for_what_the_tree_does() {
        Seeds.each(300, random -> {
            StringBuilder line = new StringBuilder();
            Set<List<String>> wanted = new LinkedHashSet<>();
            for (String text : sequence(random, line, 3)) {
                List<String> words = List.of(text.strip().split(" +"));
                if (!words.equals(List.of(""))) {
                    wanted.add(words);
                }
            }
            if (wanted.isEmpty()) {
                assertThrows(IllegalArgumentException.class, () -> PhraseNotation.expand(line.toString()));
            } else {
                assertEquals(wanted, PhraseNotation.expand(line.toString()), line::toString);
            }
        });
    }

    /** Writes a random tree and gives the texts it stands for. */
    private static List<String> sequence(RandomGenerator random, StringBuilder line, int depth) {
        List<String> texts = List.of("");
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<String> parts = new java.util.ArrayList<>();
            if (depth > 0 && random.nextInt(3) == 0) {
                line.append(" (");
                for (int n = random.nextInt(3); n >= 0; n--) {
                    if (random.nextInt(4) > 0) {
                        parts.addAll(sequence(random, line, depth - 1));
                    } else {
                        parts.add("");
                    }
                    line.append(n == 0 ? ") " : "|");
                }
            } else {
                String word = Seeds.oneOf(random, List.of("min", "cykel", "stulen", "x"));
                line.append(' ').append(word).append(' ');
                parts.add(word);
            }
            List<String> joined = new java.util.ArrayList<>();
            for (String head : texts) {
                for (String tail : parts) {
                    joined.add(head + " " + tail + " ");
                }
            }
            texts = joined;
        }
        return texts;
    }

    @Test
    void any_text_is_either_expanded_or_refused() {
        Seeds.each(500, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i > 0; i--) {
                text.append("((||)) ab".charAt(random.nextInt(9)));
            }
            try {
                Set<List<String>> phrases = PhraseNotation.expand(text.toString());
                assertTrue(phrases.stream().noneMatch(List::isEmpty));
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().matches("(has|holds|stands) .*"), e.getMessage());
            }
        });
    }
}
