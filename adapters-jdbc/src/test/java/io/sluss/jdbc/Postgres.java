package io.sluss.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL for tests: one server per JVM, which ends with it, and as many databases as are asked for. */
final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Started when first asked for. */
    private static final class Server {
        static final EmbeddedPostgres ONLY = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Postgres() {}

    /** Connections to a new database without any table. To be closed. */
    static HikariDataSource emptyDatabase() {
        return emptyDatabase("read committed");
    }

    /** The same, whose transactions are isolated as said unless they say otherwise. */
    static HikariDataSource emptyDatabase(String isolation) {
        String name = "sluss_" + DATABASES.incrementAndGet();
        run(Server.ONLY.getPostgresDatabase(), "CREATE DATABASE " + name);
        run(
                Server.ONLY.getPostgresDatabase(),
                "ALTER DATABASE " + name + " SET default_transaction_isolation = '" + isolation + "'");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(Server.ONLY.getJdbcUrl("postgres", name));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    /** Runs statements. */
    static void run(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a question is answered with. */
    static List<String> column(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (row.next()) {
                column.add(row.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
