package io.sluss.examples.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.UserMistake;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is reached, and as whom. Never printed: the URL may hold a password.
 *
 * @param url as PostgreSQL's driver reads it, {@code jdbc:postgresql://host:5432/database}
 * @param user whose role is used, or null where the URL says so
 * @param password theirs, or null where the URL says so or none is needed
 */
public record PostgresAddress(
        String url, @Nullable String user, @Nullable String password) {
    /** What is to be looked for where an address is expected. */
    public static final String FORM = "jdbc:postgresql://HOST:PORT/DATABASE";

    private static final Pattern READABLE = Pattern.compile("jdbc:postgresql:\\S+");
    private static final Pattern WITH_USER = Pattern.compile("jdbc:postgresql://[^/?]*@.*");
    private static final int CONNECTIONS = 16;
    private static final int IDLE_CONNECTIONS = 2;
    private static final long A_SECOND = 1_000;
    private static final long A_MINUTE = 60_000;

    /** @throws UserMistake if the URL is none of PostgreSQL */
    public PostgresAddress {
        if (!READABLE.matcher(url).matches()) {
            throw new UserMistake("--jdbc-url is not of the form " + FORM);
        }
        if (WITH_USER.matcher(url).matches()) {
            throw new UserMistake(
                    "--jdbc-url does not take a user before the host; use --jdbc-user and SLUSS_JDBC_PASSWORD");
        }
    }

    /**
     * Connections that are waited for only shortly, so that a promise is refused rather than kept waiting. Made also while
     * the server is away.
     */
    public HikariDataSource connections() {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("postgresql");
        pool.setJdbcUrl(url);
        if (user != null) {
            pool.setUsername(user);
        }
        if (password != null) {
            pool.setPassword(password);
        }
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(IDLE_CONNECTIONS);
        pool.setConnectionTimeout(A_SECOND);
        pool.setValidationTimeout(A_SECOND);
        pool.setKeepaliveTime(A_MINUTE);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "sluss");
        pool.addDataSourceProperty("connectTimeout", "2");
        pool.addDataSourceProperty("socketTimeout", "5");
        pool.addDataSourceProperty("options", "-c statement_timeout=3000 -c lock_timeout=2000");
        return new HikariDataSource(pool);
    }

    @Override
    public String toString() {
        return "PostgresAddress";
    }
}
