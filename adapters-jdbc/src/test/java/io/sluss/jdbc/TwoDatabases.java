package io.sluss.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.ShardRouter;
import java.util.List;
import java.util.Map;

/** Two databases behind one router: bookings in one, all callbacks in the other, as the contracts let offers choose of them. */
final class TwoDatabases implements AutoCloseable {
    final HikariDataSource bookings = Postgres.emptyDatabase();
    final HikariDataSource callbacks = Postgres.emptyDatabase();

    TwoDatabases() {
        JdbcSchema.apply(bookings);
        JdbcSchema.apply(callbacks);
    }

    /** Empties both. */
    PromiseStore store() {
        for (HikariDataSource each : List.of(bookings, callbacks)) {
            Postgres.run(each, "TRUNCATE sluss_slot, sluss_hold, sluss_promise, sluss_lease, sluss_outbox");
        }
        return again();
    }

    /** The same as another node sees it. */
    PromiseStore again() {
        return ShardRouter.of(
                Map.of(
                        "bookings", JdbcStores.of(bookings).promises(),
                        "callbacks", JdbcStores.of(callbacks).promises()),
                resource -> resource.startsWith("booking/") ? "bookings" : "callbacks");
    }

    @Override
    public void close() {
        bookings.close();
        callbacks.close();
    }
}
