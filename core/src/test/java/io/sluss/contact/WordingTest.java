package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static List<String> words(String text) {
        return Wording.of(text).words();
    }

    @ParameterizedTest
    @CsvSource({
        "dom, de",
        "å, och",
        "nån, någon",
        "nåt, något",
        "nånting, någonting",
        "nåra, några",
        "nåns, någons",
        "e, är",
        "ä, är",
        "va, var",
        "mej, mig",
        "dej, dig",
        "sej, sig",
        "sånt, sådant",
        "sån, sådan",
        "sen, sedan",
        "ska, skall",
        "sa, sade",
        "la, lade",
        "mitt, min",
        "stulits, stulen",
        "stulet, stulen",
        "stulna, stulen"
    })
    void spoken_forms_are_written_out_whatever_their_case(String spoken, String meant) {
        assertEquals(List.of(meant), words(spoken));
        assertEquals(List.of(meant), words(spoken.toUpperCase(java.util.Locale.ROOT)));
        assertEquals(List.of("x", meant, "y"), words("x " + spoken + ", y"));
    }

    @Test
    void a_spoken_form_inside_a_longer_word_is_left_alone() {
        assertEquals(List.of("domstol", "vaktbolag", "skada", "lada"), words("domstol vaktbolag skada lada"));
    }

    @Test
    void punctuation_parts_words_and_disappears() {
        assertEquals(List.of("hej", "min", "cykel", "är", "stulen"), words("Hej! Min cykel... är (stulen)?"));
        assertEquals(List.of("a", "b", "c", "d"), words("a/b-c_d"));
        assertEquals(List.of("hej", "hopp"), words("\thej\r\n\u00a0\u2003hopp\u2028"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"don't", "don\u2019t", "don\u00b4t", "don`t", "don\uff07t", "DON'T"})
    void an_apostrophe_of_any_kind_parts_no_word(String text) {
        assertEquals(List.of("dont"), words(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cy\u200bkel",
                "cy\u200ckel",
                "cy\u200dkel",
                "cy\u00adkel",
                "\ufeffcykel",
                "cy\u2060kel",
                "c\u202ey\u202ckel"
            })
    void an_invisible_character_parts_no_word(String text) {
        assertEquals(List.of("cykel"), words(text));
    }

    @Test
    void marks_other_than_those_of_the_swedish_letters_are_dropped() {
        assertEquals(List.of("idee", "senor", "uber", "cafe"), words("idée señor über café"));
        assertEquals(List.of("idee"), words("ide\u0301e"));
        assertEquals(List.of("xyz"), words("x\u0332y\u0336z"));
    }

    @Test
    void a_decomposed_swedish_letter_is_the_same_as_a_composed_one() {
        String text = "Någon blåser på Öland, räck mig ån";
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertFalse(text.equals(decomposed));
        assertEquals(words(text), words(decomposed));
        assertEquals(List.of("någon", "blåser", "på", "öland", "räck", "mig", "ån"), words(decomposed));
        assertEquals(List.of("någon"), words("na\u030an"));
    }

    @Test
    void compatibility_forms_are_read_as_what_they_look_like() {
        assertEquals(
                List.of("cykel", "fil", "123"), words("\uff23\uff39\uff2b\uff25\uff2c \ufb01l \u2460\u2461\u2462"));
    }

    @Test
    void emoji_part_words_and_are_none() {
        assertEquals(List.of("cykel", "stulen"), words("cykel\ud83d\ude00stulen"));
        assertTrue(Wording.of("\ud83d\ude31\ud83d\udd2a \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67")
                .isEmpty());
        assertEquals(List.of("a", "b"), words("a\ud83db")); // half a surrogate pair
    }

    @Test
    void digits_are_words() {
        assertEquals(List.of("2", "cyklar", "kl", "23", "15"), words("2 cyklar kl 23:15"));
    }

    @Test
    void letters_of_other_scripts_are_words() {
        assertEquals(List.of("помощь"), words("Помощь!"));
        assertEquals(2, words("ساعدني الآن").size());
        assertEquals(List.of("straße"), words("Straße"));
        assertEquals(List.of("istanbul"), words("\u0130stanbul"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "...!?", "\u200b\u200b", "\u0301", "'"})
    void a_text_without_a_word_is_nothing(String text) {
        assertSame(Wording.NONE, Wording.of(text));
    }

    @Test
    void null_is_nothing() {
        assertSame(Wording.NONE, Wording.of(null));
        assertTrue(Wording.NONE.isEmpty());
        assertFalse(Wording.NONE.tooLong());
    }

    @Test
    void a_text_that_is_too_long_is_not_read_at_all() {
        Wording longest = Wording.of("a".repeat(Wording.MAX_CHARACTERS));
        assertFalse(longest.tooLong());
        assertEquals(1, longest.words().size());
        Wording longer = Wording.of("hjälp ".repeat(2_000));
        assertTrue(longer.tooLong());
        assertTrue(longer.isEmpty());
    }

    @Test
    void words_are_never_printed_and_cannot_be_changed() {
        Wording wording = Wording.of("kanariefågel sjunger");
        assertEquals("Wording[2 words]", wording.toString());
        assertThrows(UnsupportedOperationException.class, () -> wording.words().add("x"));
    }

    @Test
    void any_text_is_read_without_failing_and_reading_its_words_again_changes_nothing() {
        Seeds.each(300, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                int c = switch (random.nextInt(5)) {
                    case 0 -> random.nextInt(0x20, 0x7f);
                    case 1 -> random.nextInt(0xa0, 0x250);
                    case 2 -> random.nextInt(0x300, 0x370);
                    case 3 -> random.nextInt(0xac00, 0xd7a4); // a syllable is one word or none, not a failure
                    default -> random.nextInt(0, 0x110000);
                };
                text.appendCodePoint(c);
            }
            List<String> once = words(text.toString());
            for (String word : once) {
                assertFalse(word.isBlank());
                assertTrue(word.codePoints().allMatch(Character::isLetterOrDigit), () -> word);
            }
        });
    }
}
