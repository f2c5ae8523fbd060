package io.sluss.examples.storage;

import io.sluss.SlussBuilder;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RuleSet;
import java.time.InstantSource;

/** Where a server keeps its books. Thread-safe. */
public interface Storage extends AutoCloseable {
    /** In the memory of this process, which a restart loses. */
    static Storage inMemory() {
        return new InMemoryStorage();
    }

    /** What staff ordered. */
    AuditTrail audit();

    /** Has a Sluss keep everything here. */
    void giveTo(SlussBuilder builder, RuleSet rules, InstantSource clock);

    /** Does what could not be done at the start, such as laying out tables. Called about once a second; never throws. */
    void keepUp();

    /** Whether it answered when it was last asked; asks nothing. */
    boolean answers();

    /** What is kept where, and what a restart loses, in a line. */
    String description();

    @Override
    void close();
}
