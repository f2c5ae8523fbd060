package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a contact, an offer or a promise. Holds nothing a person said and no number: the caller is
 * a keyed hash, absent where the reason is anonymous.
 *
 * @param kind what happened
 * @param subject the id of the contact, offer or promise; with RECONTACT the earlier contact that it follows on (the
 *     contact itself where that is not known)
 * @param contact the contact it belongs to
 * @param at when it happened
 * @param labels what it is counted under
 * @param outcome what an offer came to; null for other kinds
 * @param detail why a channel was left out, why somebody said no, or the like, from a closed list; or null
 * @param span from the contact's arrival to ANSWERED or ABANDONED; the wait that was announced with QUEUED; how long an
 *     offer holds with OFFERED and PRESENTED; with OUTCOME from when it was presented; or null
 * @param caller who called, with a CONTACT event only, and never for anonymous reasons
 * @param wrapUp what the agent told, with WRAPPED_UP only; null when nothing was told
 * @param propensity how likely what was drawn by lot was, over 0 and at most 1: with CONTACT and DECIDED_AGAIN the arm;
 *     with OFFERED and ELIGIBLE the arm, times the place in the ranking where that is drawn; null where nothing is known
 */
public record LedgerEvent(
        Kind kind,
        String subject,
        ContactId contact,
        Instant at,
        Labels labels,
        @Nullable Outcome outcome,
        @Nullable String detail,
        @Nullable Duration span,
        @Nullable CallerKey caller,
        @Nullable WrapUp wrapUp,
        @Nullable Double propensity) {

    /** The detail of the first offer of a contact, other than a person, that was presented or accepted. */
    public static final String FIRST_OF_CONTACT = "first-of-contact";

    /** The detail of an event from which on nothing may link the contact to its caller. */
    public static final String ANONYMOUS = "anonymous";

    /** The detail of ANSWERED where the caller had accepted a callback or booking, rather than stayed in the queue. */
    public static final String AFTER_PROMISE = "after-promise";

    /** The detail of a CONTACT or DECIDED_AGAIN whose decision failed or was late, so that a person was the answer. */
    public static final String DEGRADED = "degraded";

    /** The detail of a WRAPPED_UP that was solved at this contact. */
    public static final String SOLVED = "solved";

    /** The detail of a WRAPPED_UP that was not. */
    public static final String NOT_SOLVED = "not-solved";

    /**
     * Checks the propensity.
     *
     * @throws IllegalArgumentException if it is not over 0 and at most 1
     */
    public LedgerEvent {
        if (propensity != null && !(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("a propensity is over 0 and at most 1");
        }
    }

    /** An event of which neither a wrap-up nor a propensity is known. */
    public LedgerEvent(
            Kind kind,
            String subject,
            ContactId contact,
            Instant at,
            Labels labels,
            @Nullable Outcome outcome,
            @Nullable String detail,
            @Nullable Duration span,
            @Nullable CallerKey caller) {
        this(kind, subject, contact, at, labels, outcome, detail, span, caller, null, null);
    }

    /** What can happen. */
    public enum Kind {
        /** A contact came in; once per contact. */
        CONTACT,
        /** A later step of a contact was decided. */
        DECIDED_AGAIN,
        /** A caller came back about the same reason within its window. */
        RECONTACT,
        /**
         * A channel, other than a person, would have been offered, but the contact is held out; one for each such channel.
         * The subject is the contact.
         */
        ELIGIBLE,
        /** An offer was made. */
        OFFERED,
        /** A channel was left out. */
        SUPPRESSED,
        /** An offer was put to the person; once per offer. */
        PRESENTED,
        /** An offer came to an outcome; once per offer, and after ACCEPTED once per later outcome. */
        OUTCOME,
        /** An offer's record was lost before it was settled. */
        LOST,
        /** The contact was put in a queue. */
        QUEUED,
        /** A person spoke. */
        ANSWERED,
        /** The person left the queue. */
        ABANDONED,
        /** The agent wrapped up. */
        WRAPPED_UP,
        /** A promise changed its state. */
        PROMISE
    }

    /** An event of a contact. */
    public static LedgerEvent ofContact(Kind kind, ContactId contact, Instant at, Labels labels) {
        return new LedgerEvent(kind, contact.text(), contact, at, labels, null, null, null, null);
    }

    /** The same with a detail from a closed list. */
    public LedgerEvent withDetail(@Nullable String what) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, what, span, caller, wrapUp, propensity);
    }

    /** The same, counted under something else. */
    LedgerEvent withLabels(Labels others) {
        return new LedgerEvent(kind, subject, contact, at, others, outcome, detail, span, caller, wrapUp, propensity);
    }

    /** The same, without its caller, and naming no other contact of theirs. */
    public LedgerEvent unlinked() {
        String own = kind == Kind.RECONTACT ? contact.text() : subject;
        return new LedgerEvent(kind, own, contact, at, labels, outcome, detail, span, null, wrapUp, propensity);
    }

    /** The same with a length of time. */
    public LedgerEvent withSpan(@Nullable Duration length) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, length, caller, wrapUp, propensity);
    }

    /** The same with the caller. */
    public LedgerEvent withCaller(@Nullable CallerKey who) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, span, who, wrapUp, propensity);
    }

    /** The same with what the agent told. */
    public LedgerEvent withWrapUp(@Nullable WrapUp told) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, span, caller, told, propensity);
    }

    /** The same, which was as likely as that. */
    public LedgerEvent withPropensity(@Nullable Double likely) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, span, caller, wrapUp, likely);
    }
}
