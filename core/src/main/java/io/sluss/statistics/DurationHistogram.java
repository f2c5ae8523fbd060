package io.sluss.statistics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lengths of time, counted in classes each of which is a twentieth longer than the one before, so that any number of them
 * takes the same room. Percentiles are at most {@value #ERROR} (a fortieth) beside the true ones, from a second up to
 * seven days; below a second they are half a second, above seven days they are seven days. The mean is exact. Immutable.
 */
public final class DurationHistogram {
    /** How far beside the true value a percentile is at the most, as a share of it. */
    public static final double ERROR = 0.025;

    private static final double GROWTH = Math.log1p(2 * ERROR);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int CLASSES = 2 + (int) (Math.log((double) LONGEST.toSeconds()) / GROWTH);

    private final long[] counts;
    private final long size;
    private final double seconds;

    private DurationHistogram(long[] counts, long size, double seconds) {
        this.counts = counts;
        this.size = size;
        this.seconds = seconds;
    }

    /** How many were counted. */
    public long size() {
        return size;
    }

    /** Their mean; absent when nothing was counted. */
    public Optional<Duration> mean() {
        return size == 0 ? Optional.empty() : Optional.of(ofSeconds(seconds / size));
    }

    /**
     * How long at the most that share of them is.
     *
     * @param share over 0 and at most 1; 0.5 is the median
     * @return within {@link #ERROR}; absent when nothing was counted
     * @throws IllegalArgumentException if the share is out of range
     */
    public Optional<Duration> percentile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a percentile is over 0 and at most 1, and not " + share);
        }
        if (size == 0) {
            return Optional.empty();
        }
        long rank = (long) Math.ceil(share * size - 1e-9);
        int in = 0;
        for (long below = counts[0]; below < rank; below += counts[in]) {
            in++;
        }
        return Optional.of(in == 0 ? ofSeconds(0.5) : ofSeconds(Math.exp((in - 0.5) * GROWTH)));
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /** Lengths of time as they come. Not thread-safe. */
    public static final class Collected {
        private final long[] counts = new long[CLASSES];
        private long size;
        private double seconds;

        /** Nothing yet. */
        public Collected() {}

        /**
         * Counts one.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public void add(Duration length) {
            if (length.isNegative()) {
                throw new IllegalArgumentException("a length of time is not negative");
            }
            double exact = length.toMillis() / 1_000.0;
            int in = exact < 1 ? 0 : 1 + (int) (Math.log(exact) / GROWTH);
            counts[Math.min(in, CLASSES - 1)]++;
            size++;
            seconds += exact;
        }

        /** What was counted so far. */
        public DurationHistogram histogram() {
            return new DurationHistogram(Arrays.copyOf(counts, CLASSES), size, seconds);
        }
    }
}
