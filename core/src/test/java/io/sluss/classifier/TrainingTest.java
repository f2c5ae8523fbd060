package io.sluss.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.classifier.Thresholds.Aims;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Aims AIMS = new Aims(0.95, 0.99);

    private static Training train(List<Example> examples, List<Example> calibration) {
        return Training.of(examples, calibration, SomeExamples.LABELS, l -> true, l -> l != SomeExamples.BITE, AIMS);
    }

    @Test
    void every_example_is_judged_once_by_a_classifier_that_has_not_seen_it() {
        List<Example> examples = SomeExamples.ofEach(20, 1);
        Training training = train(examples, List.of());
        assertEquals(examples.size(), training.judged().size());
        assertEquals(
                examples.size(),
                training.judged().stream().map(Judged::example).distinct().count());
    }

    @Test
    void variants_of_one_line_are_never_parted() {
        // Each label's texts are the same few words over and over, in one group: unseen, nothing of them is known.
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            examples.add(new Example(List.of("alfa", "beta"), 0, false, 0));
            examples.add(new Example(List.of("gamma", "delta"), 1, true, 1));
            examples.add(new Example(List.of("epsilon" + i, "zeta" + i), 2, i % 2 == 0, 2 + i));
        }
        Training training = train(examples, List.of());
        long right = training.judged().stream()
                .filter(each -> each.example().label() < 2 && each.right())
                .count();
        assertEquals(0, right, "a variant was recognised by its own kind");
    }

    @Test
    void the_thresholds_come_from_the_calibration_set_where_there_is_one() {
        List<Example> examples = SomeExamples.ofEach(20, 1);
        List<Example> calibration = List.of(
                new Example(SomeExamples.words("min cykel är stulen"), SomeExamples.PASSPORT, false, 0),
                new Example(SomeExamples.words("passet har gått ut"), SomeExamples.BICYCLE, false, 1));
        Training training = train(examples, calibration);
        assertEquals(2, training.judged().size());
        assertEquals(Float.POSITIVE_INFINITY, training.thresholds().acceptFrom(), "both are taken for something else");
        assertNotEquals(training.thresholds(), train(examples, List.of()).thresholds());
    }

    @Test
    void what_it_has_learnt_well_is_accepted_and_may_wait() {
        Training training = train(SomeExamples.ofEach(40, 3), List.of());
        Guess guess = training.classifier().guess(SomeExamples.words("min cykel är stulen"));
        assertTrue(training.thresholds().accepts(guess), guess + " " + training.thresholds());
        assertTrue(training.thresholds().mayWait(guess), guess + " " + training.thresholds());
        Guess bite = training.classifier().guess(SomeExamples.words("hunden har bitit ett barn"));
        assertFalse(training.thresholds().mayWait(bite), bite + " " + training.thresholds());
    }

    @Test
    void too_few_of_either_kind_are_not_worth_learning_from() {
        assertTrue(Training.isWorthwhile(SomeExamples.ofEach(20, 1)));
        assertFalse(Training.isWorthwhile(SomeExamples.ofEach(19, 1)));
        assertFalse(Training.isWorthwhile(SomeExamples.ofEach(100, 1).stream()
                .filter(each -> !each.flagged())
                .toList()));
        assertFalse(Training.isWorthwhile(List.of()));
    }

    @Test
    void what_was_learnt_from_the_same_is_not_learnt_anew_and_from_anything_else_it_is() {
        List<Example> examples = SomeExamples.ofEach(20, 1);
        List<Example> calibration = SomeExamples.ofEach(1, 2);
        Training first = train(examples, calibration);
        assertSame(first, again(SomeExamples.ofEach(20, 1), SomeExamples.ofEach(1, 2), l -> true, AIMS, first));

        assertNotSame(first, again(examples, List.of(), l -> true, AIMS, first));
        assertNotSame(first, again(examples, calibration, l -> l > 0, AIMS, first));
        assertNotSame(first, again(examples, calibration, l -> true, new Aims(0.95, 0.98), first));
        Example one = examples.get(0);
        List<String> more = new ArrayList<>(one.words());
        more.add("till");
        for (Example other : List.of(
                new Example(more, one.label(), one.flagged(), one.group()),
                new Example(one.words(), SomeExamples.LABELS - 1, one.flagged(), one.group()),
                new Example(one.words(), one.label(), !one.flagged(), one.group()),
                new Example(one.words(), one.label(), one.flagged(), one.group() + 1))) {
            List<Example> changed = new ArrayList<>(examples);
            changed.set(0, other);
            assertNotSame(first, again(changed, calibration, l -> true, AIMS, first), other.toString());
        }
    }

    private static Training again(
            List<Example> examples, List<Example> calibration, IntPredicate accepted, Aims aims, Training earlier) {
        return Training.of(
                examples,
                calibration,
                SomeExamples.LABELS,
                accepted,
                l -> l != SomeExamples.BITE,
                aims,
                List.of(earlier));
    }
}
