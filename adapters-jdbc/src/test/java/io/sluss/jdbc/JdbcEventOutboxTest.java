package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.EventOutbox;
import io.sluss.promise.EventOutboxContract;
import io.sluss.promise.OutboxEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcEventOutboxTest extends EventOutboxContract {
    private HikariDataSource source;

    @BeforeAll
    void layOut() {
        source = Postgres.emptyDatabase();
        JdbcSchema.apply(source);
    }

    @AfterAll
    void close() {
        source.close();
    }

    @Override
    protected EventOutbox outbox() {
        Postgres.run(source, "DELETE FROM sluss_outbox");
        return JdbcStores.of(source).promises().outbox();
    }

    @Test
    void what_waits_is_told_by_another_process_and_by_one_of_them() {
        EventOutbox outbox = outbox();
        Instant noon = Instant.parse("2026-11-24T11:00:00Z");
        OutboxEvent event = new OutboxEvent("a", "io.sluss.promise.made", "p", noon, Map.of("state", "made"));
        outbox.add(List.of());
        outbox.add(List.of(event));
        EventOutbox other = JdbcStores.of(source).promises().outbox();
        assertEquals(List.of(new EventOutbox.Leased(event, 0)), other.lease(noon, noon.plusSeconds(60), 5));
        assertEquals(List.of(), outbox.lease(noon, noon.plusSeconds(60), 5));
        other.done("a");
        assertEquals(0, outbox.size());
    }
}
