package io.sluss.jdbc;

import io.sluss.rules.RuleSetStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A {@link RuleSetStore} in PostgreSQL: a change is a row with the next number, which only one can insert. */
final class JdbcRuleSetStore implements RuleSetStore {
    private static final String SEQUENCE = "SELECT coalesce(max(sequence), 0) FROM sluss_rules_change";

    private static final String IN_FORCE = """
            SELECT sequence, live, tried, share, salt, withdrawn, changed_at, changed_by
            FROM sluss_rules_change ORDER BY sequence DESC LIMIT 1
            """;

    private static final String CHANGE = """
            INSERT INTO sluss_rules_change (sequence, live, tried, share, salt, withdrawn, changed_at, changed_by)
            SELECT ?::bigint, ?::text, ?::text, ?::double precision, ?::text, ?::text[], ?::timestamptz, ?::text
            WHERE (SELECT coalesce(max(sequence), 0) FROM sluss_rules_change) = ?::bigint - 1
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE_TEXT = """
            INSERT INTO sluss_rules_text (version, source, taken_at, taken_by) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String HAS_TEXT = "SELECT 1 FROM sluss_rules_text WHERE version = ?";

    private static final String TEXT = "SELECT source, taken_at, taken_by FROM sluss_rules_text WHERE version = ?";

    private static final String VERSIONS = "SELECT version FROM sluss_rules_text ORDER BY number DESC";

    private final Database database;

    JdbcRuleSetStore(Database database) {
        this.database = database;
    }

    @Override
    public long sequence() {
        return database.eachAlone("tell the last change of rules", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SEQUENCE);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public Optional<InForce> inForce() {
        return database.eachAlone("tell the rules in force", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(IN_FORCE);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(inForce(row)) : Optional.empty();
            }
        });
    }

    private static InForce inForce(ResultSet row) throws SQLException {
        String tried = row.getString(3);
        String[] withdrawn = (String[]) row.getArray(6).getArray();
        return new InForce(
                row.getLong(1),
                row.getString(2),
                tried == null ? null : new Tried(tried, row.getDouble(4), row.getString(5)),
                Arrays.asList(withdrawn),
                Values.time(row, 7),
                row.getString(8));
    }

    @Override
    public boolean change(InForce next, Collection<Text> texts) {
        return database.together("change the rules", connection -> {
            if (!insert(connection, next)) {
                return false;
            }
            for (Text text : texts) {
                insert(connection, text);
            }
            for (String version : next.named()) {
                if (!hasText(connection, version)) {
                    throw new IllegalArgumentException("there is no text of version " + version); // rolls it all back
                }
            }
            return true;
        });
    }

    private static boolean insert(Connection connection, InForce next) throws SQLException {
        Tried trial = next.trial();
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            new Values(statement)
                    .number(next.sequence())
                    .text(next.live())
                    .text(trial == null ? null : trial.version())
                    .fraction(trial == null ? null : trial.share())
                    .text(trial == null ? null : trial.salt())
                    .array("text", next.withdrawn().toArray())
                    .time(next.at())
                    .text(next.by())
                    .number(next.sequence());
            return statement.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, Text text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_TEXT)) {
            new Values(statement)
                    .text(text.version())
                    .text(text.source())
                    .time(text.at())
                    .text(text.by());
            statement.executeUpdate();
        }
    }

    private static boolean hasText(Connection connection, String version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAS_TEXT)) {
            new Values(statement).text(version);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public Optional<Text> text(String version) {
        return database.eachAlone("read the text of rules", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TEXT)) {
                new Values(statement).text(version);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Text(version, row.getString(1), Values.time(row, 2), row.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<String> versions() {
        return database.eachAlone("list versions of rules", connection -> {
            List<String> versions = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(VERSIONS);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(row.getString(1));
                }
            }
            return List.copyOf(versions);
        });
    }
}
