package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps promises, together with the {@link SlotBook} their places are taken from and the {@link EventOutbox} that tells of
 * them: a store in a database changes all three in one transaction. Must be thread-safe. When it throws, nothing was
 * promised: a hold on the slot runs out by itself, and the answer is 503.
 */
public interface PromiseStore {
    /** Where the places of its promises are taken. */
    SlotBook slotBook();

    /** Where what is told of its promises waits. */
    EventOutbox outbox();

    /**
     * Keeps a new promise, confirms the place that its offer holds in the slot book, and puts out its events: all or
     * nothing. Where the offer made a promise before, no other place of it is confirmed, whichever slot or resource it is of.
     *
     * @param promise whose slot is held under the text of its offer's id
     * @return it, or the promise that the same offer made before: an offer makes one; empty when the hold had run out
     */
    Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now);

    /**
     * Replaces a promise by its next revision and puts out the events: both or neither.
     *
     * @return false when it is not there or has changed meanwhile
     */
    boolean replace(Promise before, Promise after, List<OutboxEvent> events);

    /**
     * Replaces a promise by its next revision at another slot, takes a place there, gives the one before up, and puts out
     * the events: all or nothing.
     *
     * @param capacity how many places the new slot has if nobody took one before
     */
    Moved move(Promise before, Promise after, int capacity, List<OutboxEvent> events, Instant now);

    /** What an attempt to move a promise came to. */
    enum Moved {
        /** It is moved. */
        MOVED,
        /** There is no room. */
        FULL,
        /** It is not there, or has changed meanwhile. */
        CHANGED
    }

    /** A promise by its id. */
    Optional<Promise> find(PromiseId id);

    /** The promise an offer made. */
    Optional<Promise> findByOffer(OfferId offer);

    /**
     * The promise an offer made, where its slots can only be of these resources: a store in several parts throws if the part
     * of one of them fails, and looks elsewhere as well as it can.
     *
     * @param resources which; none is any
     */
    default Optional<Promise> findByOffer(OfferId offer, Collection<String> resources) {
        return findByOffer(offer);
    }

    /** Everything promised to a caller, under any of their keys. */
    List<Promise> of(CallerKey caller);

    /** Everything promised by a call to a number, under any of its keys, whoever asked for it. */
    List<Promise> to(CallerKey target);

    /**
     * The same, for whoever wants to promise another call of a resource: a store in several parts throws if the part of the
     * resource fails, and leaves out others that do.
     */
    default List<Promise> to(CallerKey target, String resource) {
        return to(target);
    }

    /**
     * Leases due callbacks: open ones whose {@link Progress#dueAt()} is not after {@code now} and that nobody holds a lease
     * of. Those carried over come first, then by the start of their slot, then by the contact's arrival. What another
     * node is leasing at this moment is passed over, not waited for.
     *
     * @param resource of which resource
     * @param lease what each of them gets
     * @param most how many at the most
     * @return them, leased
     */
    List<Promise> lease(String resource, Progress.Lease lease, Instant now, int most);

    /** Has a lease hold longer; false when it is not this holder's any more. */
    boolean renew(PromiseId id, Progress.Lease lease);

    /**
     * The open callbacks to come, in the order in which they are leased.
     *
     * @param resource of which resource, or null for all
     * @param until due before this
     * @param most how many at the most
     */
    List<Promise> waiting(@Nullable String resource, Instant until, int most);

    /** How many leases of callbacks of a resource were begun since then, at most a day ago. */
    int leasedSince(String resource, Instant since);

    /** The open callbacks whose slot has ended by {@code now} and that nobody holds a lease of, earliest slot first. */
    List<Promise> overdue(Instant now, int most);

    /** From now on nothing links the promises of a contact to a caller. */
    void unlink(ContactId contact);

    /** Removes a promise without a trace. */
    void remove(PromiseId id);

    /** Forgets the numbers of bookings whose slot ended before {@code before}: nobody is called any more. */
    void forgetNumbersOfBookings(Instant before);

    /** Drops promises whose slot ended before {@code before}. */
    void dropEndedBefore(Instant before);

    /**
     * A store in this process's memory with a slot book and an outbox of its own, for at most {@code most} promises: more
     * are refused. A restart loses it.
     */
    static PromiseStore inMemory(int most) {
        return inMemory(most, SlotBook.inMemory(), EventOutbox.inMemory(most));
    }

    /** The same with these. */
    static PromiseStore inMemory(int most, SlotBook slotBook, EventOutbox outbox) {
        return new InMemoryPromiseStore(most, slotBook, outbox);
    }
}
