package io.sluss.promise;

import io.sluss.outcome.Settlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wish for a callback or booking.
 *
 * @param status whether it was promised
 * @param promise the promise, where there is one
 * @param offer why the offer could not be accepted, for {@link Status#OFFER_REFUSED}
 * @param alternatives the next free slots, for {@link Status#FULL}
 */
public record PromiseAnswer(
        Status status, @Nullable Promise promise, @Nullable Settlement offer, List<Slot> alternatives) {
    /** Copies the alternatives. */
    public PromiseAnswer {
        alternatives = List.copyOf(alternatives);
    }

    /** A plain answer. */
    public static PromiseAnswer of(Status status) {
        return new PromiseAnswer(status, null, null, List.of());
    }

    /** How a wish can be received. */
    public enum Status {
        /** It is promised. */
        MADE,
        /** It was promised before, by the same offer. */
        REPEATED,
        /** The slot is gone. */
        FULL,
        /** There is no such slot. */
        NO_SUCH_SLOT,
        /** The store does not answer; nothing was promised. */
        UNAVAILABLE,
        /** The offer is neither a callback nor a booking. */
        NOT_PROMISED_BY_CHANNEL,
        /** A callback needs a number that can be called. */
        NUMBER_NEEDED,
        /** A foreign or premium number needs a person, and so does one that others' callbacks go to already. */
        NUMBER_NEEDS_PERSON,
        /** The person said that it is not safe to call them: a person has to arrange it. */
        NOT_SAFE_TO_CALL,
        /** There is no such promise, or it is over: only an open one can be moved. */
        NOT_OPEN,
        /** The offer could not be accepted; {@link PromiseAnswer#offer()} says why. */
        OFFER_REFUSED
    }
}
