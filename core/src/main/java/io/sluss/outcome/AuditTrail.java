package io.sluss.outcome;

import io.sluss.matching.OnlyPeople;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what staff ordered: who, when, what and why; and, where nodes share one trail, has an order that is given on one
 * hold on all. Must be thread-safe; may block, since orders are given and asked for off the path of a decision. When it
 * throws, that is logged as an error; the order holds all the same on the node where it was given, and is written when
 * the trail answers again. What other nodes ordered before holds until it ends.
 */
public interface AuditTrail {
    /** Takes an entry in; nothing happens when the same is there already. */
    void add(Entry entry);

    /** The latest entries, the last one taken in first; about a thousand at the most. */
    List<Entry> latest();

    /**
     * The entries given at a moment or after it, in any order. It is asked about once a second for those of the last
     * {@link OnlyPeople#LONGEST}, so these are to be kept at least, and to be found quickly.
     */
    List<Entry> since(Instant moment);

    /** A trail in this process's memory, which keeps the latest entries. A restart loses it. */
    static AuditTrail inMemory(int most) {
        return new InMemoryAuditTrail(most);
    }

    /** What can be ordered. */
    enum Action {
        /** Only people serve from now on. */
        ONLY_PEOPLE_ON,
        /** An order that only people serve was ended before its time. */
        ONLY_PEOPLE_OFF
    }

    /**
     * One order.
     *
     * @param at when it was given
     * @param action what was ordered
     * @param scope where it holds
     * @param until when it ends by itself; for one that was ended, when it would have
     * @param by who gave it
     * @param why why
     */
    record Entry(Instant at, Action action, OnlyPeople.Scope scope, Instant until, String by, String why) {}
}
