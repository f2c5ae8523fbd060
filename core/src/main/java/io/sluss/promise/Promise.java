package io.sluss.promise;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback or booking that was promised. Immutable; a change of state is a new value.
 *
 * @param id its id
 * @param offer the offer it came from
 * @param contact the contact it belongs to
 * @param kind callback or booking
 * @param slot when, and where
 * @param state how far it has come
 * @param code what the person says to be recognised; digits
 * @param madeAt when it was promised
 * @param arrivedAt when the contact arrived: the wait is counted from it, and never stops at a promise
 * @param origin where the contact came in
 * @param reason what it is about, or null
 * @param region the contact's region, or null
 * @param language the language the person speaks, or null
 * @param queueTicket the host's queue ticket, or null
 * @param safeToCall whether the person said that it is safe to call; null when not asked
 * @param dialTarget the number to call, encrypted; null for a booking, and once kept, broken or cancelled
 * @param callerKey whose promise it is, under the current key; null when the caller is not known
 */
public record Promise(
        PromiseId id,
        OfferId offer,
        ContactId contact,
        ChannelKind kind,
        Slot slot,
        State state,
        String code,
        Instant madeAt,
        Instant arrivedAt,
        Origin origin,
        @Nullable ReasonId reason,
        @Nullable Region region,
        @Nullable String language,
        @Nullable String queueTicket,
        @Nullable Boolean safeToCall,
        @Nullable DialTarget dialTarget,
        @Nullable String callerKey) {

    /** How far a promise has come. */
    public enum State {
        /** It is to be kept. */
        MADE,
        /** It was cancelled by the person or by a person for them. */
        CANCELLED;

        /** The name in interfaces and meters. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The same, cancelled: its number is gone. */
    public Promise cancelled() {
        return new Promise(
                id,
                offer,
                contact,
                kind,
                slot,
                State.CANCELLED,
                code,
                madeAt,
                arrivedAt,
                origin,
                reason,
                region,
                language,
                queueTicket,
                safeToCall,
                null,
                null);
    }

    /** The same without its code, for whoever need not be recognised by it. */
    public Promise withoutCode() {
        return new Promise(
                id,
                offer,
                contact,
                kind,
                slot,
                state,
                "",
                madeAt,
                arrivedAt,
                origin,
                reason,
                region,
                language,
                queueTicket,
                safeToCall,
                dialTarget,
                callerKey);
    }

    @Override
    public String toString() {
        return "Promise[" + kind + ", " + state + ", " + slot.start() + "]";
    }
}
