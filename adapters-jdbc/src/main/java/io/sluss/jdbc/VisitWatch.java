package io.sluss.jdbc;

import io.sluss.contact.CallerKey;
import io.sluss.outcome.CallerHistory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link RecentVisits} up to date with what is written on other nodes. What is written of visits is numbered, but
 * does not become visible in that order: a transaction may draw a number and be slow to commit. So each look reads again
 * what was numbered before a look that lies back {@link #SLOWEST}, longer than any transaction of a ledger takes.
 * Thread-safe.
 */
final class VisitWatch {
    /** For longer than this without a look at what others wrote, nothing is told. */
    static final Duration FRESH = Duration.ofSeconds(60);

    private static final Duration SLOWEST = Duration.ofSeconds(30);

    /** Before the first look lies back so long, so many numbers are read again. */
    private static final long OVERLAP = 10_000;

    private static final int PAGE = 5_000;

    /**
     * A look at what is written.
     *
     * @param at when
     * @param highest the highest number it saw
     */
    private record Look(Instant at, long highest) {}

    /** The latest look that lies back far enough, and those after. Replaced as a whole; an older one only reads more. */
    private volatile List<Look> looks = List.of(new Look(Instant.MIN, 0));

    private volatile @Nullable Instant refreshed;

    private final Database database;
    private final InstantSource clock;
    private final RecentVisits visits;

    VisitWatch(Database database, Duration life, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.visits = new RecentVisits(life);
    }

    /** What this node wrote itself, once it is committed. */
    void note(LedgerRows.Written written) {
        visits.put(written.visits());
        if (!written.unlinked().isEmpty()) {
            visits.unlink(written.unlinked());
        }
    }

    void forget(CallerKey caller, List<String> contacts) {
        visits.unlink(contacts);
        visits.forget(caller);
    }

    /** Reads what is new. */
    void refresh(Instant now) {
        List<Look> before = looks;
        long from = before.get(0).highest();
        long highest = from;
        for (List<VisitRow> page = visitsAfter(from); !page.isEmpty(); ) {
            visits.put(page);
            highest = page.get(page.size() - 1).number();
            page = page.size() < PAGE ? List.of() : visitsAfter(highest);
        }
        long unlinked = unlinkedAfter(from);
        looks = after(before, new Look(now, Math.max(highest, unlinked)));
        refreshed = now;
    }

    private static List<Look> after(List<Look> before, Look look) {
        List<Look> all = new ArrayList<>(before);
        if (before.size() == 1 && before.get(0).at().equals(Instant.MIN) && look.highest() > 0) {
            all.set(0, new Look(Instant.MIN, Math.max(0, look.highest() - OVERLAP)));
        }
        all.add(look);
        Instant settled = look.at().minus(SLOWEST);
        while (all.size() > 1 && !all.get(1).at().isAfter(settled)) {
            all.remove(0);
        }
        return List.copyOf(all);
    }

    private List<VisitRow> visitsAfter(long number) {
        return database.eachAlone("read visits", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LedgerSql.NEW_VISITS)) {
                new Values(statement).bigNumber(number).number(PAGE);
                return LedgerRows.visits(statement);
            }
        });
    }

    /** Unlinks what was unlinked; gives the highest number of it. */
    private long unlinkedAfter(long from) {
        long highest = from;
        for (; ; ) {
            long after = highest;
            List<String> contacts = new ArrayList<>();
            highest = database.eachAlone("read what was unlinked", connection -> {
                contacts.clear();
                try (PreparedStatement statement = connection.prepareStatement(LedgerSql.NEWLY_UNLINKED)) {
                    new Values(statement).bigNumber(after).number(PAGE);
                    long last = after;
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            contacts.add(row.getString(1));
                            last = row.getLong(2);
                        }
                    }
                    return last;
                }
            });
            visits.unlink(contacts);
            if (contacts.size() < PAGE) {
                return highest;
            }
        }
    }

    /** As {@code OfferLedger.history}; throws when what others wrote was not looked at for {@link #FRESH}. */
    CallerHistory since(CallerKey caller, Instant since) {
        Instant looked = refreshed;
        if (looked == null || clock.instant().isAfter(looked.plus(FRESH))) {
            throw new StoreException("be asked for visits for longer than " + FRESH.toSeconds() + " s", "08000");
        }
        return visits.since(caller, since);
    }
}
