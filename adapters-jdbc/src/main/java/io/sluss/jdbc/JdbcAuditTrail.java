package io.sluss.jdbc;

import io.sluss.contact.Region;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.AuditTrail;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link AuditTrail} in PostgreSQL, of which nothing is ever taken away. */
final class JdbcAuditTrail implements AuditTrail {
    private static final int LATEST = 1_000;

    private static final String ADD = """
            INSERT INTO sluss_audit (at, action, service, region, channel, until, by, why)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ENTRIES =
            "SELECT at, action, service, region, channel, until, by, why FROM sluss_audit ";

    private static final String LATEST_ENTRIES = ENTRIES + "ORDER BY number DESC LIMIT " + LATEST;

    private static final String ENTRIES_SINCE = ENTRIES + "WHERE at >= ?";

    private final Database database;

    JdbcAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void add(Entry entry) {
        OnlyPeople.Scope scope = entry.scope();
        Region region = scope.region();
        database.eachAlone("keep an order", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                new Values(statement)
                        .time(entry.at())
                        .text(entry.action().name())
                        .text(scope.service())
                        .text(region == null ? null : region.value())
                        .text(scope.channel())
                        .time(entry.until())
                        .text(entry.by())
                        .text(entry.why());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<Entry> latest() {
        return entries("list orders", LATEST_ENTRIES, null);
    }

    @Override
    public List<Entry> since(Instant moment) {
        return entries("tell orders", ENTRIES_SINCE, moment);
    }

    private List<Entry> entries(String asked, String sql, @Nullable Instant since) {
        return database.eachAlone(asked, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (since != null) {
                    new Values(statement).time(since);
                }
                List<Entry> entries = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        entries.add(entry(row));
                    }
                }
                return List.copyOf(entries);
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String region = row.getString(4);
        return new Entry(
                Values.time(row, 1),
                Action.valueOf(row.getString(2)),
                new OnlyPeople.Scope(row.getString(3), region == null ? null : new Region(region), row.getString(5)),
                Values.time(row, 6),
                row.getString(7),
                row.getString(8));
    }
}
