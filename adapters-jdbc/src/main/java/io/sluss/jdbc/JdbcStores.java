package io.sluss.jdbc;

import io.sluss.outcome.AuditTrail;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSetStore;
import javax.sql.DataSource;

/**
 * The stores of Sluss in one PostgreSQL database, which several nodes may share and which outlives them. The tables are
 * laid out by {@link JdbcSchema} or by the files it applies. A connection is borrowed for each call and given back before
 * the call returns; the data source should keep some open, and say how long anything may take, since nothing here waits
 * for less. Every failure is a {@link StoreException}. Thread-safe.
 */
public final class JdbcStores {
    private final SlotBook slotBook;
    private final PromiseStore promises;
    private final RuleSetStore ruleSets;
    private final AuditTrail audit;

    private JdbcStores(Database database) {
        this.slotBook = new JdbcSlotBook(database);
        this.promises = new JdbcPromiseStore(database, slotBook, new JdbcEventOutbox(database));
        this.ruleSets = new JdbcRuleSetStore(database);
        this.audit = new JdbcAuditTrail(database);
    }

    /**
     * Stores in one database.
     *
     * @param source where connections come from; it is not closed by anybody here
     */
    public static JdbcStores of(DataSource source) {
        return new JdbcStores(new Database(source));
    }

    /** Where places of slots are taken: no more than there are, however many nodes take them at once. */
    public SlotBook slotBook() {
        return slotBook;
    }

    /** Where promises are kept, in one transaction with the places of {@link #slotBook()} and with what is told of them. */
    public PromiseStore promises() {
        return promises;
    }

    /** Which rules are in force on every node of a service; a database holds those of one service. */
    public RuleSetStore ruleSets() {
        return ruleSets;
    }

    /** What staff ordered on any node, and why: nodes that share it share "only people now". Kept for good. */
    public AuditTrail audit() {
        return audit;
    }
}
