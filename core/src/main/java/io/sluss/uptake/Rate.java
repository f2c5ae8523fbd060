package io.sluss.uptake;

import io.sluss.statistics.Interval;
import io.sluss.statistics.Proportion;
import java.util.Optional;

/**
 * A share of what was counted.
 *
 * @param numerator how many did
 * @param denominator of how many
 */
public record Rate(long numerator, long denominator) {
    /** 0-1; absent, neither 0 nor 1, when there was nothing to count. */
    public Optional<Double> value() {
        return denominator == 0 ? Optional.empty() : Optional.of((double) numerator / denominator);
    }

    /**
     * Where the true share lies with 95 % confidence, by {@link Proportion#interval()}, were these a random sample; absent
     * when there was nothing to count.
     */
    public Optional<Interval> interval() {
        return denominator == 0 ? Optional.empty() : Optional.of(new Proportion(numerator, denominator).interval());
    }
}
