package io.sluss.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two independent samples beside each other, whose variances need not be the same. Immutable.
 *
 * <p>The difference of the means, its interval and its test are those of Welch (1947), "The generalization of
 * 'Student's' problem when several different population variances are involved", Biometrika 34, with the degrees of
 * freedom of Satterthwaite (1946). They hold for whatever is measured as long as each sample is large enough for its
 * mean to be nearly normal; for counts and minutes that are far from normal that is a hundred or so.
 *
 * @param treated the one that is compared
 * @param control the one it is compared with
 */
public record Comparison(Sample treated, Sample control) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a sample has fewer than two values
     */
    public Comparison {
        if (treated.size() < 2 || control.size() < 2) {
            throw new IllegalArgumentException("a sample has fewer than two values");
        }
    }

    /** The mean of the treated less that of the control. */
    public double difference() {
        return treated.mean() - control.mean();
    }

    /** Where the true difference lies with 95 % confidence. */
    public Interval interval() {
        return interval(Interval.CONFIDENCE);
    }

    /**
     * Where the true difference lies.
     *
     * @param confidence 0-1, such as 0.95
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public Interval interval(double confidence) {
        double half = quantile(confidence) * Math.sqrt(squaredError());
        return new Interval(difference() - half, difference() + half);
    }

    /**
     * How likely a difference as far from 0 as this, either way, is by chance alone when there is none: 0-1. Where nothing
     * varies at all it is 1 if the means are the same and 0 if not.
     */
    public double pValue() {
        double squaredError = squaredError();
        if (squaredError == 0) {
            return difference() == 0 ? 1 : 0;
        }
        double t = Math.abs(difference()) / Math.sqrt(squaredError);
        return 2 * TDistribution.of(degreesOfFreedom()).survivalProbability(t);
    }

    /** The degrees of freedom of Satterthwaite. */
    public double degreesOfFreedom() {
        double a = treated.squaredError();
        double b = control.squaredError();
        double below = a * a / (treated.size() - 1) + b * b / (control.size() - 1);
        return below == 0 ? treated.size() + control.size() - 2.0 : (a + b) * (a + b) / below;
    }

    /** How the mean of the treated differs from that of the control, as a share of the latter; absent when that is 0. */
    public Optional<Double> relative() {
        return control.mean() == 0 ? Optional.empty() : Optional.of(difference() / control.mean());
    }

    /**
     * Where the true share lies with 95 % confidence that the mean of the treated differs from the mean of the control by:
     * -0.1 is a tenth less. By Fieller (1954), "Some problems in interval estimation", JRSS B 16. Absent when the control's
     * mean is not surely above 0: then the share is bounded by nothing.
     */
    public Optional<Interval> relativeInterval() {
        double t = quantile(Interval.CONFIDENCE);
        double a = treated.squaredError() * t * t;
        double b = control.squaredError() * t * t;
        double m = control.mean();
        double square = m * m - b; // of the quadratic in the ratio that is below 0 inside the interval
        if (m <= 0 || square <= 0) {
            return Optional.empty();
        }
        double middle = treated.mean() * m / square;
        double half = Math.sqrt(a * square + b * treated.mean() * treated.mean()) / square;
        return Optional.of(new Interval(middle - half - 1, middle + half - 1));
    }

    private double squaredError() {
        return treated.squaredError() + control.squaredError();
    }

    private double quantile(double confidence) {
        return TDistribution.of(degreesOfFreedom())
                .inverseSurvivalProbability((1 - Interval.confidence(confidence)) / 2);
    }
}
