package io.sluss.jdbc;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link OfferLedger} in PostgreSQL. Each change is one transaction: it locks the contacts, reads what has happened to
 * them, lets {@link io.sluss.outcome.ContactLife} take in what is new, and stores what came of it. So the answer is the
 * same on whichever node, and does not hang on what that node has seen.
 */
final class JdbcLedger implements OfferLedger {
    /** So many contacts are tidied up in one transaction, so that nobody waits long for it. */
    private static final int BATCH = 200;

    /** And so many of those in one call: what is left then waits for the next. */
    private static final int MOST_BATCHES = 50;

    private final Database database;
    private final Duration life;
    private final VisitWatch visits;

    JdbcLedger(Database database, Duration life, InstantSource clock) {
        this.database = database;
        this.life = life;
        this.visits = new VisitWatch(database, life, clock);
    }

    /** Finds the contacts of a change and locks them. */
    private interface Locking {
        Map<String, ContactChange> lock(Connection connection) throws SQLException;
    }

    private record Done<T>(T answer, LedgerRows.Written written) {}

    private <T> T change(String asked, Locking locking, Function<Map<String, ContactChange>, T> how) {
        Done<T> done = database.together(asked, connection -> {
            Map<String, ContactChange> contacts = locking.lock(connection);
            T answer = how.apply(contacts);
            return new Done<>(answer, LedgerRows.write(connection, contacts));
        });
        visits.note(done.written());
        return done.answer();
    }

    private static ContactChange of(Map<String, ContactChange> contacts, LedgerEvent event) {
        return Objects.requireNonNull(contacts.get(event.contact().text()));
    }

    @Override
    public List<LedgerEvent> append(List<LedgerEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<LedgerEvent> cut = events.stream().map(EventRow::cut).toList();
        TreeMap<String, Instant> began = new TreeMap<>();
        for (LedgerEvent event : cut) {
            boolean arrival = event.kind() == LedgerEvent.Kind.CONTACT;
            began.merge(event.contact().text(), event.at(), (first, later) -> arrival ? later : first);
        }
        return change("append events", connection -> LedgerRows.lock(connection, began), contacts -> {
            List<LedgerEvent> happened = new ArrayList<>(cut.size());
            for (LedgerEvent event : cut) {
                happened.addAll(of(contacts, event).append(event));
            }
            return happened;
        });
    }

    @Override
    public Received settle(LedgerEvent report) {
        if (report.outcome() == null) {
            throw new IllegalArgumentException("a report without an outcome");
        }
        LedgerEvent cut = EventRow.cut(report);
        TreeMap<String, Instant> began = new TreeMap<>(Map.of(cut.contact().text(), cut.at()));
        return change(
                "settle an offer",
                connection -> LedgerRows.lock(connection, began),
                contacts -> of(contacts, cut).settle(cut));
    }

    @Override
    public @Nullable Outcome outcomeOf(ContactId contact, OfferId offer) {
        List<Outcome> found = database.eachAlone("tell an outcome", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LedgerSql.OUTCOME)) {
                new Values(statement)
                        .text(contact.text())
                        .text(offer.text())
                        .text(EventRow.SETTLED)
                        .text(EventRow.UNSEEN);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? List.of(Outcome.valueOf(row.getString(1))) : List.of();
                }
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<LedgerEvent> expire(Instant now) {
        List<LedgerEvent> ignored = new ArrayList<>();
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<List<LedgerEvent>> batch = change(
                    "settle expired offers",
                    connection -> {
                        Map<String, ContactChange> contacts = LedgerRows.lockExpired(connection, now, BATCH);
                        LedgerRows.dropExpired(connection, contacts.keySet(), now);
                        return contacts;
                    },
                    contacts -> contacts.values().stream()
                            .map(contact -> contact.expire(now))
                            .toList());
            batch.forEach(ignored::addAll);
            if (batch.isEmpty()) {
                break;
            }
        }
        dropOld(now);
        return ignored;
    }

    private void dropOld(Instant now) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            int dropped = database.together(
                    "drop old contacts", connection -> LedgerRows.dropOld(connection, now.minus(life), BATCH));
            if (dropped < BATCH) {
                return;
            }
        }
    }

    @Override
    public void refresh(Instant now) {
        visits.refresh(now);
    }

    @Override
    public CallerHistory history(CallerKey caller, Instant since) {
        return visits.since(caller, since);
    }

    @Override
    public void forget(CallerKey caller) {
        List<String> erased = database.together("forget a caller", connection -> {
            TreeMap<String, Instant> theirs = new TreeMap<>();
            contactsOf(connection, caller).forEach(contact -> theirs.put(contact, Instant.EPOCH));
            if (!theirs.isEmpty()) {
                LedgerRows.lock(connection, theirs);
                LedgerRows.unlink(connection, theirs.keySet());
                LedgerRows.erase(connection, theirs.keySet());
            }
            return List.copyOf(theirs.keySet());
        });
        visits.forget(caller, erased);
    }

    /** The contacts of a caller, the latest first. */
    private static List<String> contactsOf(Connection connection, CallerKey caller) throws SQLException {
        List<String> contacts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LedgerSql.CONTACTS_OF)) {
            new Values(statement).array("text", caller.values().toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    contacts.add(row.getString(1));
                }
            }
        }
        return contacts;
    }

    @Override
    public void read(Instant from, Instant to, Consumer<LedgerEvent> each) {
        new LedgerPages(database, to).after(from, each);
    }

    @Override
    public List<LedgerEvent> linkedTo(CallerKey caller) {
        return database.eachAlone("tell what is linked to a caller", connection -> {
            List<String> theirs = contactsOf(connection, caller);
            Map<String, List<EventRow>> events = LedgerRows.events(connection, theirs);
            List<LedgerEvent> linked = new ArrayList<>();
            for (String contact : theirs) {
                for (EventRow row : events.getOrDefault(contact, List.of())) {
                    if (row.counted()) {
                        boolean arrival = row.event().kind() == LedgerEvent.Kind.CONTACT;
                        linked.add(arrival ? row.event().withCaller(caller) : row.event());
                    }
                }
            }
            return linked;
        });
    }
}
