package io.sluss.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.classifier.Thresholds.Aims;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static Judged judged(int truth, boolean flagged, int guessed, float confidence, float risk) {
        return new Judged(new Example(List.of("x"), truth, flagged, 0), new Guess(guessed, confidence, risk));
    }

    private static Thresholds choose(List<Judged> judged, double accuracy, double recall) {
        return Thresholds.choose(judged, label -> label < 2, label -> label == 0, new Aims(accuracy, recall));
    }

    @Test
    void the_lowest_confidence_that_keeps_the_accuracy_is_taken() {
        List<Judged> judged = List.of(
                judged(0, false, 0, 0.9f, 0),
                judged(1, false, 1, 0.8f, 0),
                judged(1, false, 0, 0.7f, 0), // wrong: two of three
                judged(0, false, 0, 0.6f, 0), // three of four
                judged(1, false, 0, 0.5f, 0)); // three of five
        assertEquals(0.8f, choose(judged, 1, 0.99).acceptFrom());
        assertEquals(0.6f, choose(judged, 0.75, 0.99).acceptFrom());
        assertEquals(0.5f, choose(judged, 0.6, 0.99).acceptFrom());
    }

    @Test
    void nothing_is_accepted_where_the_surest_is_wrong() {
        Thresholds thresholds = choose(List.of(judged(1, false, 0, 0.9f, 0)), 0.95, 0.99);
        assertEquals(Float.POSITIVE_INFINITY, thresholds.acceptFrom());
        assertFalse(thresholds.accepts(new Guess(0, 1_000, 0)));
    }

    @Test
    void a_label_that_cannot_be_accepted_is_no_evidence() {
        List<Judged> judged = List.of(judged(0, false, 2, 0.9f, 0), judged(0, false, 0, 0.8f, 0));
        assertEquals(0.8f, choose(judged, 1, 0.99).acceptFrom());
    }

    @Test
    void no_more_flagged_texts_wait_than_the_recall_allows() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            judged.add(judged(0, true, 0, 1, 0.1f + i * 0.001f));
        }
        assertEquals(0.1f, choose(judged, 0, 1).waitBelow());
        Thresholds one = choose(judged, 0, 0.99);
        assertEquals(
                1, judged.stream().filter(each -> one.mayWait(each.guess())).count());
        Thresholds ten = choose(judged, 0, 0.9);
        assertEquals(
                10, judged.stream().filter(each -> ten.mayWait(each.guess())).count());
    }

    @Test
    void flagged_texts_that_are_not_accepted_or_cannot_wait_need_no_threshold() {
        List<Judged> judged = List.of(
                judged(0, false, 0, 1, 0),
                judged(0, true, 1, 1, 0.01f), // taken for a label that cannot wait
                judged(1, true, 0, -1, 0.01f)); // not sure enough
        assertEquals(0.5f, choose(judged, 0.5, 1).waitBelow());
    }

    @Test
    void what_is_as_likely_urgent_as_not_never_waits() {
        Thresholds thresholds = choose(List.of(judged(0, false, 0, 1, 0)), 0.9, 0.5);
        assertTrue(thresholds.mayWait(new Guess(0, 1, 0.49f)));
        assertFalse(thresholds.mayWait(new Guess(0, 1, 0.5f)));
        assertFalse(Thresholds.NEVER.mayWait(new Guess(0, 1, 0)));
        assertFalse(Thresholds.NEVER.accepts(new Guess(0, 1, 0)));
    }

    @Test
    void aims_are_shares() {
        assertThrows(IllegalArgumentException.class, () -> new Aims(1.1, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new Aims(0.9, Double.NaN));
    }
}
