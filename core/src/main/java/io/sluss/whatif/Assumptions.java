package io.sluss.whatif;

import java.time.Duration;

/**
 * What is not in the contacts and has to be said.
 *
 * @param handling how long an agent is busy with a contact about which the rules do not say it
 * @param spread the standard deviation of handling times over their mean; their distribution is lognormal
 * @param patience how long callers are willing to wait, on average
 */
public record Assumptions(Duration handling, double spread, Duration patience) {
    /**
     * Ten minutes; a spread as call centres have it (L. Brown et al., Statistical Analysis of a Telephone Call Center, JASA
     * 100, 2005, found lognormal service times with a spread a little above 1); a quarter of an hour.
     */
    public static final Assumptions USUAL = new Assumptions(Duration.ofMinutes(10), 1.1, Duration.ofMinutes(15));

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Assumptions {
        if (handling.isZero() || handling.isNegative() || patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("handling and patience take more than no time");
        }
        if (!(spread >= 0 && spread <= 10)) {
            throw new IllegalArgumentException("spread is not between 0 and 10");
        }
    }
}
