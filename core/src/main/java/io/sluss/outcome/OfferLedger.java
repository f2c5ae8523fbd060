package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the life of every offer, in which nothing happens twice: how one goes on is told by {@link ContactLife}. Must be thread-safe. When it throws, the journal keeps
 * its events, bounded, and a report about an offer fails as {@link java.io.UncheckedIOException} or whatever it throws:
 * the caller still reaches a person.
 */
public interface OfferLedger {
    /**
     * Takes events in, in order. The same event again changes nothing.
     *
     * @return those that happened for the first time and what followed from them, to be counted
     */
    List<LedgerEvent> append(List<LedgerEvent> events);

    /**
     * Settles an offer, or notes what followed. Needs no row of the offer: where there is none, the event makes it.
     *
     * @param report an {@link LedgerEvent.Kind#OUTCOME} event
     */
    Received settle(LedgerEvent report);

    /** The outcome an offer came to, or null while it is open or not known. */
    @Nullable
    Outcome outcomeOf(ContactId contact, OfferId offer);

    /** Settles as IGNORED, at the time it expired, each presented offer that had expired by {@code now}. */
    List<LedgerEvent> expire(Instant now);

    /**
     * When and about what a caller has been here since {@code since}. Read on the path of a decision: it must answer
     * from memory. Anonymous contacts are not in it. What it cannot tell with confidence it fails to tell, by any
     * exception: then e-services are left out, since one of them may have been tried.
     */
    CallerHistory history(CallerKey caller, Instant since);

    /**
     * Reads what other nodes have written, for {@link #history} to answer from. Called off the path of a decision, again
     * and again; a ledger that nobody else writes to need do nothing.
     *
     * @param now the time
     */
    default void refresh(Instant now) {}

    /** Erases whatever is linked to a caller. */
    void forget(CallerKey caller);

    /** Everything linked to a caller, for the person it is about. */
    List<LedgerEvent> linkedTo(CallerKey caller);

    /**
     * Tells what happened to the contacts that arrived in a time: contact after contact by their arrival, each one's
     * events in the order in which they were counted, CONTACT with the caller unless nothing may link them. A contact of
     * which the arrival was lost counts as arrived when it was first heard of. What is not in the ledger yet, but waits in
     * a {@link Journal}, is not told. A ledger in memory tells of the contacts that it still holds. May block, and take
     * long; what happens meanwhile may be told or not. A consumer that throws ends it.
     *
     * @param from the first moment
     * @param to the moment after the last one
     */
    void read(Instant from, Instant to, Consumer<LedgerEvent> each);

    /** Whether {@link #append} costs no I/O, so that it can be called on the path of a decision. */
    default boolean answersFromMemory() {
        return false;
    }

    /**
     * How a report was received.
     *
     * @param settlement the answer
     * @param events what is to be counted
     */
    record Received(Settlement settlement, List<LedgerEvent> events) {
        /** Copies the events. */
        public Received {
            events = List.copyOf(events);
        }
    }

    /**
     * A ledger in this process's memory. A restart loses it.
     *
     * @param mostContacts about how many contacts it keeps
     * @param life how long it keeps one: at least as long as the longest link and re-contact window
     */
    static OfferLedger inMemory(int mostContacts, Duration life) {
        return new InMemoryLedger(mostContacts, life);
    }
}
