package io.sluss.jdbc;

/** What {@link JdbcEventOutbox} says to PostgreSQL, in texts that never change. */
final class OutboxSql {
    private static final String INTO = "INSERT INTO sluss_outbox (resource, id, type, subject, happened_at, data) ";

    /** Arrays of as many as there are events, of which the last has an array in each element. */
    private static final String EVENTS =
            "unnest(?, ?, ?, ?, ?) AS event (id, type, subject, happened_at, data) ON CONFLICT DO NOTHING";

    static final String TELL = INTO
            + "SELECT '', event.id, event.type, event.subject, event.happened_at, event.data::text[] FROM " + EVENTS;

    /** Part of a statement that has changed a promise, if it has. */
    static final String TELL_OF_CHANGED = INTO
            + "SELECT changed.resource, event.id, event.type, event.subject, event.happened_at, event.data::text[] "
            + "FROM changed, " + EVENTS;

    /** Passes over what somebody else is leasing. */
    static final String LEASE = """
            WITH due AS MATERIALIZED (
                SELECT id, resource FROM sluss_outbox WHERE next_at <= ?
                ORDER BY happened_at LIMIT ? FOR UPDATE SKIP LOCKED
            ), leased AS (
                UPDATE sluss_outbox AS outbox SET next_at = ? FROM due
                WHERE outbox.id = due.id AND outbox.resource = due.resource
                RETURNING outbox.*
            )
            SELECT id, type, subject, happened_at, data, attempts FROM leased ORDER BY happened_at
            """;

    static final String DONE = "DELETE FROM sluss_outbox WHERE id = ?";

    static final String RETRY = "UPDATE sluss_outbox SET attempts = attempts + 1, next_at = ? WHERE id = ?";

    static final String COUNT = "SELECT count(*) FROM sluss_outbox";

    private OutboxSql() {}
}
