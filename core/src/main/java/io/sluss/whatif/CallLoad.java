package io.sluss.whatif;

import java.time.Duration;

/**
 * The calls that come to a queue, as formulas know them: at a steady rate, at random moments, with handling times that are
 * spread exponentially.
 *
 * @param callsPerHour how many come an hour, 0 or more
 * @param handling how long an agent is busy with one, on average; more than nothing
 */
public record CallLoad(double callsPerHour, Duration handling) {
    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public CallLoad {
        if (!(callsPerHour >= 0) || Double.isInfinite(callsPerHour)) {
            throw new IllegalArgumentException("calls per hour is not a number from 0");
        }
        if (handling.isZero() || handling.isNegative()) {
            throw new IllegalArgumentException("a call takes more than no time");
        }
    }

    /** The offered load in erlangs: how many agents would be busy if there were enough for all. */
    public double erlangs() {
        return arrivalsPerSecond() * handlingSeconds();
    }

    double arrivalsPerSecond() {
        return callsPerHour / SECONDS_PER_HOUR;
    }

    double handlingSeconds() {
        return seconds(handling);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
