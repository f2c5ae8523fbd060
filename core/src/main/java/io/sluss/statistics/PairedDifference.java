package io.sluss.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Differences within pairs, such as of a treated block of time and the one it is compared with: the paired t test of
 * "Student" (1908), "The probable error of a mean", Biometrika 6. Immutable.
 *
 * @param differences one per pair
 */
public record PairedDifference(Sample differences) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if there are fewer than two pairs
     */
    public PairedDifference {
        if (differences.size() < 2) {
            throw new IllegalArgumentException("there are fewer than two pairs");
        }
    }

    /** The mean of the differences. */
    public double difference() {
        return differences.mean();
    }

    /** Where the true mean lies with 95 % confidence. */
    public Interval interval() {
        double half =
                TDistribution.of(differences.size() - 1.0).inverseSurvivalProbability((1 - Interval.CONFIDENCE) / 2)
                        * Math.sqrt(differences.squaredError());
        return new Interval(difference() - half, difference() + half);
    }

    /** How likely a mean as far from 0 as this, either way, is by chance alone when there is no difference: 0-1. */
    public double pValue() {
        double squaredError = differences.squaredError();
        if (squaredError == 0) {
            return difference() == 0 ? 1 : 0;
        }
        double t = Math.abs(difference()) / Math.sqrt(squaredError);
        return 2 * TDistribution.of(differences.size() - 1.0).survivalProbability(t);
    }
}
