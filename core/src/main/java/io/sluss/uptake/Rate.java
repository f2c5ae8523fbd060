package io.sluss.uptake;

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
}
