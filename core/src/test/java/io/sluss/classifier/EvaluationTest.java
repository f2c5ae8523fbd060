package io.sluss.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Issue 3, Build 6, with figures worked out by hand. */
class EvaluationTest {
    private static final int NONE_OF_THEM = 2;

    private static Judged judged(int truth, int guess, double confidence, double risk, boolean flagged) {
        Example example = new Example(List.of("word"), truth, flagged, 0);
        return new Judged(example, new Guess(guess, (float) confidence, (float) risk));
    }

    private static Judged sure(int truth, int guess, double confidence) {
        return judged(truth, guess, confidence, 0, false);
    }

    private static Judged risky(double risk, boolean flagged) {
        return judged(0, 0, 1, risk, flagged);
    }

    private static Evaluation of(Judged... texts) {
        return Evaluation.of(List.of(texts), NONE_OF_THEM);
    }

    @Test
    void accuracyCountsTheTextsThatAreOfAReasonSureOrNot() {
        Evaluation evaluation = of(sure(0, 0, 0.1), sure(1, 0, 0.9), sure(1, 1, 0.5), sure(0, 2, 0.5), sure(2, 2, 0.9));
        assertEquals(new Share(2, 4), evaluation.accuracy());
    }

    @Test
    void coverageIsTheLargestPartThatReachesTheAccuracyAndNotTheFirst() {
        // Right, wrong, right, right, right, wrong: 1/1, 1/2, 2/3, 3/4, 4/5, 4/6.
        Evaluation evaluation = of(
                sure(0, 0, 0.9), sure(0, 1, 0.8), sure(1, 1, 0.7), sure(0, 0, 0.6), sure(1, 1, 0.5), sure(0, 1, 0.4));
        assertEquals(new Share(5, 6), evaluation.covered(0.8));
        assertEquals(new Share(5, 6), evaluation.covered(0.75));
        assertEquals(new Share(1, 6), evaluation.covered(0.9));
        assertEquals(new Share(6, 6), evaluation.covered(0.66));
    }

    @Test
    void textsAsSureAsEachOtherAreCoveredTogether() {
        Evaluation evaluation = of(sure(0, 0, 0.9), sure(0, 0, 0.5), sure(0, 1, 0.5), sure(1, 1, 0.1));
        assertEquals(new Share(1, 4), evaluation.covered(0.9));
        assertEquals(new Share(4, 4), evaluation.covered(0.75));
    }

    @Test
    void whatIsOfNoReasonIsWrongWhenAcceptedAndNeverAcceptedWhenGuessed() {
        Evaluation evaluation = of(sure(2, 0, 0.9), sure(2, 2, 0.8), sure(0, 2, 0.8), sure(0, 0, 0.7), sure(1, 1, 0.6));
        assertEquals(new Share(3, 5), evaluation.covered(0.6));
        assertEquals(new Share(0, 5), evaluation.covered(0.7));
    }

    @Test
    void whatIsOfNoReasonIsRejectedBelowTheThresholdAndWhereGuessed() {
        Evaluation evaluation = of(sure(2, 0, 0.9), sure(2, 0, 0.5), sure(2, 1, 0.4), sure(2, 2, 0.9), sure(0, 0, 0.1));
        assertEquals(new Share(2, 4), evaluation.outsideRejected(new Thresholds(0.5f, 0)));
        assertEquals(new Share(4, 4), evaluation.outsideRejected(Thresholds.NEVER));
    }

    @Test
    void theLeastRiskyWaitAndRecallIsWhatIsLeft() {
        Evaluation evaluation = of(
                risky(0.9, true),
                risky(0.1, false),
                risky(0.2, true),
                risky(0.3, false),
                risky(0.8, true),
                risky(0.7, false),
                risky(0.6, false),
                risky(0.5, true),
                risky(0.4, false),
                risky(0.15, false));
        assertEquals(new Share(4, 4), evaluation.recall(0.2));
        assertEquals(new Share(3, 4), evaluation.recall(0.3));
        assertEquals(new Share(3, 4), evaluation.recall(0.5));
        assertEquals(new Share(2, 4), evaluation.recall(0.6));
        assertEquals(new Share(0, 4), evaluation.recall(1));
    }

    @Test
    void howManyWaitIsRoundedUp() {
        Evaluation evaluation = of(risky(0.1, false), risky(0.2, false), risky(0.3, true));
        assertEquals(0, evaluation.deferred(0).cardinality());
        assertEquals(1, evaluation.deferred(0.01).cardinality());
        assertEquals(2, evaluation.deferred(0.34).cardinality());
        List<Judged> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hundred.add(risky(i / 100.0, false));
        }
        assertEquals(7, Evaluation.of(hundred, NONE_OF_THEM).deferred(0.07).cardinality());
    }

    @Test
    void whereTheRiskIsTheSameTheWorseIsTaken() {
        Evaluation evaluation = of(risky(0.5, false), risky(0.5, true), risky(0.5, false), risky(0.5, false));
        assertEquals(new Share(0, 1), evaluation.recall(0.25));
    }

    @Test
    void whatWasMissedIsToldByClassTheMostMissedFirst() {
        BitSet urgent = bits(0, 1, 2, 3, 5);
        Missed missed = Missed.of(urgent, bits(1, 2, 4), List.of("b", "b", "c", "a", "a", "c"));
        assertEquals(new Share(2, 5), missed.all());
        assertEquals(
                List.of(
                        Map.entry("b", new Share(1, 2)),
                        Map.entry("c", new Share(1, 2)),
                        Map.entry("a", new Share(0, 1))),
                List.copyOf(missed.byClass().entrySet()));
    }

    private static BitSet bits(int... places) {
        BitSet bits = new BitSet();
        for (int place : places) {
            bits.set(place);
        }
        return bits;
    }

    @Test
    void confusionCountsWhatWasTakenForWhatTheWorstFirst() {
        Confusion confusion = of(
                        sure(0, 0, 1),
                        sure(0, 1, 1),
                        sure(0, 1, 1),
                        sure(1, 0, 1),
                        sure(1, 1, 1),
                        sure(1, 1, 1),
                        sure(2, 0, 1))
                .confusion(3);
        assertEquals(2, confusion.count(0, 1));
        assertEquals(3, confusion.of(0));
        assertEquals(3, confusion.takenFor(0));
        assertEquals(new Share(1, 3), confusion.right(0));
        assertEquals(
                List.of(
                        new Confusion.Mistaken(0, 1, new Share(2, 3)),
                        new Confusion.Mistaken(2, 0, new Share(1, 1)),
                        new Confusion.Mistaken(1, 0, new Share(1, 3))),
                confusion.worst());
    }

    @Test
    void withoutTextsThereIsNothingToTell() {
        Evaluation evaluation = of();
        Share nothing = new Share(0, 0);
        assertEquals(nothing, evaluation.accuracy());
        assertEquals(nothing, evaluation.covered(0.9));
        assertEquals(nothing, evaluation.recall(0.45));
        assertEquals(nothing, evaluation.outsideRejected(Thresholds.NEVER));
        assertEquals(List.of(), evaluation.confusion(3).worst());
    }
}
