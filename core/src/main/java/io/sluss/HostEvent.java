package io.sluss;

import io.sluss.contact.InvalidContactException;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.outcome.WrapUp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a contact in the host.
 *
 * @param kind what
 * @param at when; null is now
 * @param reason with {@link Kind#WRAPPED_UP}, what it truly was about
 * @param urgency with {@link Kind#WRAPPED_UP}, how urgent it truly was
 * @param wrapUp with {@link Kind#WRAPPED_UP}, what else the agent told
 * @param announcedWait with {@link Kind#QUEUED}, the wait that the person was told to expect, 0-24 hours
 */
public record HostEvent(
        Kind kind,
        @Nullable Instant at,
        @Nullable ReasonId reason,
        @Nullable Urgency urgency,
        @Nullable WrapUp wrapUp,
        @Nullable Duration announcedWait) {
    /** No longer wait is announced. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /**
     * Checks that everything goes with its kind.
     *
     * @throws InvalidContactException that names {@code wrapUp} or {@code announcedWaitSeconds}
     */
    public HostEvent {
        if (wrapUp != null && kind != Kind.WRAPPED_UP) {
            throw new InvalidContactException("wrapUp", "goes with WRAPPED_UP only");
        }
        if (announcedWait != null) {
            if (kind != Kind.QUEUED) {
                throw new InvalidContactException("announcedWaitSeconds", "goes with QUEUED only");
            }
            if (announcedWait.isNegative() || announcedWait.compareTo(LONGEST_WAIT) > 0) {
                throw new InvalidContactException(
                        "announcedWaitSeconds", "is not between 0 and " + LONGEST_WAIT.toSeconds());
            }
        }
    }

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
        return new HostEvent(kind, at, null, null, null, null);
    }

    /** The contact was put in a queue and told how long that will take, or null. */
    public static HostEvent queued(@Nullable Instant at, @Nullable Duration announcedWait) {
        return new HostEvent(Kind.QUEUED, at, null, null, null, announcedWait);
    }

    /** The agent wrapped up. */
    public static HostEvent wrappedUp(
            @Nullable Instant at, @Nullable ReasonId reason, @Nullable Urgency urgency, @Nullable WrapUp told) {
        return new HostEvent(Kind.WRAPPED_UP, at, reason, urgency, told, null);
    }
}
