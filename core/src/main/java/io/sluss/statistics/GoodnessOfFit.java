package io.sluss.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether counts are as their planned shares say: the chi-square test of Pearson (1900), "On the criterion that a given
 * system of deviations …", Philosophical Magazine 50, without continuity correction.
 */
public final class GoodnessOfFit {
    /** Fewer than so many expected in a class, and the test says nothing sure (Cochran 1954, Biometrics 10). */
    public static final double LEAST_EXPECTED = 5;

    private GoodnessOfFit() {}

    /**
     * How likely counts as far from their shares as these are by chance alone.
     *
     * @param counts how many of each class, at least two classes
     * @param shares what each class's share was to be, above 0; taken in proportion to each other
     * @return 0-1
     * @throws IllegalArgumentException if there are not as many shares as counts, or one is out of range
     */
    public static double pValue(long[] counts, double[] shares) {
        double statistic = statistic(counts, shares);
        return ChiSquaredDistribution.of(counts.length - 1.0).survivalProbability(statistic);
    }

    /** The sum of squared differences from what was expected, each over what was expected; as {@link #pValue}. */
    static double statistic(long[] counts, double[] shares) {
        if (counts.length != shares.length || counts.length < 2) {
            throw new IllegalArgumentException("two classes or more, and a share for each");
        }
        long total = Arrays.stream(counts).sum();
        double whole = Arrays.stream(shares).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || !(shares[i] > 0)) {
                throw new IllegalArgumentException("a count is negative, or a share not above 0");
            }
            double expected = total * shares[i] / whole;
            double off = counts[i] - expected;
            statistic += expected == 0 ? 0 : off * off / expected;
        }
        return statistic;
    }
}
