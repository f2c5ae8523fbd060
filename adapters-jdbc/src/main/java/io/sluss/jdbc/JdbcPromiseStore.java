package io.sluss.jdbc;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.promise.EventOutbox;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Progress;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import io.sluss.promise.SlotBook.Taken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PromiseStore} in PostgreSQL. A promise is added or changed together with its events by one statement, which is a
 * transaction by itself; what is said there is in {@link PromiseSql}. Whoever changes places and a promise in one
 * transaction changes the places first.
 */
final class JdbcPromiseStore implements PromiseStore {
    /** So many are dropped in one transaction, so that nobody waits long for it. */
    private static final int BATCH = 500;

    private static final Duration LEASES_KEPT = Duration.ofDays(1);
    private static final String IS_THERE_ALREADY = "23505";
    private static final String LOST_A_RACE = "40001";

    /** Fills a statement. */
    @FunctionalInterface
    private interface Filling {
        void fill(Values values) throws SQLException;
    }

    private final Database database;
    private final SlotBook slotBook;
    private final EventOutbox outbox;

    JdbcPromiseStore(Database database, SlotBook slotBook, EventOutbox outbox) {
        this.database = database;
        this.slotBook = slotBook;
        this.outbox = outbox;
    }

    @Override
    public SlotBook slotBook() {
        return slotBook;
    }

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    @Override
    public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
        return database.eachAlone("keep a promise", connection -> {
            try {
                if (isKept(connection, promise, events, now)) {
                    return Optional.of(promise);
                }
                return ofOffer(connection, promise.offer());
            } catch (SQLException e) {
                if (!IS_THERE_ALREADY.equals(e.getSQLState())) {
                    throw e;
                }
                Optional<Promise> earlier = ofOffer(connection, promise.offer());
                if (earlier.isEmpty()) { // it was removed again: once more
                    throw e;
                }
                return earlier;
            }
        });
    }

    private static boolean isKept(Connection connection, Promise promise, List<OutboxEvent> events, Instant now)
            throws SQLException {
        return count(connection, PromiseSql.ADD, values -> {
                    values.slot(promise.slot().key())
                            .text(promise.offer().text())
                            .time(now);
                    PromiseRows.fill(values, promise);
                    OutboxRows.fill(values, events);
                })
                == 1;
    }

    @Override
    public boolean replace(Promise before, Promise after, List<OutboxEvent> events) {
        return database.eachAlone("change a promise", connection -> isReplaced(connection, before, after, events));
    }

    private static boolean isReplaced(Connection connection, Promise before, Promise after, List<OutboxEvent> events)
            throws SQLException {
        return count(connection, PromiseSql.REPLACE, values -> {
                    PromiseRows.fill(values, after);
                    fillRevision(values, before);
                    OutboxRows.fill(values, events);
                })
                == 1;
    }

    private static void fillRevision(Values values, Promise promise) throws SQLException {
        values.text(promise.slot().resource())
                .text(promise.offer().text())
                .number(promise.progress().revision());
    }

    @Override
    public Moved move(Promise before, Promise after, int capacity, List<OutboxEvent> events, Instant now) {
        return database.together("move a promise", connection -> {
            if (!isAsBefore(connection, before)) {
                return Moved.CHANGED;
            }
            String holder = before.offer().text();
            Taken taken =
                    SlotRows.move(connection, before.slot().key(), after.slot().key(), capacity, holder, now);
            if (taken == Taken.FULL) {
                return Moved.FULL;
            }
            if (!isReplaced(connection, before, after, events)) {
                throw new SQLException("the promise changed while it was moved", LOST_A_RACE);
            }
            return Moved.MOVED;
        });
    }

    private static boolean isAsBefore(Connection connection, Promise before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PromiseSql.IS_AS_BEFORE)) {
            fillRevision(new Values(statement), before);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    @Override
    public Optional<Promise> find(PromiseId id) {
        return database.eachAlone(
                "find a promise",
                connection -> first(promises(connection, PromiseSql.OF_ID, values -> values.text(id.text()))));
    }

    @Override
    public Optional<Promise> findByOffer(OfferId offer) {
        return database.eachAlone("find an offer's promise", connection -> ofOffer(connection, offer));
    }

    private static Optional<Promise> ofOffer(Connection connection, OfferId offer) throws SQLException {
        return first(promises(connection, PromiseSql.OF_OFFER, values -> values.text(offer.text())));
    }

    private static Optional<Promise> first(List<Promise> promises) {
        return promises.stream().findFirst();
    }

    @Override
    public List<Promise> of(CallerKey caller) {
        return database.eachAlone(
                "find a caller's promises",
                connection -> promises(connection, PromiseSql.OF_CALLER, values -> fillKeys(values, caller)));
    }

    @Override
    public List<Promise> to(CallerKey target) {
        return database.eachAlone(
                "find what calls a number",
                connection -> promises(connection, PromiseSql.TO_TARGET, values -> fillKeys(values, target)));
    }

    private static void fillKeys(Values values, CallerKey caller) throws SQLException {
        values.array("text", caller.values().toArray());
    }

    @Override
    public List<Promise> lease(String resource, Progress.Lease lease, Instant now, int most) {
        return database.eachAlone(
                "lease callbacks",
                connection -> promises(
                        connection,
                        PromiseSql.LEASE,
                        values -> values.text(resource)
                                .time(now)
                                .time(now)
                                .number(most)
                                .text(lease.holder())
                                .time(lease.until())
                                .time(now)
                                .text(lease.holder())
                                .text(resource)
                                .time(now.minus(LEASES_KEPT))));
    }

    @Override
    public boolean renew(PromiseId id, Progress.Lease lease) {
        return update(
                        "renew a lease",
                        PromiseSql.RENEW,
                        values -> values.time(lease.until()).text(id.text()).text(lease.holder()))
                == 1;
    }

    @Override
    public List<Promise> waiting(@Nullable String resource, Instant until, int most) {
        return database.eachAlone(
                "tell what waits",
                connection -> resource == null
                        ? promises(
                                connection,
                                PromiseSql.WAITING,
                                values -> values.time(until).number(most))
                        : promises(
                                connection,
                                PromiseSql.WAITING_OF_RESOURCE,
                                values -> values.text(resource).time(until).number(most)));
    }

    @Override
    public int leasedSince(String resource, Instant since) {
        return database.eachAlone(
                "count leases",
                connection -> count(
                        connection,
                        PromiseSql.COUNT_LEASES,
                        values -> values.text(resource).time(since)));
    }

    @Override
    public List<Promise> overdue(Instant now, int most) {
        return database.eachAlone(
                "tell what is overdue",
                connection -> promises(
                        connection,
                        PromiseSql.OVERDUE,
                        values -> values.time(now).time(now).number(most)));
    }

    @Override
    public void unlink(ContactId contact) {
        update("unlink promises", PromiseSql.UNLINK, values -> values.text(contact.text()));
    }

    @Override
    public void remove(PromiseId id) {
        update("remove a promise", PromiseSql.REMOVE, values -> values.text(id.text()));
    }

    @Override
    public void forgetNumbersOfBookings(Instant before) {
        while (update(
                        "forget numbers",
                        PromiseSql.FORGET_NUMBERS,
                        values -> values.time(before).number(BATCH))
                == BATCH) {}
    }

    @Override
    public void dropEndedBefore(Instant before) {
        while (update(
                        "drop ended promises",
                        PromiseSql.DROP_ENDED,
                        values -> values.time(before).number(BATCH))
                == BATCH) {}
    }

    private int update(String asked, String sql, Filling filling) {
        return database.eachAlone(asked, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                filling.fill(new Values(statement));
                return statement.executeUpdate();
            }
        });
    }

    /** The one number that a question is answered with. */
    private static int count(Connection connection, String sql, Filling filling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(new Values(statement));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private static List<Promise> promises(Connection connection, String sql, Filling filling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(new Values(statement));
            List<Promise> promises = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    promises.add(PromiseRows.promise(new Row(result)));
                }
            }
            return promises;
        }
    }
}
