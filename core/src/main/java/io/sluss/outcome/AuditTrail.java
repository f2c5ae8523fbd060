package io.sluss.outcome;

import io.sluss.matching.OnlyPeople;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what staff ordered: who, when, what and why. Must be thread-safe; may block, since orders are given off the path
 * of a decision. When it throws, that is logged as an error and the order holds all the same.
 */
public interface AuditTrail {
    /** Takes an entry in. */
    void add(Entry entry);

    /** The latest entries, the last one first. */
    List<Entry> latest();

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
