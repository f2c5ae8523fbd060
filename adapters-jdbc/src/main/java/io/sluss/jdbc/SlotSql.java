package io.sluss.jdbc;

/**
 * What {@link SlotRows} says to PostgreSQL. Texts that never change, so that a driver which keeps statements prepared
 * prepares each once per connection. Times are passed in; none asks the database for its own.
 */
final class SlotSql {
    private static final String IS_SLOT = " resource = ? AND starts = ? AND ends = ? ";

    /**
     * All that the ordinary case needs: one round trip, and little more to do than counting and noting would take. Changes
     * nothing when there is no room, when nobody has opened the slot yet, and when the holder has been noted. A row of
     * which none is taken is as none: it takes the capacity of the rules of today.
     */
    static final String TAKE = """
            WITH place AS (
                UPDATE sluss_slot SET taken = taken + 1, capacity = CASE taken WHEN 0 THEN ? ELSE capacity END
                WHERE resource = ? AND starts = ? AND ends = ?
                  AND taken < CASE taken WHEN 0 THEN ? ELSE capacity END
                  AND NOT EXISTS (
                    SELECT FROM sluss_hold WHERE resource = ? AND starts = ? AND ends = ? AND holder = ?)
                RETURNING resource, starts, ends
            )
            INSERT INTO sluss_hold (resource, starts, ends, holder, held_until)
            SELECT resource, starts, ends, ?, ? FROM place
            """;

    /**
     * The same when it was not so easy: opens a slot, or tells what is in the way. {@code changed} counts up where there is
     * room, and waits for others who change the same slot; {@code opened} is for a slot that nobody has taken. Writes
     * nothing when the slot is full.
     */
    static final String LOOK_AND_TAKE = """
            WITH mine AS MATERIALIZED (
                SELECT held_until FROM sluss_hold WHERE resource = ? AND starts = ? AND ends = ? AND holder = ?
            ), slot AS MATERIALIZED (
                SELECT capacity, taken FROM sluss_slot WHERE resource = ? AND starts = ? AND ends = ?
            ), changed AS (
                UPDATE sluss_slot SET taken = taken + 1, capacity = CASE taken WHEN 0 THEN ? ELSE capacity END
                WHERE resource = ? AND starts = ? AND ends = ?
                  AND taken < CASE taken WHEN 0 THEN ? ELSE capacity END
                  AND NOT EXISTS (SELECT FROM mine)
                RETURNING taken
            ), opened AS (
                INSERT INTO sluss_slot (resource, starts, ends, capacity, taken)
                SELECT ?, ?, ?, ?, 1
                WHERE ? > 0 AND NOT EXISTS (SELECT FROM slot) AND NOT EXISTS (SELECT FROM mine)
                ON CONFLICT DO NOTHING
                RETURNING taken
            ), held AS (
                INSERT INTO sluss_hold (resource, starts, ends, holder, held_until)
                SELECT ?, ?, ?, ?, ? FROM (SELECT FROM changed UNION ALL SELECT FROM opened) AS place
                RETURNING true
            )
            SELECT CASE
                WHEN EXISTS (SELECT FROM held) THEN 'TAKEN'
                WHEN EXISTS (SELECT FROM mine WHERE held_until IS NULL OR held_until > ?) THEN 'ALREADY_TAKEN'
                WHEN EXISTS (SELECT FROM mine) THEN 'OWN_RAN_OUT'
                WHEN NOT coalesce((SELECT taken >= CASE taken WHEN 0 THEN ? ELSE capacity END FROM slot), ? <= 0)
                    THEN 'CHANGED'
                WHEN EXISTS (
                    SELECT FROM sluss_hold WHERE resource = ? AND starts = ? AND ends = ? AND held_until <= ?
                ) THEN 'OTHERS_RAN_OUT'
                ELSE 'FULL'
            END
            """;

    /** It is counted as taken still, so no place is looked for. */
    static final String HOLD_AGAIN =
            "UPDATE sluss_hold SET held_until = ? WHERE" + IS_SLOT + "AND holder = ? AND held_until <= ?";

    static final String CONFIRM = "UPDATE sluss_hold SET held_until = NULL WHERE" + IS_SLOT
            + "AND holder = ? AND (held_until IS NULL OR held_until > ?)";

