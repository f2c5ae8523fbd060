package io.sluss.classifier;

import static io.sluss.classifier.SomeExamples.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextClassifierTest {
    private static final TextClassifier CLASSIFIER =
            TextClassifier.train(SomeExamples.ofEach(30, 1), SomeExamples.LABELS);

    @Test
    void what_it_has_not_seen_word_for_word_is_recognised() {
        assertEquals(
                SomeExamples.BICYCLE,
                CLASSIFIER.guess(words("någon har snott cykeln vid stationen")).label());
        assertEquals(
                SomeExamples.PASSPORT,
                CLASSIFIER.guess(words("boka tid för pass")).label());
        assertEquals(
                SomeExamples.BITE,
                CLASSIFIER.guess(words("en hund har bitit min son")).label());
    }

    @Test
    void inflections_and_compounds_are_alike() {
        assertEquals(SomeExamples.BICYCLE, CLASSIFIER.guess(words("cykelstöld")).label());
        assertEquals(SomeExamples.BITE, CLASSIFIER.guess(words("hundbett")).label());
    }

    @Test
    void the_risk_tells_what_must_not_be_missed_from_the_rest() {
        float bite = CLASSIFIER.guess(words("hunden attackerar ett barn")).risk();
        float bicycle = CLASSIFIER.guess(words("min cykel är stulen")).risk();
        assertTrue(bite > bicycle, bite + " > " + bicycle);
    }

    @Test
    void it_is_less_sure_of_what_it_knows_nothing_of() {
        float known = CLASSIFIER.guess(words("min cykel är stulen")).confidence();
        assertTrue(CLASSIFIER.guess(words("xyzzy plugh")).confidence() < known);
        assertTrue(CLASSIFIER.guess(List.of()).confidence() < known);
    }

    @Test
    void the_same_examples_make_the_same_classifier_on_every_java_version() {
        TextClassifier again = TextClassifier.train(SomeExamples.ofEach(30, 1), SomeExamples.LABELS);
        assertEquals(CLASSIFIER.fingerprint(), again.fingerprint());
        // Whatever Java runs this: a change of the features or the training changes it, nothing else may.
        assertEquals("88e24c9802630fbe", Long.toHexString(CLASSIFIER.fingerprint()));
        assertNotEquals(
                CLASSIFIER.fingerprint(),
                TextClassifier.train(SomeExamples.ofEach(30, 2), SomeExamples.LABELS)
                        .fingerprint());
    }

    @Test
    void a_guess_allocates_next_to_nothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<String> words = words("ja hej det gäller min gröna elcykel som är borta från cykelstället vid stationen");
        long before = 0;
        int rounds = 20_000;
        for (int i = 0; i < 2 * rounds; i++) {
            if (i == rounds) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            CLASSIFIER.guess(words);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
        assertTrue(each < 200, each + " bytes a guess");
    }

    @Test
    void texts_of_any_length_are_read_and_short_ones_are_judged_as_before() {
        Guess before = CLASSIFIER.guess(words("min cykel är stulen"));
        for (int length : List.of(1, 50, 500, 5_000)) {
            List<String> words = IntStream.range(0, length)
                    .mapToObj(i -> "ord" + new Random(i).nextInt(1_000_000))
                    .toList();
            CLASSIFIER.guess(words);
            CLASSIFIER.guess(Collections.nCopies(length, "cykel"));
        }
        assertEquals(before, CLASSIFIER.guess(words("min cykel är stulen")));
    }

    @Test
    void saying_a_word_again_changes_no_single_word_feature() {
        Features features = new Features();
        features.read(List.of("cykel"));
        int once = features.blockEnds[2] - features.blockEnds[1];
        features.read(List.of("cykel", "cykel", "cykel"));
        assertEquals(once, features.blockEnds[2] - features.blockEnds[1]);
        assertEquals(0, features.blockEnds[3] - features.blockEnds[2], "a word is no pair with itself");
    }

    @Test
    void examples_it_cannot_learn_from_are_refused() {
        Example one = new Example(List.of("cykel"), 0, false, 0);
        Example wrong = new Example(List.of("pass"), 3, false, 1);
        assertThrows(IllegalArgumentException.class, () -> TextClassifier.train(List.of(one), 2));
        assertThrows(IllegalArgumentException.class, () -> TextClassifier.train(List.of(one, wrong), 3));
    }

    @Test
    void an_example_does_not_print_what_was_said() {
        assertEquals("Example[2 words, label 1]", new Example(List.of("hemlig", "text"), 1, false, 0).toString());
    }
}
