package io.sluss.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs work on a connection of its own, and again when the database says that it lost a race. Knows no table. Thread-safe.
 */
final class Database {
    /** A transaction could not be put in order with others, a deadlock, a key that somebody else was quicker to insert. */
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "23505");

    /** Enough for a hundred who want the same slot under SERIALIZABLE; under READ COMMITTED the second is seldom needed. */
    private static final int TRIES = 60;

    private static final long LONGEST_PAUSE_NANOS = 20_000_000L;

    /** What is done with a connection. It may be run several times. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;
    private final Outage outage = new Outage();

    Database(DataSource source) {
        this.source = source;
    }

    /** Whether the database was reached when it was last asked. */
    boolean isReached() {
        return outage.isOver();
    }

    /** Each statement of the work is a transaction of its own. */
    <T> T eachAlone(String asked, Work<T> work) {
        return run(asked, work, true);
    }

    /** The statements of the work are one transaction. */
    <T> T together(String asked, Work<T> work) {
        return run(asked, work, false);
    }

    private <T> T run(String asked, Work<T> work, boolean autoCommit) {
        if (!outage.letsThrough()) {
            throw new StoreException(asked, Outage.NOT_REACHED);
        }
        try (Connection connection = connection()) {
            boolean before = connection.getAutoCommit();
            if (before != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            try {
                return untilDone(connection, work, autoCommit);
            } finally {
                if (before != autoCommit) {
                    connection.setAutoCommit(before);
                }
            }
        } catch (SQLException e) {
            throw new StoreException(asked, e);
        }
    }

    /** One that breaks later is no outage: the next may be another, that works. */
    private Connection connection() throws SQLException {
        try {
            Connection connection = source.getConnection();
            outage.ends();
            return connection;
        } catch (SQLException e) {
            outage.begins(e);
            throw e;
        }
    }

    private static <T> T untilDone(Connection connection, Work<T> work, boolean autoCommit) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = work.on(connection);
                if (!autoCommit) {
                    connection.commit();
                }
                return result;
            } catch (SQLException e) {
                rollBack(connection, autoCommit, e);
                if (attempt == TRIES || !LOST_A_RACE.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            } catch (RuntimeException | Error e) {
                rollBack(connection, autoCommit, e);
                throw e;
            }
            pause(attempt);
        }
    }

    /** What went wrong first is what is told. */
    private static void rollBack(Connection connection, boolean autoCommit, Throwable first) {
        if (autoCommit) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /** Longer each time, and never the same for two who lost the same race. */
    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_NANOS, 100_000L << Math.min(attempt, 20));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
