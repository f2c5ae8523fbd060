package io.sluss.jdbc;

import java.sql.SQLException;

/**
 * The database did not do what it was asked. Tells what was asked, and the SQLSTATE of the answer, which
 * <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL lists</a>. What the database said
 * is left out, since it quotes values of rows.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The class of SQLSTATEs for a connection that is not there. */
    private static final String NO_CONNECTION = "08000";

    private final String sqlState;

    StoreException(String asked, String sqlState) {
        super("PostgreSQL could not " + asked + ": SQLSTATE " + sqlState);
        this.sqlState = sqlState;
    }

    StoreException(String asked, SQLException said) {
        this(asked, stateOf(said));
    }

    /** Five letters and digits; {@code 08…} when there was no connection. */
    public String sqlState() {
        return sqlState;
    }

    private static String stateOf(SQLException said) {
        String state = said.getSQLState();
        return state == null ? NO_CONNECTION : state;
    }
}
