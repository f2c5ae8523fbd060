package io.sluss.uptake;

import io.sluss.statistics.GoodnessOfFit;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether as many callers were held out as planned. Where they were not, something loses or moves callers of one arm (a
 * share that was changed, an arm whose contacts fail more often, counts that are missing), and then no comparison of the
 * arms can be trusted, however sure it looks. Immutable.
 *
 * @param offered callers who were to be offered something, 0 or more
 * @param heldOut callers who were held out, 0 or more
 * @param plannedShare the share that was to be held out, between 0 and 1
 */
public record SampleRatio(long offered, long heldOut, double plannedShare) {
    /** Below this probability the ratio is called off: so strict that one sound experiment in a thousand is. */
    public static final double ALPHA = 0.001;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a count is negative, or the share not between 0 and 1
     */
    public SampleRatio {
        if (offered < 0 || heldOut < 0 || !(plannedShare > 0 && plannedShare < 1)) {
            throw new IllegalArgumentException("counts are 0 or more, and the share is between 0 and 1");
        }
    }

    /**
     * How likely a ratio as far from the plan as this is by chance alone, 0-1; absent while fewer than five callers are to be
     * expected in an arm.
     */
    public Optional<Double> pValue() {
        double expected = (offered + heldOut) * Math.min(plannedShare, 1 - plannedShare);
        if (expected < GoodnessOfFit.LEAST_EXPECTED) {
            return Optional.empty();
        }
        return Optional.of(
                GoodnessOfFit.pValue(new long[] {offered, heldOut}, new double[] {1 - plannedShare, plannedShare}));
    }

    /** Whether the ratio is off. */
    public boolean isOff() {
        return pValue().filter(p -> p < ALPHA).isPresent();
    }

    /** What there is to say, loud when it is off. */
    public String sentence() {
        long all = offered + heldOut;
        String counts = String.format(
                Locale.ROOT,
                "%,d of %,d callers were held out (%.2f %%), where %.2f %% were to be",
                heldOut,
                all,
                all == 0 ? 0 : 100.0 * heldOut / all,
                100 * plannedShare);
        if (isOff()) {
            return "SAMPLE RATIO IS OFF! " + counts
                    + ". Less than one in a thousand sound experiments looks like this. "
                    + "DO NOT TRUST ANY COMPARISON OF THE ARMS until it is found out which callers are lost or moved.";
        }
        return pValue().isEmpty() ? counts + "; too few to tell whether that is as planned." : counts + ": as planned.";
    }
}
