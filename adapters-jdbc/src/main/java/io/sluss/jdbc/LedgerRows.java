package io.sluss.jdbc;

import io.sluss.contact.ContactId;
import io.sluss.outcome.ContactLife;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.WrapUp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of contacts, on a connection that is in a transaction. Whoever changes a contact locks its row first,
 * several in the order of their ids; a transaction that has looked at the database before it got the lock changes a row
 * that has changed since, or adds an event that is there, and is refused at any isolation level. Costs as many round trips
 * for many contacts as for one.
 */
final class LedgerRows {
    /**
     * What other threads have to be told once it is committed.
     *
     * @param visits those that are new or have changed
     * @param unlinked contacts that nothing may link to their callers any more
     */
    record Written(List<VisitRow> visits, List<String> unlinked) {}

    /** A contact whose row is locked. */
    private record Held(String contact, boolean fresh, boolean unlinked) {}

    private LedgerRows() {}

    /**
     * Locks contacts, known or not.
     *
     * @param began when each was first heard of, unless that is known
     */
    static Map<String, ContactChange> lock(Connection connection, SortedMap<String, Instant> began)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.LOCK)) {
            new Values(statement)
                    .array("text", each(began.keySet(), contact -> contact))
                    .array("timestamptz", each(began.values(), Instant::toString));
            return loaded(connection, held(statement));
        }
    }

    /** Locks so many contacts at most of which an offer has expired; leaves what is locked. */
    static Map<String, ContactChange> lockExpired(Connection connection, Instant now, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.LOCK_EXPIRED)) {
            new Values(statement).time(now).number(most);
            return loaded(connection, held(statement));
        }
    }

    private static List<Held> held(PreparedStatement lock) throws SQLException {
        List<Held> held = new ArrayList<>();
        try (ResultSet row = lock.executeQuery()) {
            while (row.next()) {
                held.add(new Held(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
            }
        }
        return held;
    }

    private static Map<String, ContactChange> loaded(Connection connection, List<Held> held) throws SQLException {
        List<String> known =
                held.stream().filter(each -> !each.fresh()).map(Held::contact).toList();
        Map<String, List<EventRow>> stored = events(connection, known);
        Map<String, ContactChange> changes = new LinkedHashMap<>();
        for (Held each : held) {
            List<EventRow> rows = stored.getOrDefault(each.contact(), List.of());
            ContactId id = new ContactId(each.contact());
            changes.put(each.contact(), new ContactChange(id, rows, each.fresh(), each.unlinked()));
        }
        return changes;
    }

    /** What happened to each contact, in order. */
    static Map<String, List<EventRow>> events(Connection connection, Collection<String> contacts) throws SQLException {
        Map<String, List<EventRow>> events = new LinkedHashMap<>();
        if (contacts.isEmpty()) {
            return events;
        }
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.EVENTS)) {
            new Values(statement).array("text", each(contacts, contact -> contact));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    EventRow event = EventRow.read(row);
                    events.computeIfAbsent(event.event().contact().text(), contact -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return events;
    }

    /** Stores what has come of the contacts that are locked. */
    static Written write(Connection connection, Map<String, ContactChange> changes) throws SQLException {
        addEvents(
                connection,
                changes.values().stream()
                        .flatMap(change -> change.added().stream())
                        .toList());
        List<Owned> closed = offers(changes, ContactChange::closed);
        run(
                connection,
                LedgerSql.DROP_OPEN,
                closed,
                values -> values.array("text", each(closed, Owned::contact)).array("text", each(closed, Owned::offer)));
        List<Owned> opened = offers(changes, ContactChange::opened);
        run(
                connection,
                LedgerSql.ADD_OPEN,
                opened,
                values -> values.array("text", each(opened, Owned::contact))
                        .array("text", each(opened, Owned::offer))
                        .array("timestamptz", each(opened, Owned::expiresAt)));
        Map<String, Instant> arrived = new LinkedHashMap<>();
        changes.forEach((contact, change) -> {
            Instant late = change.arrivedLate();
            if (late != null) {
                arrived.put(contact, late);
            }
        });
        run(
                connection,
                LedgerSql.ARRIVED,
                arrived.keySet(),
                values -> values.array("text", each(arrived.keySet(), contact -> contact))
                        .array("timestamptz", each(arrived.values(), Instant::toString)));
        List<String> unlinked = new ArrayList<>();
        changes.forEach((contact, change) -> {
            if (change.isNewlyUnlinked()) {
                unlinked.add(contact);
            }
        });
        unlink(connection, unlinked);
        return new Written(writeVisits(connection, changes), unlinked);
    }

    /** An offer of a contact. */
    private record Owned(String contact, String offer, String expiresAt) {}

    private static List<Owned> offers(
            Map<String, ContactChange> changes, Function<ContactChange, List<ContactLife.Open>> which) {
        List<Owned> offers = new ArrayList<>();
        changes.forEach((contact, change) -> {
            for (ContactLife.Open open : which.apply(change)) {
                offers.add(new Owned(contact, open.offer(), open.expiresAt().toString()));
            }
        });
        return offers;
    }

    private static void addEvents(Connection connection, List<EventRow> rows) throws SQLException {
        List<LedgerEvent> events = rows.stream().map(EventRow::event).toList();
        run(
                connection,
                LedgerSql.ADD_EVENTS,
                rows,
                values -> values.array(
                                "text", each(events, event -> event.contact().text()))
                        .array("int4", each(rows, EventRow::position))
                        .array("text", each(events, LedgerEvent::subject))
                        .array("text", each(events, event -> event.kind().name()))
                        .array("text", each(rows, EventRow::once))
                        .array("bool", each(rows, EventRow::counted))
                        .array("timestamptz", each(events, event -> event.at().toString()))
                        .array(
                                "text",
                                each(events, event -> event.labels().origin().name()))
                        .array("text", each(events, event -> text(event.labels().region())))
                        .array("text", each(events, event -> text(event.labels().reason())))
                        .array("text", each(events, event -> name(event.labels().urgency())))
                        .array("text", each(events, event -> name(event.labels().arm())))
                        .array("text", each(events, event -> name(event.labels().channel())))
                        .array("text", each(events, event -> event.labels().channelName()))
                        .array("text", each(events, event -> event.labels().ruleSet()))
                        .array("text", each(events, event -> name(event.outcome())))
                        .array("text", each(events, LedgerEvent::detail))
                        .array("int8", each(events, event -> micros(event.span())))
                        .array("text", each(events, event -> event.labels().language()))
                        .array("float8", each(events, LedgerEvent::propensity))
                        .array("text", told(events, WrapUp::referredTo))
                        .array("bool", told(events, WrapUp::caseOpened))
                        .array("bool", told(events, WrapUp::reportComplete))
                        .array("bool", told(events, WrapUp::followUpNeeded))
                        .array("int8", told(events, wrapUp -> micros(wrapUp.handling()))));
    }

    private static List<VisitRow> writeVisits(Connection connection, Map<String, ContactChange> changes)
            throws SQLException {
        List<VisitRow> fresh = new ArrayList<>();
        List<VisitRow> changed = new ArrayList<>();
        changes.forEach((contact, change) -> {
            fresh.addAll(change.newVisits(contact));
            VisitRow visit = change.changedVisit(contact);
            if (visit != null) {
                changed.add(visit);
            }
        });
        List<VisitRow> written = new ArrayList<>();
        if (!fresh.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(LedgerSql.ADD_VISITS)) {
                new Values(statement)
                        .array("text", each(fresh, VisitRow::caller))
                        .array("text", each(fresh, VisitRow::contact))
                        .array("timestamptz", each(fresh, visit -> visit.at().toString()))
                        .array("text", each(fresh, VisitRow::reason))
                        .array("text", each(fresh, VisitRow::services));
                written.addAll(visits(statement));
            }
        }
        if (!changed.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(LedgerSql.CHANGE_VISITS)) {
                new Values(statement)
                        .array("text", each(changed, VisitRow::contact))
                        .array("text", each(changed, VisitRow::reason))
                        .array("text", each(changed, VisitRow::services));
                written.addAll(visits(statement));
            }
        }
        return written;
    }

    /** The visits that a statement is answered with. */
    static List<VisitRow> visits(PreparedStatement statement) throws SQLException {
        List<VisitRow> visits = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visits.add(VisitRow.read(row));
            }
        }
        return visits;
    }

    static void unlink(Connection connection, Collection<String> contacts) throws SQLException {
        run(
                connection,
                LedgerSql.UNLINK,
                contacts,
                values -> values.array("text", each(contacts, contact -> contact))
                        .array("text", each(contacts, contact -> contact))
                        .array("text", each(contacts, contact -> contact))
                        .array("text", each(contacts, contact -> contact)));
    }

    /** Forgets what happened to contacts, but not that there were any. */
    static void erase(Connection connection, Collection<String> contacts) throws SQLException {
        run(
                connection,
                LedgerSql.ERASE,
                contacts,
                values -> values.array("text", each(contacts, contact -> contact))
                        .array("text", each(contacts, contact -> contact))
                        .array("text", each(contacts, contact -> contact)));
    }

    /** Drops so many contacts at most that began before, and everything of them; tells how many. */
    static int dropOld(Connection connection, Instant before, int most) throws SQLException {
        List<String> old = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.LOCK_OLD)) {
            new Values(statement).time(before).number(most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    old.add(row.getString(1));
                }
            }
        }
        erase(connection, old);
        run(connection, LedgerSql.DROP_CONTACTS, old, values -> values.array("text", each(old, contact -> contact)));
        return old.size();
    }

    static void dropExpired(Connection connection, Set<String> contacts, Instant now) throws SQLException {
        run(
                connection,
                LedgerSql.DROP_EXPIRED,
                contacts,
                values ->
                        values.array("text", each(contacts, contact -> contact)).time(now));
    }

    /** Fills in a statement. */
    private interface Filling {
        Values fill(Values values) throws SQLException;
    }

    /** Runs a statement about rows, if there are any. */
    private static void run(Connection connection, String sql, Collection<?> rows, Filling filling)
            throws SQLException {
        if (!rows.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                filling.fill(new Values(statement));
                statement.executeUpdate();
            }
        }
    }

    /** A column of rows. */
    private interface Column<T> {
        @Nullable
        Object of(T row);
    }

    private static <T> Object[] each(Collection<T> rows, Column<T> column) {
        List<@Nullable Object> cells = new ArrayList<>(rows.size());
        for (T row : rows) {
            cells.add(column.of(row));
        }
        return cells.toArray();
    }

    private static Object[] told(List<LedgerEvent> events, Column<WrapUp> column) {
        return each(events, event -> event.wrapUp() == null ? null : column.of(event.wrapUp()));
    }

    private static @Nullable Long micros(@Nullable Duration length) {
        return length == null ? null : length.toNanos() / 1000;
    }

    /** Regions and reasons are written as they are told. */
    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
