package io.sluss.jdbc;

import java.util.List;
import javax.sql.DataSource;

/** What lies in the tables of the ledger. */
final class LedgerTables {
    static final List<String> ALL = List.of("sluss_contact", "sluss_event", "sluss_open_offer", "sluss_visit");

    /** Rows that do not go together. */
    private static final String AMISS = """
            SELECT 'open, but settled: ' || o.offer FROM sluss_open_offer o
            WHERE EXISTS (SELECT FROM sluss_event e WHERE e.contact = o.contact AND e.subject = o.offer
                AND e.kind = 'OUTCOME' AND e.once = 'settled')
            UNION ALL
            SELECT 'presented, and neither settled nor open: ' || e.subject FROM sluss_event e
            WHERE e.kind = 'PRESENTED' AND e.span_micros IS NOT NULL
              AND NOT EXISTS (SELECT FROM sluss_open_offer o WHERE o.contact = e.contact AND o.offer = e.subject)
              AND NOT EXISTS (SELECT FROM sluss_event s WHERE s.contact = e.contact AND s.subject = e.subject
                AND s.kind = 'OUTCOME' AND s.once = 'settled')
            UNION ALL
            SELECT 'settled and never presented: ' || e.subject FROM sluss_event e
            WHERE e.kind = 'OUTCOME' AND e.once = 'settled' AND NOT EXISTS (SELECT FROM sluss_event p
                WHERE p.contact = e.contact AND p.subject = e.subject AND p.kind = 'PRESENTED')
            UNION ALL
            SELECT 'without a contact: ' || e.contact FROM sluss_event e
            WHERE NOT EXISTS (SELECT FROM sluss_contact c WHERE c.contact = e.contact)
            UNION ALL
            SELECT 'linked and unlinked: ' || v.contact FROM sluss_visit v JOIN sluss_contact c USING (contact)
            WHERE c.unlinked IS NOT NULL
            UNION ALL
            SELECT 'two in one place: ' || contact FROM sluss_event GROUP BY contact, position HAVING count(*) > 1
            """;

    private LedgerTables() {}

    static void empty(DataSource source) {
        ALL.forEach(table -> Postgres.run(source, "DELETE FROM " + table));
    }

    static List<String> amiss(DataSource source) {
        return Postgres.column(source, AMISS);
    }

    /** Every row of every table of ours, as text. */
    static List<String> dump(DataSource source) {
        return Postgres.column(source, "SELECT tablename::text FROM pg_tables WHERE tablename LIKE 'sluss%'").stream()
                .flatMap(table -> Postgres.column(source, "SELECT t::text FROM " + table + " t").stream())
                .toList();
    }
}
