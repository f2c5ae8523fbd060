package io.sluss.jdbc;

import java.util.Collections;
import java.util.List;

/**
 * What {@link JdbcPromiseStore} says to PostgreSQL, in texts that never change. Times are passed in; none asks the database
 * for its own.
 */
final class PromiseSql {
    /** In the order in which {@link PromiseRows} fills them. */
    private static final List<String> COLUMN_NAMES = List.of(
            "resource",
            "offer",
            "id",
            "contact",
            "kind",
            "starts",
            "ends",
            "place",
            "mode",
            "made_at",
            "origin",
            "reason",
            "region",
            "language",
            "queue_ticket",
            "arrived_at",
            "code",
            "word",
            "safe_to_call",
            "dial_target",
            "caller_key",
            "target_key",
            "state",
            "revision",
            "due_at",
            "attempts",
            "carried_over",
            "broken",
            "lease_holder",
            "lease_until");

    private static final String COLUMNS = String.join(", ", COLUMN_NAMES);
    private static final String VALUES = String.join(", ", Collections.nCopies(COLUMN_NAMES.size(), "?"));

    private static final String SELECT = "SELECT " + COLUMNS + " FROM sluss_promise WHERE ";

    /** A callback that is to be kept: as the index of those that are due says it. */
    private static final String TO_COME = "state = 'MADE' AND kind = 'CALLBACK'";

    private static final String QUEUE = " ORDER BY carried_over = 0, starts, arrived_at, id ";

    /**
     * A promise, its place and its events: all in one statement, and so all or nothing. A place is only confirmed if a
     * promise is kept: where the offer has made one already, wherever that is, the statement fails for its key, and with it
     * all of it.
     */
    static final String ADD = """
            WITH confirmed AS (
                UPDATE sluss_hold SET held_until = NULL
                WHERE resource = ? AND starts = ? AND ends = ? AND holder = ? AND (held_until IS NULL OR held_until > ?)
                RETURNING true
            ), changed AS (
                INSERT INTO sluss_promise (%s) SELECT %s FROM confirmed RETURNING resource
            ), told AS (%s)
            SELECT count(*) FROM changed
            """.formatted(COLUMNS, VALUES, OutboxSql.TELL_OF_CHANGED);

    static final String REPLACE = """
            WITH changed AS (
                UPDATE sluss_promise SET (%s) = (%s) WHERE resource = ? AND offer = ? AND revision = ?
                RETURNING resource
            ), told AS (%s)
            SELECT count(*) FROM changed
            """.formatted(COLUMNS, VALUES, OutboxSql.TELL_OF_CHANGED);

    static final String IS_AS_BEFORE = "SELECT FROM sluss_promise WHERE resource = ? AND offer = ? AND revision = ?";

    static final String OF_ID = SELECT + "id = ?";

    static final String OF_OFFER = SELECT + "offer = ?";

    static final String OF_CALLER = SELECT + "caller_key = ANY (?)";

    static final String TO_TARGET = SELECT + "target_key = ANY (?)";

    static final String WAITING = SELECT + TO_COME + " AND due_at < ?" + QUEUE + "LIMIT ?";

    static final String WAITING_OF_RESOURCE = SELECT + TO_COME + " AND resource = ? AND due_at < ?" + QUEUE + "LIMIT ?";

    static final String OVERDUE =
            SELECT + TO_COME + " AND ends <= ? AND (lease_until IS NULL OR lease_until <= ?) ORDER BY ends, id LIMIT ?";

    /**
     * Passes over what somebody else is changing. Leases of one moment under one name are counted together, and the counts
     * of long ago dropped on the way, some at a time.
     */
    static final String LEASE = """
            WITH due AS MATERIALIZED (
                SELECT resource, offer FROM sluss_promise
                WHERE %s AND resource = ? AND due_at <= ? AND (lease_until IS NULL OR lease_until <= ?) %s
                LIMIT ? FOR UPDATE SKIP LOCKED
            ), leased AS (
                UPDATE sluss_promise AS promise SET lease_holder = ?, lease_until = ?, revision = revision + 1
                FROM due WHERE promise.resource = due.resource AND promise.offer = due.offer
                RETURNING promise.*
            ), begun AS (
                INSERT INTO sluss_lease AS lease (resource, begun_at, holder, leases)
                SELECT resource, ?, ?, count(*) FROM leased GROUP BY resource
                ON CONFLICT (resource, begun_at, holder) DO UPDATE SET leases = lease.leases + excluded.leases
            ), forgotten AS (
                DELETE FROM sluss_lease WHERE (resource, begun_at, holder) IN (
                    SELECT resource, begun_at, holder FROM sluss_lease WHERE resource = ? AND begun_at < ?
                    LIMIT 100 FOR UPDATE SKIP LOCKED)
            )
            SELECT %s FROM leased %s
            """.formatted(TO_COME, QUEUE, COLUMNS, QUEUE);

    static final String RENEW = """
            UPDATE sluss_promise SET lease_until = ?, revision = revision + 1
            WHERE id = ? AND lease_holder = ? AND state = 'MADE'
            """;

    static final String COUNT_LEASES =
            "SELECT coalesce(sum(leases), 0) FROM sluss_lease WHERE resource = ? AND begun_at >= ?";

    static final String UNLINK = """
            UPDATE sluss_promise SET caller_key = NULL, target_key = NULL, revision = revision + 1 WHERE contact = ?
            """;

    static final String REMOVE = "DELETE FROM sluss_promise WHERE id = ?";

    static final String FORGET_NUMBERS = """
            UPDATE sluss_promise SET dial_target = NULL, target_key = NULL, revision = revision + 1
            WHERE (resource, offer) IN (
                SELECT resource, offer FROM sluss_promise
                WHERE ends < ? AND kind <> 'CALLBACK' AND dial_target IS NOT NULL
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    static final String DROP_ENDED = """
            DELETE FROM sluss_promise WHERE (resource, offer) IN (
                SELECT resource, offer FROM sluss_promise WHERE ends < ? LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private PromiseSql() {}
}
