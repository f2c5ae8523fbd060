package io.sluss.jdbc;

import io.sluss.outcome.CallerHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a row.
 *
 * @param caller a keyed hash
 * @param contact which contact it was
 * @param at when
 * @param reason about what, or null when that is not known
 * @param services the e-services that were presented, separated by spaces
 * @param number when it was written, among what is written of visits
 */
record VisitRow(
        String caller, String contact, Instant at, @Nullable String reason, String services, long number) {
    static VisitRow of(String caller, String contact, Instant at, CallerHistory.@Nullable Visit visit) {
        return visit == null
                ? new VisitRow(caller, contact, at, null, "", 0)
                : new VisitRow(
                        caller,
                        contact,
                        at,
                        visit.reason().value(),
                        String.join(" ", new TreeSet<>(visit.services())),
                        0);
    }

    /** Columns in the order of the record. */
    static VisitRow read(ResultSet row) throws SQLException {
        return new VisitRow(
                row.getString(1),
                row.getString(2),
                EventRow.time(row, 3),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }

    Set<String> eachService() {
        return services.isEmpty() ? Set.of() : Set.of(services.split(" ", -1));
    }

    @Override
    public String toString() {
        return "VisitRow[" + contact + "]";
    }
}
