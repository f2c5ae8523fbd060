package io.sluss.promise;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A callback or booking that was promised. Immutable; a change is a new value with the next {@link Progress#revision()},
 * and once it is over nothing in it says who it was made to.
 *
 * @param id its id
 * @param offer the offer it came from
 * @param contact the contact it belongs to
 * @param kind callback or booking
 * @param slot when, and where
 * @param madeAt when it was promised
 * @param about what it is about, and from where
 * @param recipient whom it was made to
 * @param progress how far it has come
 */
public record Promise(
        PromiseId id,
        OfferId offer,
        ContactId contact,
        ChannelKind kind,
        Slot slot,
        Instant madeAt,
        About about,
        Recipient recipient,
        Progress progress) {
    /** The order in which callbacks are leased. */
    static final Comparator<Promise> QUEUE = Comparator.comparing(
                    (Promise promise) -> promise.progress().carriedOver() == 0)
            .thenComparing(promise -> promise.slot().start())
            .thenComparing(promise -> promise.about().arrivedAt())
            .thenComparing(promise -> promise.id().text());

    /** The order in which callbacks are overdue. */
    static final Comparator<Promise> BY_END = Comparator.comparing(
                    (Promise promise) -> promise.slot().end())
            .thenComparing(promise -> promise.id().text());

    /** How far a promise has come. */
    public enum State {
        /** It is to be kept. */
        MADE,
        /** The person was reached, or came. */
        KEPT,
        /** It was cancelled by the person or by a person for them. */
        CANCELLED,
        /** The same person made a later one about the same reason. */
        REPLACED,
        /** It was not kept, and nobody tries any more. */
        BROKEN;

        /** The name in interfaces and meters. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is still to be kept. */
        public boolean isOpen() {
            return this == MADE;
        }
    }

    /**
     * What a promise is about. Every value comes from the rules file, an enum or the host, none from what was said.
     *
     * @param origin where the contact came in
     * @param reason what it is about, or null
     * @param region the contact's region, or null
     * @param language the language the person speaks, or null
     * @param queueTicket the host's queue ticket, or null
     * @param arrivedAt when the contact arrived: the wait is counted from it, and never stops at a promise
     */
    public record About(
            Origin origin,
            @Nullable ReasonId reason,
            @Nullable Region region,
            @Nullable String language,
            @Nullable String queueTicket,
            Instant arrivedAt) {}

    /**
     * Whom a promise was made to. Never printed.
     *
     * @param code what the person says to be recognised; digits
     * @param word what whoever calls says first, so that a true callback can be told from a fraud
     * @param safeToCall whether the person said that it is safe to call; null when not asked
     * @param dialTarget the number to call, encrypted; null where nobody is called, and once it is over
     * @param callerKey whose promise it is, under the current key; null when the caller is not known
     * @param targetKey the number to call as a keyed hash, so that one number is not called for many; null where there is
     *     none
     */
    public record Recipient(
            String code,
            String word,
            @Nullable Boolean safeToCall,
            @Nullable DialTarget dialTarget,
            @Nullable String callerKey,
            @Nullable String targetKey) {
        /** What remains once a promise is over: nothing that says who. */
        Recipient forgotten() {
            return new Recipient(code, word, safeToCall, null, null, null);
        }

        /** The same, of which nothing links it to its caller. */
        Recipient unlinked() {
            return new Recipient(code, word, safeToCall, dialTarget, null, null);
        }

        /** The same, whom nobody can call any more. */
        Recipient withoutNumber() {
            return new Recipient(code, word, safeToCall, null, callerKey, null);
        }

        /** The same, for whoever need not be recognised. */
        Recipient withoutCode() {
            return new Recipient("", "", safeToCall, dialTarget, callerKey, targetKey);
        }

        @Override
        public String toString() {
            return "Recipient[hidden]";
        }
    }

    /** How far it has come. */
    public State state() {
        return progress.state();
    }

    /** Whether it is still to be kept. */
    public boolean isOpen() {
        return state().isOpen();
    }

    /** Whether whoever gets it is telephoned at a time. */
    public boolean isCallback() {
        return kind == ChannelKind.CALLBACK;
    }

    /** Whether whoever keeps it telephones, and says its word first. */
    public boolean isByPhone() {
        return isCallback() || slot.mode() == ChannelMode.PHONE;
    }

    /** The same, over: its number is gone, and nothing links it to a caller. */
    public Promise ended(State how) {
        if (how.isOpen()) {
            throw new IllegalArgumentException(how + " is no end");
        }
        return new Promise(id, offer, contact, kind, slot, madeAt, about, recipient.forgotten(), progress.ended(how));
    }

    /** The same, cancelled. */
    public Promise cancelled() {
        return ended(State.CANCELLED);
    }

    /** The same at another time, of which it is due from {@code dueAt} on. */
    public Promise at(Slot other, Instant dueAt) {
        return new Promise(id, offer, contact, kind, other, madeAt, about, recipient, progress.dueAgain(dueAt));
    }

    /** The same, come as far as this. */
    public Promise with(Progress next) {
        return new Promise(id, offer, contact, kind, slot, madeAt, about, recipient, next);
    }

    /** The same, of which nothing links it to its caller any more. */
    public Promise unlinked() {
        return new Promise(id, offer, contact, kind, slot, madeAt, about, recipient.unlinked(), progress.changed());
    }

    /** The same, by which nobody can be called any more. */
    public Promise withoutNumber() {
        return new Promise(
                id, offer, contact, kind, slot, madeAt, about, recipient.withoutNumber(), progress.changed());
    }

    /** The same without code and word, for whoever need not be recognised by them. */
    public Promise withoutCode() {
        return new Promise(id, offer, contact, kind, slot, madeAt, about, recipient.withoutCode(), progress);
    }

    @Override
    public String toString() {
        return "Promise[" + kind + ", " + state() + ", " + slot.start() + "]";
    }
}
