package io.sluss.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemTest {
    private static String stem(String word) {
        return word.substring(0, Stem.length(word));
    }

    @ParameterizedTest
    @CsvSource({
        "cykel, cykeln",
        "bil, bilen",
        "bil, bilar",
        "bil, bilarna",
        "plånbok, plånboken",
        "anmäl, anmälan",
        "anmäl, anmälde",
        "hund, hundarna",
        "card, cards",
        "report, reported",
        "report, reporting"
    })
    void inflections_share_a_stem(String one, String other) {
        assertEquals(stem(one), stem(other));
    }

    @ParameterizedTest
    @CsvSource({"is, is", "en, en", "na, na", "ås, ås", "öga, öga"})
    void a_short_word_is_its_own_stem(String word, String stem) {
        assertEquals(stem, stem(word));
    }
}
