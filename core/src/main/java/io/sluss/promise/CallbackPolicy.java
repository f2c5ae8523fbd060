package io.sluss.promise;

import java.time.Duration;

/**
 * How hard it is tried to keep a callback. Immutable.
 *
 * @param lease how long whoever took a callback may call before another may; renewed while they speak
 * @param pause how long it is waited after nobody answered or the line was busy
 * @param mostAttempts so many attempts are made on one day
 * @param mostCarriedOver so many times it is carried over to another day; after that it is broken for good
 */
public record CallbackPolicy(Duration lease, Duration pause, int mostAttempts, int mostCarriedOver) {
    /** A lease of three minutes, three attempts a day ten minutes apart, on up to three further days. */
    public static final CallbackPolicy DEFAULT =
            new CallbackPolicy(Duration.ofMinutes(3), Duration.ofMinutes(10), 3, 3);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a lease or pause takes no time, or no attempt is made
     */
    public CallbackPolicy {
        if (lease.isNegative() || lease.isZero() || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("a lease and a pause take time");
        }
        if (mostAttempts < 1 || mostCarriedOver < 0) {
            throw new IllegalArgumentException("at least one attempt is made, on no fewer than no further days");
        }
    }
}
