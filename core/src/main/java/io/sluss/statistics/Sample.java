package io.sluss.statistics;

/**
 * What is kept of measured values: how many, their mean and how much they differ. Immutable.
 *
 * @param size how many values
 * @param mean their mean; 0 of none
 * @param variance the sum of squares of what they differ from the mean by, over size - 1; 0 of fewer than two
 */
public record Sample(long size, double mean, double variance) {
    /** Of these values. */
    public static Sample of(double... values) {
        Collected collected = new Collected();
        for (double value : values) {
            collected.add(value);
        }
        return collected.sample();
    }

    /** The standard error of the mean, squared; of two values or more. */
    double squaredError() {
        return variance / size;
    }

    /**
     * Values as they come, of which only the moments are kept: by Welford (1962), "Note on a method for calculating
     * corrected sums of squares and products", Technometrics 4. Not thread-safe.
     */
    public static final class Collected {
        private long size;
        private double mean;
        private double squares;

        /** Nothing yet. */
        public Collected() {}

        /** Adds a value. */
        public void add(double value) {
            size++;
            double off = value - mean;
            mean += off / size;
            squares += off * (value - mean);
        }

        /** What was added so far. */
        public Sample sample() {
            return new Sample(size, mean, size < 2 ? 0 : squares / (size - 1));
        }
    }
}
