package io.sluss.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluss.benchmarks.chaos.Server;
import io.sluss.benchmarks.chaos.SomePromise;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import io.sluss.matching.ChannelMode;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook.Taken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many places a second are taken in a PostgreSQL that writes for good before it answers, beside one statement written
 * by hand: over the same connections, in turns.
 */
final class SlotsPart implements Part {
    private static final int THREADS = 8;
    private static final int ROUNDS = 7;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final int CAPACITY = 10_000_000;
    private static final Instant FIRST = Instant.parse("2040-01-02T08:00:00Z");

    private static final String TABLES = """
            CREATE TABLE hand_slot (
                resource text NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL,
                capacity integer NOT NULL, taken integer NOT NULL,
                PRIMARY KEY (resource, starts, ends), CHECK (taken BETWEEN 0 AND capacity)) WITH (fillfactor = 50);
            CREATE TABLE hand_booking (
                resource text NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL, holder text NOT NULL,
                PRIMARY KEY (resource, starts, ends, holder))""";

    private static final String OPEN_SLOT = "INSERT INTO hand_slot VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING";

    private static final String BY_HAND = """
            WITH taken AS (
                UPDATE hand_slot SET taken = taken + 1
                WHERE resource = ? AND starts = ? AND ends = ? AND taken < capacity
                RETURNING resource, starts, ends)
            INSERT INTO hand_booking SELECT resource, starts, ends, ? FROM taken""";

    private enum Way {
        BY_HAND,
        TAKE,
        PROMISE
    }

    private final AtomicLong next = new AtomicLong();

    @Override
    public String name() {
        return "slots";
    }

    @Override
    public void measure(Measuring measuring, PrintWriter out) {
        out.println();
        out.println(
                "Places taken a second in PostgreSQL, fsync and synchronous_commit on, " + THREADS + " connections");
        out.println();
        out.println("| slots | one statement by hand | take | share | take, confirm, promise, outbox | share |");
        out.println("|---:|---:|---:|---:|---:|---:|");
        try (Server server = Server.start();
                HikariDataSource source = source(server.url())) {
            JdbcSchema.apply(source);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            for (int slots : new int[] {1, 10, 1_000}) {
                row(source, slots, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource source(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(THREADS);
        return new HikariDataSource(config);
    }

    private void row(HikariDataSource source, int slots, PrintWriter out)
            throws SQLException, InterruptedException, ExecutionException {
        PromiseStore store = JdbcStores.of(source).promises();
        open(source, slots);
        Map<Way, List<Double>> rates = new EnumMap<>(Way.class);
        for (int round = -1; round < ROUNDS; round++) { // the first only warms up
            for (Way way : Way.values()) {
                double rate = rate(way, source, store, slots);
                if (round >= 0) {
                    rates.computeIfAbsent(way, w -> new ArrayList<>()).add(rate);
                }
            }
        }
        double byHand = median(rates.getOrDefault(Way.BY_HAND, List.of()));
        double take = median(rates.getOrDefault(Way.TAKE, List.of()));
        double promise = median(rates.getOrDefault(Way.PROMISE, List.of()));
        out.printf(
                Locale.ROOT,
                "| %,d | %,.0f | %,.0f | %.0f %% | %,.0f | %.0f %% |%n",
                slots,
                byHand,
                take,
                100 * take / byHand,
                promise,
                100 * promise / byHand);
        out.flush();
    }

    private static double median(List<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Slot slot(int number, String prefix) {
        Instant start = FIRST.plus(Duration.ofMinutes(30L * (number / 7)));
        String resource = "callback/" + prefix + number % 7;
        return new Slot(resource, start, start.plus(Duration.ofMinutes(30)), null, ChannelMode.CHOSEN_TIME);
    }

    private static void open(HikariDataSource source, int slots) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement open = connection.prepareStatement(OPEN_SLOT)) {
            for (int i = 0; i < slots; i++) {
                set(open, slot(i, "r").key());
                open.setInt(4, CAPACITY);
                open.execute();
            }
        }
    }

    private static void set(PreparedStatement statement, Slot.Key slot) throws SQLException {
        statement.setString(1, slot.resource());
        statement.setTimestamp(2, Timestamp.from(slot.start()));
        statement.setTimestamp(3, Timestamp.from(slot.end()));
    }

    private double rate(Way way, HikariDataSource source, PromiseStore store, int slots)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            long started = System.nanoTime();
            long end = started + ROUND.toNanos();
            List<Callable<Long>> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                threads.add(() -> {
                    long done = 0;
                    for (; System.nanoTime() < end; done++) {
                        book(way, source, store, slots);
                    }
                    return done;
                });
            }
            long done = 0;
            for (Future<Long> each : pool.invokeAll(threads)) {
                done += each.get();
            }
            return done / ((System.nanoTime() - started) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }

    private void book(Way way, HikariDataSource source, PromiseStore store, int slots) throws SQLException {
        long number = next.incrementAndGet();
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        int which = (int) (number % slots);
        switch (way) {
            case BY_HAND -> byHand(source, slot(which, "r").key(), "o" + number);
            case TAKE -> take(store, slot(which, "t").key(), "o" + number, now);
            case PROMISE -> {
                Slot slot = slot(which, "p");
                take(store, slot.key(), "o" + number, now);
                Promise promise = SomePromise.of(slot.key(), "o" + number, now);
                OutboxEvent event = SomePromise.event(promise, now);
                if (store.add(promise, List.of(event), now).isEmpty()) {
                    throw new IllegalStateException("a hold ran out");
                }
            }
        }
    }

    private static void byHand(HikariDataSource source, Slot.Key slot, String holder) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_HAND)) {
            set(statement, slot);
            statement.setString(4, holder);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the slot is full");
            }
        }
    }

    private static void take(PromiseStore store, Slot.Key slot, String key, Instant now) {
        Taken taken = store.slotBook().take(slot, CAPACITY, key, now.plusSeconds(120), now);
        if (taken != Taken.TAKEN) {
            throw new IllegalStateException("the slot is " + taken);
        }
    }
}
