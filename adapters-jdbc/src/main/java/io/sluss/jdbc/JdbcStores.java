package io.sluss.jdbc;

import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSetStore;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * The stores of Sluss in one PostgreSQL database, which several nodes may share and which outlives them. The tables are
 * laid out by {@link JdbcSchema} or by the files it applies. A connection is borrowed for each call and given back before
 * the call returns; the data source should keep some open, and say how long anything may take, since nothing here waits
 * for less. Every failure is a {@link StoreException}. Thread-safe.
 */
public final class JdbcStores {
    private final Database database;
    private final SlotBook slotBook;
    private final PromiseStore promises;
    private final RuleSetStore ruleSets;
    private final AuditTrail audit;

    private JdbcStores(Database database) {
        this.database = database;
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

    /**
     * Where the life of every offer is kept, in which nothing happens twice, on however many nodes: ask for it once on
     * each. What earlier visits of a caller are told from lies in memory, and is read anew by {@link OfferLedger#refresh},
     * which {@code Sluss.maintain()} calls; when that was not done for 60 seconds, asking for them fails.
     *
     * @param life how long a contact is kept: at least as long as the longest link and re-contact window
     * @param clock the time, by which it is judged whether what is in memory is too old
     */
    public OfferLedger ledger(Duration life, InstantSource clock) {
        return new JdbcLedger(database, life, clock);
    }

    /**
     * Whether the database was reached when it was last asked, such as by {@code Sluss.maintain()}; asks nothing. When it
     * was not, every question fails at once for half a second, and then one finds out whether it is back.
     */
    public boolean isReached() {
        return database.isReached();
    }
}
