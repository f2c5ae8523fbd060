package io.sluss.statistics;

/**
 * Where a true value lies, in so many of a hundred samples as the confidence says. Immutable.
 *
 * @param low the lower end
 * @param high the upper end, at least the lower
 */
public record Interval(double low, double high) {
    /** The confidence of every interval that does not say otherwise. */
    public static final double CONFIDENCE = 0.95;

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if the upper is below the lower, or one is no number
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval goes up, not from " + low + " to " + high);
        }
    }

    /** Whether a value lies in it, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The interval of the value with its sign turned: of what was saved, where this is of what it came to. */
    public Interval negated() {
        return new Interval(0 - high, 0 - low);
    }

    /** The interval of the value times a factor, above 0. */
    public Interval times(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor is not above 0: " + factor);
        }
        return new Interval(low * factor, high * factor);
    }

    static double confidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is not between 0 and 1: " + confidence);
        }
        return confidence;
    }
}
