package io.sluss.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report about an offer.
 *
 * @param status whether it stands
 * @param standing the outcome that stands, where there is one
 * @param missing the questions whose answers are missing, for {@link Status#ANSWERS_NEEDED}
 */
public record Settlement(Status status, @Nullable Outcome standing, List<String> missing) {
    /** Copies the questions. */
    public Settlement {
        missing = List.copyOf(missing);
    }

    /** A plain answer. */
    public static Settlement of(Status status) {
        return new Settlement(status, null, List.of());
    }

    /** An answer that names the outcome that stands. */
    public static Settlement of(Status status, @Nullable Outcome standing) {
        return new Settlement(status, standing, List.of());
    }

    /** Whether the report stands, now or from before. */
    public boolean stands() {
        return status == Status.SETTLED || status == Status.REPEATED;
    }

    /** How a report can be received. */
    public enum Status {
        /** It stands, and was counted. */
        SETTLED,
        /** It stood already; nothing was counted. */
        REPEATED,
        /** Another outcome stands. */
        CONTRADICTED,
        /** Wanted answers are missing; nothing changed. */
        ANSWERS_NEEDED,
        /** The offer is taken back; a person is what remains. */
        WITHDRAWN,
        /** A callback or booking is accepted by making the promise. */
        PROMISE_NEEDED,
        /** It can only follow ACCEPTED. */
        NOT_ACCEPTED,
        /** The offer expired unsettled. */
        EXPIRED,
        /** No such offer was ever made. */
        UNKNOWN,
        /** The offer's record was lost, so it cannot be told whether it was settled; nothing was counted. */
        LOST
    }
}
