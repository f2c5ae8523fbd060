package io.sluss.promise;

import java.time.Instant;

/**
 * Keeps how many of a slot are taken, and by whom, so that none is ever taken twice. Must be thread-safe. When it
 * throws, no callback or booking is promised: HTTP 503, and both are suppressed.
 */
public interface SlotBook {
    /** What an attempt to take a slot came to. */
    enum Taken {
        /** It is held. */
        TAKEN,
        /** There is no room. */
        FULL,
        /** This key holds it already. */
        ALREADY_TAKEN
    }

    /**
     * Takes one of a slot's places.
     *
     * @param slot which
     * @param capacity how many it has; a slot keeps the capacity it was first taken with
     * @param key whose it is: the same key again is {@link Taken#ALREADY_TAKEN}
     * @param holdUntil until when the place is held unless {@link #confirm confirmed}
     * @param now the moment
     */
    Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now);

    /** Keeps a held place for good; false when the hold had run out or was never there. */
    boolean confirm(Slot.Key slot, String key, Instant now);

    /** Gives a place back; nothing happens when there is none. */
    void release(Slot.Key slot, String key);

    /** How many places of a slot are left, given its capacity if nobody has taken it yet. */
    int free(Slot.Key slot, int capacity, Instant now);

    /** Drops holds that ran out and slots that ended before {@code now}. */
    void expire(Instant now);

    /** Whether {@link #free} answers from memory, so that it can be asked on the path of a decision. */
    default boolean answersFromMemory() {
        return false;
    }

    /** A book in this process's memory. A restart loses it. */
    static SlotBook inMemory() {
        return new InMemorySlotBook();
    }
}
