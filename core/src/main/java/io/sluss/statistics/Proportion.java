package io.sluss.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * So many of so many, and what that tells of the share in all there is to come: the counted ones are taken for a random
 * sample of it. Immutable. {@link io.sluss.classifier.Share} tells the same of recognised texts.
 *
 * @param count how many did, 0 or more
 * @param of of how many, at least the count and at least 1
 */
public record Proportion(long count, long of) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the count is negative or more than the whole, or nothing was counted
     */
    public Proportion {
        if (count < 0 || count > of || of < 1) {
            throw new IllegalArgumentException(count + " of " + of + " is no proportion");
        }
    }

    /** The share, 0-1. */
    public double value() {
        return (double) count / of;
    }

    /** Where the true share lies with 95 % confidence, by {@link #interval(double)}. */
    public Interval interval() {
        return interval(Interval.CONFIDENCE);
    }

    /**
     * Where the true share lies: the score interval of Wilson (1927), "Probable inference, the law of succession, and
     * statistical inference", JASA 22, without continuity correction.
     *
     * @param confidence 0-1, such as 0.95
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public Interval interval(double confidence) {
        double z = NORMAL.inverseSurvivalProbability((1 - Interval.confidence(confidence)) / 2);
        double n = of;
        double p = value();
        double shrink = 1 + z * z / n;
        double middle = (p + z * z / (2 * n)) / shrink;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / shrink;
        return new Interval(count == 0 ? 0 : middle - half, count == of ? 1 : middle + half);
    }

    /** What the true share is at most with 95 % confidence, by {@link #atMost(double)}. */
    public double atMost() {
        return atMost(Interval.CONFIDENCE);
    }

    /**
     * What the true share is at most, 0-1: the exact one-sided bound of Clopper and Pearson (1934), "The use of confidence or
     * fiducial limits illustrated in the case of the binomial", Biometrika 26. With none of n and 0.95 it is nearly 3/n.
     *
     * @param confidence 0-1: how often the bound is right, at least
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public double atMost(double confidence) {
        Interval.confidence(confidence);
        return count == of
                ? 1
                : BetaDistribution.of(count + 1.0, (double) (of - count)).inverseSurvivalProbability(1 - confidence);
    }
}
