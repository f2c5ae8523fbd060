package io.sluss.jdbc.planted;

import org.postgresql.PGConnection;

/** Breaks a rule on purpose. */
final class KnowsTheDriver {
    int processOf(PGConnection connection) {
        return connection.getBackendPID();
    }
}
