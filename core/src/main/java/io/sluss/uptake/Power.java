package io.sluss.uptake;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How long a hold-out has to run until a change shows, and how small a change shows in a time. A change shows when, if
 * it is there, a test at 5 % (two-sided) finds it in four of five experiments. Immutable.
 *
 * <p>From the normal approximation with both variances: callers = (z(0.975) + z(0.8))² (v₀ / share + v₁ / (1 - share)) /
 * difference², where v₀ and v₁ are the variances of the held out and of the others; for two rates and as large arms it
 * is formula 4.2.2 of Chow, Shao and Wang (2008), "Sample Size Calculations in Clinical Research".
 *
 * @param callersPerDay callers who begin a day and have something to be offered; who comes back is no new caller
 * @param share the share held out, between 0 and 1
 * @param base what is measured, without offers: a rate 0-1, or any mean per caller
 * @param deviation the standard deviation from caller to caller, or null where {@code base} is a rate
 */
public record Power(
        double callersPerDay,
        double share,
        double base,
        @Nullable Double deviation) {
    /** How sure a difference by chance is told from a true one. */
    public static final double SIGNIFICANCE = 0.05;

    /** How often a true difference is found. */
    public static final double FOUND = 0.8;

    private static final double FACTOR = factor();
    private static final int HALVINGS = 60;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Power {
        if (!(callersPerDay > 0) || !(share > 0 && share < 1)) {
            throw new IllegalArgumentException("callers a day are more than 0, and the share is between 0 and 1");
        }
        if (deviation == null ? !(base > 0 && base < 1) : !(deviation > 0)) {
            throw new IllegalArgumentException("a rate is between 0 and 1, and a deviation more than 0");
        }
    }

    /** For a rate, such as the share of callers who speak with a person. */
    public static Power ofRate(double callersPerDay, double share, double rate) {
        return new Power(callersPerDay, share, rate, null);
    }

    /** For a mean per caller, such as agent minutes. */
    public static Power ofMean(double callersPerDay, double share, double mean, double deviation) {
        return new Power(callersPerDay, share, mean, deviation);
    }

    private static double factor() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double sum = normal.inverseSurvivalProbability(SIGNIFICANCE / 2) + normal.inverseCumulativeProbability(FOUND);
        return sum * sum;
    }

    /**
     * How many callers it takes, of both arms together.
     *
     * @param less how much less it is with offers, in the unit of the base (0.02 is two points of a rate); below 0 more
     * @throws IllegalArgumentException if it is 0, or leads from a rate to one below 0 or above 1
     */
    public double callers(double less) {
        boolean isRate = deviation == null;
        double with = base - less;
        if (less == 0 || Double.isNaN(less) || (isRate && (with < 0 || with > 1))) {
            throw new IllegalArgumentException("no difference that can be: " + less);
        }
        return FACTOR * (variance(base) / share + variance(with) / (1 - share)) / (less * less);
    }

    private double variance(double of) {
        return deviation == null ? of * (1 - of) : deviation * deviation;
    }

    /** How many days it takes; as {@link #callers}. The last callers are to be followed for the horizon after that. */
    public long days(double less) {
        return (long) Math.ceil(callers(less) / callersPerDay);
    }

    /**
     * The smallest difference that shows in so many days: how much less it has to be.
     *
     * @param days more than 0
     * @return in the unit of the base; more than the whole base where not even that shows
     * @throws IllegalArgumentException if there are no days
     */
    public double less(long days) {
        if (days < 1) {
            throw new IllegalArgumentException("days are more than 0");
        }
        double callers = days * callersPerDay;
        if (deviation != null) {
            return Math.sqrt(FACTOR * variance(base) / (share * (1 - share)) / callers);
        }
        if (callers(base) > callers) {
            return Double.POSITIVE_INFINITY;
        }
        double small = 0;
        double large = base;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (small + large) / 2;
            if (callers(middle) > callers) {
                small = middle;
            } else {
                large = middle;
            }
        }
        return large;
    }

    /** "With 5 % held out you will see 2 points in 19 days", with what is meant by it. */
    public String sentence(double less) {
        String what = deviation == null
                ? String.format(Locale.ROOT, "%s points", number(100 * Math.abs(less)))
                : "a difference of " + number(Math.abs(less));
        return String.format(
                Locale.ROOT,
                "With %s %% held out you will see %s in %,d days: %,.0f callers, of whom %,.0f are held out.",
                number(100 * share),
                what,
                days(less),
                Math.ceil(callers(less)),
                Math.ceil(callers(less) * share));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
