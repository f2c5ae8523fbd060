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
 * @param subject the id of the contact, offer or promise
 * @param contact the contact it belongs to
 * @param at when it happened
 * @param labels what it is counted under
 * @param outcome what an offer came to; null for other kinds
 * @param detail why a channel was left out, why somebody said no, or the like, from a closed list; or null
 * @param span from the contact's arrival to ANSWERED; how long an offer holds with OFFERED and PRESENTED; or null
 * @param caller who called, with a CONTACT event only, and never for anonymous reasons
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
        @Nullable CallerKey caller) {

    /** The detail of the first offer of a contact, other than a person, that was presented or accepted. */
    public static final String FIRST_OF_CONTACT = "first-of-contact";

    /** The detail of an event from which on nothing may link the contact to its caller. */
    public static final String ANONYMOUS = "anonymous";

    /** What can happen. */
    public enum Kind {
        /** A contact came in; once per contact. */
        CONTACT,
        /** A later step of a contact was decided. */
        DECIDED_AGAIN,
        /** A caller came back about the same reason within its window. */
        RECONTACT,
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
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, what, span, caller);
    }

    /** The same, counted under something else. */
    LedgerEvent withLabels(Labels others) {
        return new LedgerEvent(kind, subject, contact, at, others, outcome, detail, span, caller);
    }

    /** The same with a length of time. */
    public LedgerEvent withSpan(Duration length) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, length, caller);
    }

    /** The same with the caller. */
    public LedgerEvent withCaller(@Nullable CallerKey who) {
        return new LedgerEvent(kind, subject, contact, at, labels, outcome, detail, span, who);
    }
}
