package io.sluss.classifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A classifier with the thresholds to act by, and the texts they were chosen on. Immutable.
 *
 * @param classifier the classifier, which learnt from every example
 * @param thresholds from where on its guesses are acted on
 * @param judged the texts, each judged by a classifier that had not seen it
 * @param learntFrom tells what it was learnt from: two that learnt from the same share it
 */
public record Training(TextClassifier classifier, Thresholds thresholds, List<Judged> judged, String learntFrom) {
    /** Fewer examples, or fewer of either kind, tell nothing about what has not been seen. */
    public static final int FEWEST = 20;

    /** Copies the judged texts. */
    public Training {
        judged = List.copyOf(judged);
    }

    /** Whether there is enough to learn a flag from: {@value #FEWEST} examples that are flagged, and as many that are not. */
    public static boolean isWorthwhile(List<Example> examples) {
        long flagged = examples.stream().filter(Example::flagged).count();
        return flagged >= FEWEST
                && examples.size() - flagged >= FEWEST
                && examples.stream().mapToInt(Example::label).distinct().count() >= 2;
    }

    /**
     * Learns from examples, and chooses the thresholds on texts of their own or, when there are none, by
     * cross-validation over the examples.
     *
     * @param examples what to learn from
     * @param calibration texts to choose the thresholds on, or none
     * @param labels how many labels there are
     * @param accepted which labels can be accepted at all
     * @param canWait which labels can wait
     * @param aims what the thresholds shall reach
     * @throws IllegalArgumentException if the examples are of fewer than two labels, or of one that there is not
     */
    public static Training of(
            List<Example> examples,
            List<Example> calibration,
            int labels,
            IntPredicate accepted,
            IntPredicate canWait,
            Thresholds.Aims aims) {
        return of(examples, calibration, labels, accepted, canWait, aims, List.of());
    }

    /**
     * The same, but what was learnt from the same before is not learnt anew: that one of {@code earlier} is given.
     *
     * @throws IllegalArgumentException if the examples are of fewer than two labels, or of one that there is not
     */
    public static Training of(
            List<Example> examples,
            List<Example> calibration,
            int labels,
            IntPredicate accepted,
            IntPredicate canWait,
            Thresholds.Aims aims,
            Collection<Training> earlier) {
        String from = LearntFrom.digest(examples, calibration, labels, accepted, canWait, aims);
        for (Training training : earlier) {
            if (training.learntFrom().equals(from)) {
                return training;
            }
        }
        CrossValidation.Result crossed = CrossValidation.of(examples, labels);
        TextClassifier classifier = TextClassifier.train(examples, labels).with(crossed.risk());
        List<Judged> judged = calibration.isEmpty() ? crossed.judged() : judged(classifier, calibration);
        return new Training(classifier, Thresholds.choose(judged, accepted, canWait, aims), judged, from);
    }

    private static List<Judged> judged(TextClassifier classifier, List<Example> texts) {
        List<Judged> judged = new ArrayList<>(texts.size());
        for (Example text : texts) {
            judged.add(new Judged(text, classifier.guess(text.words())));
        }
        return judged;
    }
}
