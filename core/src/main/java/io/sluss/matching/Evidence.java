package io.sluss.matching;

import io.sluss.contact.ReasonId;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of e-services, for a ranking by {@link ExpectedRelief}. Asked on the path of a decision: it must
 * answer from memory. Must be thread-safe; when it throws, the order of the rules file holds.
 */
@FunctionalInterface
public interface Evidence {
    /** Nothing was measured. */
    Evidence NONE = (reason, service) -> null;

    /**
     * What became of an e-service where it was presented to callers of a reason; null when it never was.
     *
     * @param reason what they came about
     * @param service the e-service's name
     */
    @Nullable
    Measured of(ReasonId reason, String service);

    /**
     * What was counted of an e-service. Immutable.
     *
     * @param presented how often it was presented
     * @param accepted how often it was accepted, of those
     * @param byStaff how often staff had to complete it, of the accepted ones
     * @param cameBack how often the caller came back about the same reason within the window, of the accepted ones
     */
    record Measured(long presented, long accepted, long byStaff, long cameBack) {
        /** Accepted / presented, 0-1. */
        public double uptake() {
            return share(accepted, presented);
        }

        /** The share of the accepted ones in which staff did nothing, 0-1. */
        public double unstaffed() {
            return 1 - share(byStaff, accepted);
        }

        /** The share of the accepted ones after which nobody came back, 0-1. */
        public double stayedAway() {
            return 1 - share(cameBack, accepted);
        }

        private static double share(long part, long whole) {
            return whole == 0 ? 0 : Math.min(1, (double) part / whole);
        }
    }
}
