package io.sluss.jdbc;

import io.sluss.contact.CallerKey;
import io.sluss.outcome.LedgerEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the ledger contact after contact, a page of contacts at a time: each page is a short transaction that begins after
 * the last contact of the one before, so that no snapshot is held while a month is read, no row is read twice when one
 * is tried again, and no more than a page is in memory.
 */
final class LedgerPages {
    static final int CONTACTS = 500;

    private record Began(String contact, Instant at) {}

    private record Page(Began last, boolean more, List<LedgerEvent> events) {}

    private final Database database;
    private final Instant to;

    LedgerPages(Database database, Instant to) {
        this.database = database;
        this.to = to;
    }

    /** Tells the events of the contacts that began at a moment or after it. */
    void after(Instant from, Consumer<LedgerEvent> each) {
        Began last = new Began("", from);
        for (boolean more = true; more; ) {
            Began before = last;
            Page page = database.together("read the ledger", connection -> page(connection, before));
            page.events().forEach(each);
            last = page.last();
            more = page.more();
        }
    }

    private Page page(Connection connection, Began after) throws SQLException {
        List<Began> contacts = began(connection, after);
        if (contacts.isEmpty()) {
            return new Page(after, false, List.of());
        }
        List<String> ids = contacts.stream().map(Began::contact).toList();
        Map<String, CallerKey> callers = callers(connection, ids);
        Map<String, List<EventRow>> rows = LedgerRows.events(connection, ids);
        Set<String> unlinked = unlinked(connection, rows.values());
        List<LedgerEvent> events = new ArrayList<>();
        for (String id : ids) {
            for (EventRow row : rows.getOrDefault(id, List.of())) {
                if (row.counted()) {
                    events.add(told(row.event(), callers, unlinked));
                }
            }
        }
        return new Page(contacts.get(contacts.size() - 1), contacts.size() == CONTACTS, events);
    }

    private static LedgerEvent told(LedgerEvent event, Map<String, CallerKey> callers, Set<String> unlinked) {
        return switch (event.kind()) {
            case CONTACT -> event.withCaller(callers.get(event.contact().text()));
            case RECONTACT -> unlinked.contains(event.subject()) ? event.unlinked() : event;
            default -> event;
        };
    }

    private List<Began> began(Connection connection, Began after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.BEGAN)) {
            new Values(statement)
                    .time(after.at())
                    .text(after.contact())
                    .time(to)
                    .number(CONTACTS);
            List<Began> began = new ArrayList<>(CONTACTS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    began.add(new Began(row.getString(1), EventRow.time(row, 2)));
                }
            }
            return began;
        }
    }

    private static Map<String, CallerKey> callers(Connection connection, List<String> contacts) throws SQLException {
        Map<String, CallerKey> callers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.CALLERS)) {
            new Values(statement).array("text", contacts.toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> hashes = List.of((String[]) row.getArray(2).getArray());
                    callers.put(row.getString(1), CallerKey.stored(hashes));
                }
            }
        }
        return callers;
    }

    /** Which of the contacts that others came back after may not be named. */
    private static Set<String> unlinked(Connection connection, Collection<List<EventRow>> pages) throws SQLException {
        Set<String> named = new HashSet<>();
        for (List<EventRow> rows : pages) {
            for (EventRow row : rows) {
                if (row.event().kind() == LedgerEvent.Kind.RECONTACT) {
                    named.add(row.event().subject());
                }
            }
        }
        Set<String> unlinked = new HashSet<>();
        if (!named.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(LedgerSql.UNLINKED)) {
                new Values(statement).array("text", named.toArray());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        unlinked.add(row.getString(1));
                    }
                }
            }
        }
        return unlinked;
    }
}
