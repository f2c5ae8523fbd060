package io.sluss.promise;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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
     * @param capacity how many it has; a slot keeps the capacity it was first taken with until it is {@link #resize
     *     resized}
     * @param key whose it is: the same key again is {@link Taken#ALREADY_TAKEN}
     * @param holdUntil until when the place is held unless {@link #confirm confirmed}
     * @param now the moment
     */
    Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now);

    /** Keeps a held place for good; false when the hold had run out or was never there. */
    boolean confirm(Slot.Key slot, String key, Instant now);

    /**
     * Takes a place in one slot for good and gives up the one in another: both or neither. After {@link Taken#TAKEN} and
     * {@link Taken#ALREADY_TAKEN} the key has a confirmed place in {@code to} and none in {@code from}, unless they are
     * the same; after {@link Taken#FULL} nothing has changed. It does not ask whether the key had a place in
     * {@code from}, so that a move whose answer was lost can be tried again.
     *
     * @param from where the place is given up
     * @param to where it is taken
     * @param capacity how many {@code to} has if nobody has taken it yet
     * @param key whose it is: where it has a place in {@code to} already, {@link Taken#ALREADY_TAKEN}
     * @param now the moment
     */
    Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now);

    /** Gives a place back; nothing happens when there is none. */
    void release(Slot.Key slot, String key);

    /** How many places of a slot are left, given its capacity if nobody has taken it yet. */
    int free(Slot.Key slot, int capacity, Instant now);

    /**
     * How many places of each of these slots are left, in their order. A book that asks over a network answers all in one
     * question.
     *
     * @param slots which
     * @param capacity how many each has if nobody has taken it yet
     * @param now the moment
     */
    default Map<Slot.Key, Integer> free(Collection<Slot.Key> slots, int capacity, Instant now) {
        Map<Slot.Key, Integer> free = new LinkedHashMap<>();
        for (Slot.Key slot : slots) {
            free.put(slot, free(slot, capacity, now));
        }
        return free;
    }

    /**
     * Gives every slot of a resource that has not ended another capacity, so that a changed rules file reaches slots that
     * were taken before: {@code capacity}, or as many as are held at {@code now} where that is more.
     */
    void resize(String resource, int capacity, Instant now);

    /** Drops holds that ran out and slots that ended before {@code now}. */
    void expire(Instant now);

    /**
     * Names the part of the book that a resource lies in: one that fails says nothing of the others, and whoever asks for
     * many resources goes on with them. A book in one place is one part.
     */
    default String partOf(String resource) {
        return "";
    }

    /** Whether {@link #free} answers from memory, so that it can be asked on the path of a decision. */
    default boolean answersFromMemory() {
        return false;
    }

    /** A book in this process's memory. A restart loses it. */
    static SlotBook inMemory() {
        return new InMemorySlotBook();
    }
}
