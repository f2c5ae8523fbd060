package io.sluss.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that the database could not be reached, so that what is asked next fails at once: otherwise every question of
 * one request, and every part of maintenance, would wait for a connection in turn. Every half second one question is let
 * through to find out whether it is back. Thread-safe, without a lock.
 */
final class Outage {
    /** So long nothing is asked. */
    static final Duration PAUSE = Duration.ofMillis(500);

    /** A connection could not be made, as PostgreSQL's driver tells it. */
    static final String NOT_REACHED = "08001";

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final AtomicLong nextTry = new AtomicLong();
    private volatile boolean holds;

    /** Whether the last question that was let through reached the database. */
    boolean isOver() {
        return !holds;
    }

    /** Whether a question may be asked: any while there is no outage, and of those the one that finds out. */
    boolean letsThrough() {
        if (!holds) {
            return true;
        }
        long now = System.nanoTime();
        long due = nextTry.get();
        return now - due >= 0 && nextTry.compareAndSet(due, now + PAUSE.toNanos());
    }

    /** No connection was to be had. */
    void begins(SQLException why) {
        nextTry.set(System.nanoTime() + PAUSE.toNanos());
        if (!holds) {
            holds = true;
            LOG.warn("PostgreSQL does not answer (SQLSTATE {}); it is asked again and again", why.getSQLState());
        }
    }

    /** The database was reached. */
    void ends() {
        if (holds) {
            holds = false;
            LOG.info("PostgreSQL answers again");
        }
    }
}
