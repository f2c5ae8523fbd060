package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.PromiseId;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Issue 4: while PostgreSQL is away, what is asked in a row does not wait in a row; it recovers by itself. */
class OutageTest {
    private static final PromiseId ANY = new PromiseId("p");

    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    /** Counts who asks for a connection, and has none while the database is away. */
    private DataSource over(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                OutageTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    if (away.get()) {
                        throw new SQLTransientConnectionException("none to be had");
                    }
                    return method.invoke(source, arguments);
                });
    }

    @Test
    void afterOneFailureNothingIsAskedForAWhileAndThenOneQuestionFindsOut() {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            JdbcSchema.apply(source);
            JdbcStores stores = JdbcStores.of(over(source));
            stores.promises().find(ANY);
            assertTrue(stores.isReached());

            away.set(true);
            int before = asked.get();
            for (int i = 0; i < 20; i++) {
                StoreException failed = assertThrows(
                        StoreException.class, () -> stores.promises().find(ANY));
                assertTrue(failed.sqlState().startsWith("08"), failed.sqlState());
            }
            assertFalse(stores.isReached());
            assertTrue(asked.get() - before < 20, "each of 20 questions asked for a connection");

            away.set(false);
            int failures = 0;
            while (!found(stores)) {
                failures++;
                assertTrue(failures < 10_000, "it does not recover by itself");
                LockSupport.parkNanos(1_000_000);
            }
            assertTrue(stores.isReached());
            int recovered = asked.get();
            stores.promises().find(ANY);
            stores.promises().find(ANY);
            assertEquals(recovered + 2, asked.get(), "after it, every question is asked");
        }
    }

    private static boolean found(JdbcStores stores) {
        try {
            stores.promises().find(ANY);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }
}
