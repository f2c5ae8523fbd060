package io.sluss.jdbc;

import io.sluss.promise.EventOutbox;
import io.sluss.promise.EventOutboxContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What every outbox keeps, kept by two databases together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDatabasesOutboxTest extends EventOutboxContract {
    private final TwoDatabases databases = new TwoDatabases();

    @AfterAll
    void close() {
        databases.close();
    }

    @Override
    protected EventOutbox outbox() {
        return databases.store().outbox();
    }
}
