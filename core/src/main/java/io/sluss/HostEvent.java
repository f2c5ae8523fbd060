package io.sluss;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a contact in the host.
 *
 * @param kind what
 * @param at when; null is now
 * @param reason with {@link Kind#WRAPPED_UP}, what it truly was about
 * @param urgency with {@link Kind#WRAPPED_UP}, how urgent it truly was
 * @param solved with {@link Kind#WRAPPED_UP}, whether it was solved at this contact
 */
public record HostEvent(
        Kind kind,
        @Nullable Instant at,
        @Nullable ReasonId reason,
        @Nullable Urgency urgency,
        @Nullable Boolean solved) {
    /** What can happen in a host. */
    public enum Kind {
        /** The contact was put in a queue. */
        QUEUED,
        /** A person spoke. */
        ANSWERED,
        /** The caller left the queue. */
        ABANDONED,
        /** The agent wrapped up. */
        WRAPPED_UP
    }

    /** An event and nothing more. */
    public static HostEvent of(Kind kind, @Nullable Instant at) {
        return new HostEvent(kind, at, null, null, null);
    }
}
