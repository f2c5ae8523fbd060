package io.sluss.contact;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Runs a property many times, each time with random numbers of its own. A failure names the seed; with
 * {@code -Dsluss.seed=…} only that one runs.
 */
public final class Seeds {
    /** A property. */
    @FunctionalInterface
    public interface Property {
        void check(RandomGenerator random) throws Exception;
    }

    private Seeds() {}

    public static void each(int times, Property property) {
        Long only = Long.getLong("sluss.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? times : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                property.check(new java.util.Random(seed * 0x9E3779B97F4A7C15L));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("fails with -Dsluss.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One of these. */
    public static <T> T oneOf(RandomGenerator random, List<T> these) {
        return these.get(random.nextInt(these.size()));
    }
}
