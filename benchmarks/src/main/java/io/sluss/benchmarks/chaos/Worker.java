package io.sluss.benchmarks.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluss.benchmarks.chaos.Answered.Answer;
import io.sluss.benchmarks.chaos.Answered.What;
import io.sluss.jdbc.JdbcStores;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.promise.SlotBook.Taken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One of the processes that ask for places. Writes down each question before it is put and again with its answer. */
@Command(name = "chaos-worker", hidden = true)
public final class Worker implements Callable<Integer> {
    private static final Duration HOLD = Duration.ofSeconds(2);
    private static final int TRIES = 200;
    private static final int KEPT_ONE_IN = 150;
    private static final int THREADS = 4;
    private static final long PAUSE_MILLIS = 50;

    @Option(names = "--url", required = true)
    private String url = "";

    @Option(names = "--seed", required = true)
    private long seed;

    @Option(names = "--slots", required = true)
    private int slotCount;

    @Option(names = "--attempts", required = true)
    private int attempts;

    @Option(names = "--name", required = true)
    private String name = "";

    @Option(names = "--history", required = true)
    private Path history = Path.of("");

    private final AtomicInteger next = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (HikariDataSource source = source(url, THREADS);
                OutputStream out = Files.newOutputStream(history)) {
            PromiseStore store = JdbcStores.of(source).promises();
            Slots slots = new Slots(seed, slotCount);
            List<Callable<Boolean>> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed * 1_000 + name.hashCode() * 31L + t);
                threads.add(() -> run(store, slots, random, out));
            }
            for (var each : pool.invokeAll(threads)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return 0;
    }

    /** Connections that give up soon, so that a database that is away is noticed. */
    static HikariDataSource source(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", "10");
        return new HikariDataSource(config);
    }

    private boolean run(PromiseStore store, Slots slots, Random random, OutputStream out) {
        for (int i = next.incrementAndGet(); i <= attempts; i = next.incrementAndGet()) {
            attempt(store, slots, random, name + "-" + i, out);
            if (i % 2_000 == 0) {
                quietly(() -> store.slotBook().expire(Instant.now()));
            }
        }
        return true;
    }

    private void attempt(PromiseStore store, Slots slots, Random random, String key, OutputStream out) {
        SlotBook book = store.slotBook();
        int slot = random.nextInt(slotCount);
        Answer taken = Answer.UNKNOWN;
        for (int i = 0;
                i < TRIES && taken == Answer.UNKNOWN;
                i++) { // asked again, as a host whose answer was lost would
            taken = ask(What.TAKE, slot, key, out, now -> {
                Taken said = book.take(slots.slot(slot), slots.capacity(slot), key, now.plus(HOLD), now);
                return said != Taken.FULL;
            });
        }
        if (taken != Answer.YES) {
            return;
        }
        int fate = random.nextInt(10);
        if (fate < 5) {
            boolean promised =
                    random.nextBoolean(); // a promise with its place and what is told of it, or a place alone
            boolean again = true;
            for (int i = 0; i < TRIES && again; i++) {
                Answer confirmed = ask(
                        What.CONFIRM,
                        slot,
                        key,
                        out,
                        now -> promised
                                ? promise(store, slots.slot(slot), key, now)
                                : book.confirm(slots.slot(slot), key, now));
                again = confirmed == Answer.UNKNOWN;
            }
            if (random.nextInt(KEPT_ONE_IN)
                    > 0) { // most places come back, so that there is something to fight for to the end
                release(book, slots, slot, key, out);
                if (promised) {
                    quietly(() -> store.remove(new PromiseId("p-" + key)));
                }
            }
        } else if (fate < 9) {
            release(book, slots, slot, key, out);
        } // otherwise the hold runs out
    }

    private static boolean promise(PromiseStore store, Slot.Key slot, String key, Instant now) {
        Promise promise = SomePromise.of(slot, key, now);
        return store.add(promise, List.of(SomePromise.event(promise, now)), now).isPresent();
    }

    private void release(SlotBook book, Slots slots, int slot, String key, OutputStream out) {
        ask(What.RELEASE, slot, key, out, now -> {
            book.release(slots.slot(slot), key);
            return true;
        });
    }

    private interface Question {
        boolean ask(Instant now);
    }

    private Answer ask(What what, int slot, String key, OutputStream out, Question question) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        long until = now.plus(HOLD).toEpochMilli();
        write(out, new Answered(what, slot, key, now.toEpochMilli(), Long.MAX_VALUE, until, Answer.UNKNOWN));
        Answer answer = quietly(() -> question.ask(now) ? Answer.YES : Answer.NO);
        long answered = System.currentTimeMillis();
        write(out, new Answered(what, slot, key, now.toEpochMilli(), answered, until, answer));
        return answer;
    }

    private static Answer quietly(Supplier<Answer> question) {
        try {
            return question.get();
        } catch (RuntimeException e) { // whatever it was, it may have been done or not
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Answer.UNKNOWN;
        }
    }

    private static void quietly(Runnable task) {
        quietly(() -> {
            task.run();
            return Answer.YES;
        });
    }

    /** Written at once: what a killed process has written is still there. */
    private static void write(OutputStream out, Answered record) {
        byte[] line = (record.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            synchronized (out) {
                out.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
