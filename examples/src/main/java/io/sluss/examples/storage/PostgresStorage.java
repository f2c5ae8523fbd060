package io.sluss.examples.storage;

import io.sluss.SlussBuilder;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.jdbc.StoreException;
import io.sluss.offer.OfferLifetimes;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RuleSet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In a PostgreSQL that several nodes share. Where it is away at the start, the tables are laid out as soon as it is there;
 * until then no callback and no booking is promised, and everybody reaches a person or an e-service as ever.
 */
public final class PostgresStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStorage.class);

    private final DataSource source;
    private final Runnable close;
    private final JdbcStores stores;
    private final Duration atLeast;
    private volatile boolean laidOut;

    private PostgresStorage(DataSource source, Duration atLeast, Runnable close) {
        this.source = source;
        this.atLeast = atLeast;
        this.close = close;
        this.stores = JdbcStores.of(source);
        layOut();
    }

    /** At an address, with connections of its own. */
    public static PostgresStorage at(PostgresAddress address) {
        return at(address, Duration.ZERO);
    }

    /**
     * The same, where the ledger is kept for longer than anything may be asked of a contact.
     *
     * @param atLeast how long a contact is kept at least
     */
    public static PostgresStorage at(PostgresAddress address, Duration atLeast) {
        var connections = address.connections();
        return new PostgresStorage(connections, atLeast, connections::close);
    }

    /** Through connections that somebody else closes. */
    public static PostgresStorage over(DataSource source) {
        return new PostgresStorage(source, Duration.ZERO, () -> {});
    }

    private void layOut() {
        try {
            JdbcSchema.apply(source);
            laidOut = true;
        } catch (StoreException e) {
            LOG.warn("{}; it is tried again, and no callback or booking is promised until then", e.getMessage());
        }
    }

    @Override
    public AuditTrail audit() {
        return stores.audit();
    }

    @Override
    public void giveTo(SlussBuilder builder, RuleSet rules, InstantSource clock) {
        builder.promises(stores.promises())
                .ledger(stores.ledger(life(rules), clock))
                .ruleSetStore(stores.ruleSets(), nameOfThisNode())
                .audit(stores.audit());
    }

    /** As long as anything may be asked of a contact, and a day; or longer. */
    private Duration life(RuleSet rules) {
        Duration window = rules.longestRecontactWindow();
        Duration link = OfferLifetimes.DEFAULT.link();
        Duration asked = (window.compareTo(link) > 0 ? window : link).plusDays(1);
        return asked.compareTo(atLeast) > 0 ? asked : atLeast;
    }

    /** The process and its machine. */
    private static String nameOfThisNode() {
        return ManagementFactory.getRuntimeMXBean().getName();
    }

    @Override
    public void keepUp() {
        if (!laidOut) {
            layOut();
        }
    }

    @Override
    public boolean answers() {
        return laidOut && stores.isReached();
    }

    @Override
    public String description() {
        return "in PostgreSQL, shared by all nodes: offers, promises, bookings, rules, and what staff ordered; a restart loses"
                + " the steps of contacts that are going on, and all counts"
                + (answers() ? "" : ". IT DOES NOT ANSWER: no callback or booking is promised until it does");
    }

    @Override
    public void close() {
        close.run();
    }
}
