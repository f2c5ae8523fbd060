package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.contact.Wording;
import io.sluss.criteria.PhraseIndex.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PhraseIndexTest {
    private static final List<String> WORDS = List.of("min", "cykel", "bil", "stulen", "har", "tagit", "någon", "x");

    @Test
    void finds_what_a_naive_matcher_finds_with_any_gap_from_0_to_4() {
        Seeds.each(600, random -> {
            Map<String, Set<List<String>>> phrases = new LinkedHashMap<>();
            for (int value = random.nextInt(4); value >= 0; value--) {
                Set<List<String>> list = new HashSet<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    list.add(words(random, 1 + random.nextInt(4)));
                }
                phrases.put("v" + value, list);
            }
            Wording said = Wording.of(String.join(" ", words(random, random.nextInt(14))));
            for (int gap = 0; gap <= 4; gap++) {
                PhraseIndex<String> index = PhraseIndex.of(phrases, gap);
                Set<Hit<String>> wanted = naive(phrases, said.words(), gap);
                assertEquals(wanted, new HashSet<>(index.allIn(said)));
                assertEquals(!wanted.isEmpty(), index.isIn(said));
            }
        });
    }

    private static List<String> words(RandomGenerator random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(Seeds.oneOf(random, WORDS));
        }
        return words;
    }

    private static Set<Hit<String>> naive(Map<String, Set<List<String>>> phrases, List<String> said, int gap) {
        Set<Hit<String>> hits = new HashSet<>();
        phrases.forEach((value, list) -> list.forEach(phrase -> {
            for (int from = 0; from < said.size(); from++) {
                for (int last : ends(phrase, 0, said, from, gap)) {
                    hits.add(new Hit<>(value, from, last + 1, phrase.size()));
                }
            }
        }));
        return hits;
    }

    /** Where the phrase can end if its word number {@code word} stands at {@code at}. */
    private static Set<Integer> ends(List<String> phrase, int word, List<String> said, int at, int gap) {
        if (at >= said.size() || !said.get(at).equals(phrase.get(word))) {
            return Set.of();
        }
        if (word == phrase.size() - 1) {
            return Set.of(at);
        }
        Set<Integer> ends = new HashSet<>();
        for (int others = 0; others <= gap; others++) {
            ends.addAll(ends(phrase, word + 1, said, at + 1 + others, gap));
        }
        return ends;
    }

    @Test
    void a_sequence_has_no_gap_and_matches_whole_words_only() {
        PhraseIndex<Boolean> danger = PhraseIndex.ofSequences(List.of(List.of("har", "en", "kniv"), List.of("blöder")));
        assertTrue(danger.isIn(Wording.of("Han har en kniv!")));
        assertTrue(danger.isIn(Wording.of("jag BLÖDER")));
        assertFalse(danger.isIn(Wording.of("har du en kniv")));
        assertFalse(danger.isIn(Wording.of("knivblöder har en")));
        assertFalse(danger.isIn(Wording.NONE));
    }

    @Test
    void four_words_may_stand_between_neighbours_and_a_fifth_may_not() {
        PhraseIndex<String> index = PhraseIndex.of(Map.of("bike", List.of(List.of("cykel", "stulen"))), 4);
        assertEquals(List.of(new Hit<>("bike", 0, 6, 2)), index.allIn(Wording.of("cykel en två tre fyra stulen")));
        assertEquals(List.of(), index.allIn(Wording.of("cykel en två tre fyra fem stulen")));
        assertEquals(List.of(), index.allIn(Wording.of("stulen cykel")));
    }

    @Test
    void the_same_phrase_may_lead_to_several_values_and_is_counted_each_time() {
        PhraseIndex<String> index =
                PhraseIndex.of(Map.of("a", List.of(List.of("x")), "b", List.of(List.of("x"), List.of("y"))), 0);
        assertEquals(3, index.size());
        assertEquals(
                Set.of(new Hit<>("a", 0, 1, 1), new Hit<>("b", 0, 1, 1)), new HashSet<>(index.allIn(Wording.of("x"))));
    }

    @Test
    void an_index_without_phrases_finds_nothing() {
        assertFalse(PhraseIndex.ofSequences(List.of()).isIn(Wording.of("x")));
        assertEquals(0, PhraseIndex.of(Map.of(), 4).size());
    }

    @Test
    void the_longest_text_of_one_word_over_and_over_is_searched_in_no_time() {
        List<List<String>> phrases = new ArrayList<>();
        for (int length = 1; length <= 6; length++) {
            phrases.add(java.util.Collections.nCopies(length, "nej"));
        }
        PhraseIndex<Boolean> index = PhraseIndex.ofSequences(phrases);
        assertEquals(
                6 * 2_500 - 15, index.allIn(Wording.of("nej ".repeat(2_500))).size());
    }
}
