package io.sluss.examples.storage;

import io.sluss.SlussBuilder;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RuleSet;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where a server keeps its books. Thread-safe. */
public interface Storage extends AutoCloseable {
    /** In the memory of this process, which a restart loses. */
    static Storage inMemory() {
        return new InMemoryStorage();
    }

    /**
     * The same, with what happens in a file besides.
     *
     * @throws io.sluss.examples.UserMistake if the file cannot be written to, or is another kind of file
     */
    default Storage writingTo(Path ledgerFile) {
        return new FiledStorage(this, ledgerFile);
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