    /** In the order of their keys, so that two who change places with each other do not wait for each other. */
    static final String LOCK_TWO = """
            SELECT FROM sluss_slot WHERE (resource, starts, ends) IN ((?, ?, ?), (?, ?, ?))
            ORDER BY resource, starts, ends FOR UPDATE
            """;

    static final String RELEASE = """
            WITH locked AS MATERIALIZED (
                SELECT FROM sluss_slot WHERE resource = ? AND starts = ? AND ends = ? FOR UPDATE
            ), gone AS (
                DELETE FROM sluss_hold
                WHERE resource = ? AND starts = ? AND ends = ? AND holder = ? AND EXISTS (SELECT FROM locked)
                RETURNING holder
            )
            UPDATE sluss_slot SET taken = taken - 1
            WHERE resource = ? AND starts = ? AND ends = ? AND EXISTS (SELECT FROM gone)
            """;

    static final String FREE = """
            SELECT resource, starts, ends, CASE taken WHEN 0 THEN ? ELSE capacity END - taken + (
                SELECT count(*) FROM sluss_hold AS hold
                WHERE hold.resource = slot.resource AND hold.starts = slot.starts AND hold.ends = slot.ends
                  AND hold.held_until <= ?)
            FROM sluss_slot AS slot
            WHERE (resource, starts, ends) IN (SELECT * FROM unnest(?, ?, ?))
            """;

    static final String GIVE_BACK_OF_SLOT =
            giveBack("SELECT resource, starts, ends FROM sluss_slot WHERE" + IS_SLOT, "");

    static final String GIVE_BACK_OF_RESOURCE = giveBack(
            "SELECT DISTINCT resource, starts, ends FROM sluss_hold WHERE resource = ? AND ends > ? AND held_until <= ?",
            "");

    static final String GIVE_BACK_OF_ANY = giveBack(
            "SELECT DISTINCT resource, starts, ends FROM sluss_hold WHERE held_until <= ? LIMIT ?", "SKIP LOCKED");

    static final String RESIZE = """
            WITH locked AS MATERIALIZED (
                SELECT resource, starts, ends FROM sluss_slot WHERE resource = ? AND ends > ?
                ORDER BY starts, ends FOR UPDATE
            )
            UPDATE sluss_slot AS slot SET capacity = greatest(?, slot.taken) FROM locked
            WHERE slot.resource = locked.resource AND slot.starts = locked.starts AND slot.ends = locked.ends
            """;

    /** Locked before they are dropped, and by a statement of its own: then nobody can take a place in between. */
    static final String LOCK_ENDED =
            "SELECT resource, starts, ends FROM sluss_slot WHERE ends <= ? ORDER BY ends LIMIT ? FOR UPDATE SKIP LOCKED";

    static final String DROP = """
            WITH ended AS MATERIALIZED (
                SELECT * FROM unnest(?, ?, ?) AS slot (resource, starts, ends)
            ), gone AS (
                DELETE FROM sluss_hold AS hold USING ended
                WHERE hold.resource = ended.resource AND hold.starts = ended.starts AND hold.ends = ended.ends
            )
            DELETE FROM sluss_slot AS slot USING ended
            WHERE slot.resource = ended.resource AND slot.starts = ended.starts AND slot.ends = ended.ends
            """;

    private SlotSql() {}

    /** Deletes the holds of some slots that ran out, and counts exactly those off that it deleted itself. */
    private static String giveBack(String slots, String lock) {
        return """
            WITH wanted AS MATERIALIZED (%s), locked AS MATERIALIZED (
                SELECT resource, starts, ends FROM sluss_slot AS slot
                WHERE (resource, starts, ends) IN (SELECT resource, starts, ends FROM wanted)
                ORDER BY resource, starts, ends FOR UPDATE OF slot %s
            ), gone AS (
                DELETE FROM sluss_hold AS hold USING locked
                WHERE hold.resource = locked.resource AND hold.starts = locked.starts AND hold.ends = locked.ends
                  AND hold.held_until <= ?
                RETURNING hold.resource, hold.starts, hold.ends
            ), counted AS (
                SELECT resource, starts, ends, count(*)::integer AS places FROM gone GROUP BY resource, starts, ends
            )
            UPDATE sluss_slot AS slot SET taken = slot.taken - counted.places FROM counted
            WHERE slot.resource = counted.resource AND slot.starts = counted.starts AND slot.ends = counted.ends
            """.formatted(slots, lock);
    }
}
