package io.sluss.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of {@link JdbcStores}. They are plain SQL under {@code io/sluss/jdbc/schema}, named as Flyway names them, and
 * each file notes its version in the table {@code sluss_schema}: who rather applies them by Flyway or psql may.
 */
public final class JdbcSchema {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcSchema.class);

    /** In the order of their versions. A file that was published is never changed again. */
    private static final List<String> FILES =
            List.of("V1__slots.sql", "V2__promises.sql", "V3__rules.sql", "V4__ledger.sql", "V5__measured.sql");

    /** Any number, as long as it is ever the same: whoever applies the files holds the lock of that number. */
    private static final long LOCK = 0x736c757373L;

    private JdbcSchema() {}

    /**
     * Applies what has not been applied yet, all or nothing. May be called at every start, and by several nodes at once:
     * one applies and the others wait.
     *
     * @param source of a role that may create tables
     */
    public static void apply(DataSource source) {
        new Database(source).together("apply the schema", connection -> {
            try (Statement statement = connection.createStatement()) {
                // Whoever waited for the lock has to see what was done meanwhile.
                statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                Set<Integer> applied = applied(connection);
                for (String file : FILES) {
                    if (!applied.contains(version(file))) {
                        statement.execute(text(file));
                        LOG.info("Applied {}", file);
                    }
                }
            }
            return true;
        });
    }

    private static int version(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }

    private static Set<Integer> applied(Connection connection) throws SQLException {
        Set<Integer> applied = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('sluss_schema') IS NOT NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return applied;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT version FROM sluss_schema")) {
                while (row.next()) {
                    applied.add(row.getInt(1));
                }
            }
        }
        return applied;
    }

    private static String text(String file) {
        try (InputStream in = JdbcSchema.class.getResourceAsStream("schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
