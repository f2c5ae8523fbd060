package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.RulesSource;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.examples.storage.PostgresStorage;
import io.sluss.promise.PromiseId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Issue 4: PostgreSQL is killed under load and started again after a while ({@code -Dsluss.away=60} for a minute); nobody
 * waits for it, nothing acknowledged is lost, and it recovers by itself.
 */
@Timeout(600)
class StoreAwayTest {
    private static final int SECONDS_AWAY = Integer.getInteger("sluss.away", 8);
    private static final int CALLERS = 4;

    /** Time goes on from a Tuesday, noon in Stockholm. */
    private static InstantSource clock() {
        Instant noon = Noon.CLOCK.instant();
        long started = System.nanoTime();
        return () -> noon.plusNanos(System.nanoTime() - started);
    }

    private static void goOn(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    @Test
    void nobodyWaitsForADatabaseThatIsAwayAndNothingAcknowledgedIsLost() throws IOException {
        try (PostgresServer postgres = PostgresServer.start();
                HikariDataSource connections = new PostgresAddress(postgres.url(), null, null).connections()) {
            PostgresStorage storage = PostgresStorage.over(CountingSource.over(connections));
            ServeOptions options = ServeOptions.toTry(RulesSource.of("src/test/resources/small-rules.yaml"), clock())
                    .withoutHealthChecks()
                    .sharing(storage, Node.KEYS);
            try (RunningServer server = RunningServer.start(options)) {
                Load load = new Load(server, CALLERS);
                Http http = new Http(server.address());
                Eventually.holds(
                        () -> "callbacks are promised: " + load + load.wrong(),
                        () -> load.promised().size() > 20);

                load.begins(Load.Phase.NOTICING);
                long killed = System.nanoTime();
                postgres.kill();
                Eventually.holds(() -> "no callback is offered", () -> !load.offersCallback());
                Duration noticed = Duration.ofNanos(System.nanoTime() - killed);
                load.begins(Load.Phase.AWAY);
                int before = load.promised().size();
                goOn(Duration.ofSeconds(SECONDS_AWAY));
                assertEquals(before, load.promised().size(), "promised while the database is away");
                HttpResponse<String> health = http.get("/health");
                assertEquals(200, health.statusCode(), "contacts are served: it stays ready");
                assertEquals(List.of("DOWN"), Http.values(health, "stores"));

                load.begins(Load.Phase.RECOVERING);
                postgres.restart();
                long back = System.nanoTime();
                Eventually.holds(
                        () -> "callbacks are promised again",
                        () -> load.promised().size() > before + 20);
                Duration recovered = Duration.ofNanos(System.nanoTime() - back);
                assertEquals(List.of("UP"), Http.values(http.get("/health"), "stores"));
                load.stop();
                System.out.println("store away for " + SECONDS_AWAY + " s: noticed after " + noticed.toMillis()
                        + " ms, promised again " + recovered.toMillis() + " ms after it was back; " + load);
                nothingIsLost(postgres, server, load);
                assertEquals(List.of(), load.wrong());
                assertTrue(load.unavailable() > 0, "nobody asked for a promise while it was away");
            }
        }
    }

    private static void nothingIsLost(PostgresServer postgres, RunningServer server, Load load) {
        Eventually.holds(() -> "the journal is handed over", () -> {
            server.sluss().maintain();
            return postgres.column("SELECT count(*) FROM sluss_event WHERE kind = 'CONTACT'")
                    .equals(List.of("" + load.contacts()));
        });
        String metrics = new Http(server.address()).get("/metrics").body();
        metrics.lines()
                .filter(line -> line.contains("state=\"dropped\""))
                .forEach(line -> assertTrue(line.endsWith(" 0.0"), line));
        for (String promise : load.promised()) {
            assertTrue(server.sluss().promised(new PromiseId(promise)).isPresent(), "an acknowledged promise is lost");
        }
        List<String> accepted = new ArrayList<>(
                postgres.column("SELECT subject FROM sluss_event WHERE kind = 'OUTCOME' AND outcome = 'ACCEPTED'"));
        assertTrue(accepted.containsAll(load.settled()), "an acknowledged acceptance is lost");
    }
}
