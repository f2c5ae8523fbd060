package io.sluss.jdbc;

/** What is said to PostgreSQL about the ledger. No statement asks for the time: times are passed in. */
final class LedgerSql {
    /** Contacts come in one order everywhere, so that two who want the same do not wait for each other. */
    static final String LOCK = """
            INSERT INTO sluss_contact AS held (contact, began, changes)
            SELECT contact, began, 0 FROM unnest(?, ?) AS wanted (contact, began)
            ON CONFLICT (contact) DO UPDATE SET changes = held.changes + 1
            RETURNING contact, changes = 0, unlinked IS NOT NULL
            """;

    /** Those of which an offer has expired, but for those that somebody else is changing. */
    static final String LOCK_EXPIRED = """
            UPDATE sluss_contact SET changes = changes + 1
            WHERE contact IN (
                SELECT contact FROM sluss_contact
                WHERE contact IN (
                    SELECT contact FROM sluss_open_offer WHERE expires_at <= ? ORDER BY expires_at LIMIT ?
                )
                FOR UPDATE SKIP LOCKED
            )
            RETURNING contact, changes = 0, unlinked IS NOT NULL
            """;

    static final String LOCK_OLD =
            "SELECT contact FROM sluss_contact WHERE began < ? ORDER BY began LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String EVENT = """
            contact, position, subject, kind, once, counted, at, origin, region, reason, urgency, arm, channel,
            channel_name, rule_set, outcome, detail, span_micros, language, propensity, referred_to, case_opened,
            report_complete, follow_up, handling_micros
            """;

    static final String EVENTS = "SELECT " + EVENT + " FROM sluss_event WHERE contact = ANY (?) ORDER BY position";

    static final String ADD_EVENTS = "INSERT INTO sluss_event (" + EVENT
            + ") SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String OUTCOME = """
            SELECT outcome FROM sluss_event
            WHERE contact = ? AND subject = ? AND kind = 'OUTCOME' AND once IN (?, ?) LIMIT 1
            """;

    static final String ADD_OPEN =
            "INSERT INTO sluss_open_offer (contact, offer, expires_at) SELECT * FROM unnest(?, ?, ?)";

    static final String DROP_OPEN =
            "DELETE FROM sluss_open_offer WHERE (contact, offer) IN (SELECT * FROM unnest(?, ?))";

    static final String DROP_EXPIRED = "DELETE FROM sluss_open_offer WHERE contact = ANY (?) AND expires_at <= ?";

    static final String ADD_VISITS = """
            INSERT INTO sluss_visit (caller, contact, at, reason, services, number)
            SELECT caller, contact, at, reason, services, nextval('sluss_visit_number')
            FROM unnest(?, ?, ?, ?, ?) AS fresh (caller, contact, at, reason, services)
            RETURNING caller, contact, at, reason, services, number
            """;

    static final String CHANGE_VISITS = """
            UPDATE sluss_visit AS visit
            SET reason = fresh.reason, services = fresh.services, number = nextval('sluss_visit_number')
            FROM unnest(?, ?, ?) AS fresh (contact, reason, services) WHERE visit.contact = fresh.contact
            RETURNING visit.caller, visit.contact, visit.at, visit.reason, visit.services, visit.number
            """;

    static final String UNLINK = """
            WITH noted AS (
                UPDATE sluss_contact SET unlinked = nextval('sluss_visit_number') WHERE contact = ANY (?)
            ), came_back AS (
                UPDATE sluss_event SET subject = contact
                WHERE kind = 'RECONTACT' AND subject <> contact AND (contact = ANY (?) OR subject = ANY (?))
            )
            DELETE FROM sluss_visit WHERE contact = ANY (?)
            """;

    /** Those written after a number, of everybody. */
    static final String NEW_VISITS = """
            SELECT caller, contact, at, reason, services, number FROM sluss_visit
            WHERE number > ? ORDER BY number LIMIT ?
            """;

    /** The contacts that nothing may link to their callers any more, of which that was noted after a number. */
    static final String NEWLY_UNLINKED =
            "SELECT contact, unlinked FROM sluss_contact WHERE unlinked > ? ORDER BY unlinked LIMIT ?";

    /** When contacts arrived that had been heard of before. */
    static final String ARRIVED = """
            UPDATE sluss_contact SET began = fresh.at FROM unnest(?, ?) AS fresh (contact, at)
            WHERE sluss_contact.contact = fresh.contact AND began <> fresh.at
            """;

    /** The contacts that began after another one did, and before a moment. */
    static final String BEGAN = """
            SELECT contact, began FROM sluss_contact
            WHERE (began, contact) > (?, ?) AND began < ? ORDER BY began, contact LIMIT ?
            """;

    static final String CALLERS = """
            SELECT contact, array_agg(caller ORDER BY caller) FROM sluss_visit WHERE contact = ANY (?) GROUP BY contact
            """;

    static final String UNLINKED = "SELECT contact FROM sluss_contact WHERE contact = ANY (?) AND unlinked IS NOT NULL";

    static final String CONTACTS_OF = """
            SELECT contact, max(at) FROM sluss_visit WHERE caller = ANY (?) GROUP BY contact ORDER BY 2 DESC, 1
            """;

    static final String ERASE = """
            WITH no_offers AS (
                DELETE FROM sluss_open_offer WHERE contact = ANY (?)
            ), no_visits AS (
                DELETE FROM sluss_visit WHERE contact = ANY (?)
            )
            DELETE FROM sluss_event WHERE contact = ANY (?)
            """;

    static final String DROP_CONTACTS = "DELETE FROM sluss_contact WHERE contact = ANY (?)";

    private LedgerSql() {}
}
