package io.sluss.classifier;

import java.util.OptionalDouble;

/**
 * A part of what was counted, and what that tells of the share in all there is to come: the counted ones are taken for a
 * random sample of it.
 *
 * @param part how many of the whole
 * @param whole how many were counted
 */
public record Share(long part, long whole) {
    /** The 97.5 % point of the normal distribution, for an interval of 95 %. */
    private static final double Z = 1.959963984540054;

    /** How seldom a share as high as {@link #atMost} would have shown so few. */
    private static final double SELDOM = 0.05;

    /** Halving so often is as exact as a double can tell. */
    private static final int HALVINGS = 60;

    /**
     * Where a share lies; both ends 0-1.
     *
     * @param low the lower end
     * @param high the upper end
     */
    public record Interval(double low, double high) {}

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the part is negative or more than the whole
     */
    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
    }

    /** The share, 0-1; absent when nothing was counted. */
    public OptionalDouble value() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** The interval that holds the true share in 95 of 100 samples (Wilson 1927); all of 0-1 when nothing was counted. */
    public Interval interval() {
        if (whole == 0) {
            return new Interval(0, 1);
        }
        double n = whole;
        double p = part / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Interval(part == 0 ? 0 : middle - half, part == whole ? 1 : middle + half);
    }

    /**
     * What the true share is at most, 0-1, right in at least 95 of 100 samples: the exact one-sided bound of Clopper and
     * Pearson (1934). With none of n it is nearly 3/n; 1 when nothing was counted.
     */
    public double atMost() {
        if (part == whole) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (chanceOfSoFew(middle) > SELDOM) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How likely a sample of this size has this part or less, when the true share is {@code p}: the binomial sum. */
    private double chanceOfSoFew(double p) {
        double odds = Math.log(p) - Math.log1p(-p);
        double term = whole * Math.log1p(-p); // the logarithm of the chance of none
        double sum = Math.exp(term);
        for (long k = 1; k <= part; k++) {
            term += Math.log((double) (whole - k + 1) / k) + odds;
            sum += Math.exp(term);
        }
        return sum;
    }
}
