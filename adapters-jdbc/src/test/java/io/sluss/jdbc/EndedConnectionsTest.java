package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseContract;
import io.sluss.promise.PromiseStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of promises whose connections end anywhere, while many are made, moved and cancelled. */
class EndedConnectionsTest extends PromiseContract {
    private static final int THREADS = 6;
    private static final int EACH = 60;
    private static final int MOST_ENDED = 60;

    /** Places for good without their promise, promises without their place or their event, and events without either. */
    private static final String AMISS = """
            SELECT concat_ws(' ', 'a place without a promise', holder, starts) FROM sluss_hold AS hold
            WHERE held_until IS NULL AND NOT EXISTS (SELECT FROM sluss_promise AS promise
                WHERE (promise.resource, promise.offer, promise.starts, promise.ends)
                    = (hold.resource, hold.holder, hold.starts, hold.ends))
            UNION ALL
            SELECT concat_ws(' ', 'a promise without a place', offer, starts) FROM sluss_promise AS promise
            WHERE NOT EXISTS (SELECT FROM sluss_hold AS hold WHERE held_until IS NULL
                AND (promise.resource, promise.offer, promise.starts, promise.ends)
                    = (hold.resource, hold.holder, hold.starts, hold.ends))
            UNION ALL
            SELECT concat_ws(' ', 'not told as often as changed', promise.id, revision, count(outbox.id))
            FROM sluss_promise AS promise LEFT JOIN sluss_outbox AS outbox ON subject = promise.id
            GROUP BY promise.id, revision HAVING count(outbox.id) <> revision + 1
            UNION ALL
            SELECT concat_ws(' ', 'told of nothing', id) FROM sluss_outbox
            WHERE subject NOT IN (SELECT id FROM sluss_promise)
            """;

    private HikariDataSource source;

    /** A connection of its own each time: one of the pool might be among those that were just told to end. */
    private List<String> column(String sql) {
        return Postgres.column(source.getDataSource(), sql);
    }

    @Override
    protected PromiseStore store() {
        source = Postgres.emptyDatabase();
        JdbcSchema.apply(source);
        return JdbcStores.of(source).promises();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_place_is_for_good_exactly_where_its_promise_is_and_what_was_acknowledged_is_there() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        AtomicInteger working = new AtomicInteger(THREADS);
        Set<String> acknowledged = new HashSet<>();
        int ended = 0;
        try {
            List<Future<Set<String>>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                Callable<Set<String>> work = () -> {
                    try {
                        return promiseMany(thread);
                    } finally {
                        working.decrementAndGet();
                    }
                };
                all.add(pool.submit(work));
            }
            while (working.get() > 0 && ended < MOST_ENDED) {
                ended += endOne();
            }
            for (Future<Set<String>> each : all) {
                acknowledged.addAll(each.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertTrue(ended > 0, "no connection was ended");
        assertEquals(List.of(), column(JdbcSlotBookTest.AMISS));
        assertEquals(List.of(), column(AMISS));
        Set<String> stored = new HashSet<>(column("SELECT id FROM sluss_promise"));
        assertTrue(stored.containsAll(acknowledged), "an acknowledged promise is lost");
        assertTrue(acknowledged.size() > THREADS * EACH / 4, () -> "only " + acknowledged.size() + " were made");
    }

    /** Ends a connection that is in the middle of something, if there is one. */
    private int endOne() {
        return column("""
                SELECT pg_terminate_backend(pid) FROM (
                    SELECT pid FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
                    ORDER BY random() LIMIT 1) AS busy
                """).size();
    }

    private Set<String> promiseMany(int thread) {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < EACH; i++) {
            String name = thread + "-" + i;
            Promise promise = promise("p" + name, "o" + name, caller(5), Duration.ofHours(1 + i % 3));
            try {
                store.slotBook()
                        .take(promise.slot().key(), 1_000, promise.offer().text(), NOON.plus(HOLD), NOON);
                if (store.add(promise, List.of(told(promise)), NOON).isPresent()) {
                    made.add(promise.id().text());
                    change(promise, i);
                }
            } catch (StoreException e) {
                // its connection was ended: whoever asked was told that it failed
            }
        }
        return made;
    }

    private void change(Promise promise, int i) {
        if (i % 3 == 0) {
            Promise later = promise.at(slot(ONE.plus(Duration.ofHours(i % 5))), ONE);
            store.move(promise, later, 1_000, List.of(told(later)), NOON);
        } else if (i % 3 == 1) {
            Promise cancelled = promise.cancelled();
            store.replace(promise, cancelled, List.of(told(cancelled)));
        }
    }

    private static OutboxEvent told(Promise promise) {
        String id = promise.id().text() + "." + promise.progress().revision();
        return new OutboxEvent(id, "io.sluss.promise.changed", promise.id().text(), NOON, Map.of());
    }
}
