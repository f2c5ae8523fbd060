package io.sluss.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * From where on a guess is good enough to act on, chosen on texts that the classifier had not seen.
 *
 * @param acceptFrom a label is accepted from this confidence on; infinite when none is ever sure enough
 * @param waitBelow a text may wait only below this risk
 */
public record Thresholds(float acceptFrom, float waitBelow) {
    /** Nothing is accepted and nothing waits. */
    public static final Thresholds NEVER = new Thresholds(Float.POSITIVE_INFINITY, 0);

    /** Whatever the examples say: what is as likely urgent as not never waits. */
    private static final float NEVER_WAITS_FROM = 0.5f;

    /** 0.9 of 100 is 90, whatever binary fractions say. */
    private static final double ROUNDING = 1e-9;

    /**
     * What is aimed at.
     *
     * @param accuracy of the accepted texts, so many have the label that was guessed; 0-1
     * @param recall of the flagged texts, so many do not wait; 0-1
     */
    public record Aims(double accuracy, double recall) {
        /**
         * Checks the shares.
         *
         * @throws IllegalArgumentException if either is not between 0 and 1
         */
        public Aims {
            if (!(accuracy >= 0 && accuracy <= 1 && recall >= 0 && recall <= 1)) {
                throw new IllegalArgumentException("an aim is not between 0 and 1");
            }
        }
    }

    /** Whether the label of {@code guess} is sure enough. */
    public boolean accepts(Guess guess) {
        return guess.confidence() >= acceptFrom;
    }

    /** Whether a text with this guess may wait, as far as its risk goes. */
    public boolean mayWait(Guess guess) {
        return guess.risk() < waitBelow;
    }

    /**
     * The lowest confidence that still reaches the accuracy, and the highest risk that still reaches the recall.
     *
     * @param judged texts that the classifier had not seen
     * @param accepted which labels can be accepted at all
     * @param canWait which labels can wait
     */
    static Thresholds choose(List<Judged> judged, IntPredicate accepted, IntPredicate canWait, Aims aims) {
        Judged[] surest = judged.stream()
                .filter(each -> accepted.test(each.guess().label()))
                .sorted((a, b) ->
                        Float.compare(b.guess().confidence(), a.guess().confidence()))
                .toArray(Judged[]::new);
        float acceptFrom = Float.POSITIVE_INFINITY;
        int right = 0;
        for (int i = 0; i < surest.length; i++) {
            right += surest[i].right() ? 1 : 0;
            if (right >= aims.accuracy() * (i + 1) - ROUNDING) {
                acceptFrom = surest[i].guess().confidence();
            }
        }
        return new Thresholds(acceptFrom, waitBelow(judged, acceptFrom, canWait, aims.recall()));
    }

    private static float waitBelow(List<Judged> judged, float acceptFrom, IntPredicate canWait, double recall) {
        long flagged = judged.stream().filter(each -> each.example().flagged()).count();
        double[] missed = judged.stream()
                .filter(each -> each.example().flagged()
                        && each.guess().confidence() >= acceptFrom
                        && canWait.test(each.guess().label()))
                .mapToDouble(each -> each.guess().risk())
                .toArray();
        Arrays.sort(missed);
        int allowed = (int) (flagged - (long) Math.ceil(recall * flagged - ROUNDING));
        return allowed < missed.length ? Math.min((float) missed[allowed], NEVER_WAITS_FROM) : NEVER_WAITS_FROM;
    }
}
