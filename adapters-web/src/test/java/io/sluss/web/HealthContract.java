package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the routes of health promise: alive and ready are told apart. */
abstract class HealthContract extends WebContract {
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicBoolean storesAnswer = new AtomicBoolean(true);
    private volatile boolean failing;

    @Override
    WebOptions options() {
        return WebOptions.DEFAULT
                .ready(() -> {
                    if (failing) {
                        throw new IllegalStateException(Breakable.SECRET);
                    }
                    return ready.get();
                })
                .stores(() -> {
                    if (failing) {
                        throw new IllegalStateException(Breakable.SECRET);
                    }
                    return storesAnswer.get();
                });
    }

    @Test
    void aServerThatServesIsAliveAndReady() {
        Answer health = get("/health").is(200);

        assertEquals("UP", health.text("status"));
        assertEquals(true, health.json().get("live"));
        assertEquals(true, health.json().get("ready"));
        assertEquals("web-test", health.text("service"));
        assertEquals(sluss.rules().version(), health.text("ruleSet"));
        assertEquals("UP", get("/health/live").is(200).text("status"));
        assertEquals("UP", get("/health/ready").is(200).text("status"));
    }

    @Test
    void theVersionThatIsTriedOutIsNamedWhileItIs() {
        assertEquals(null, get("/health").is(200).json().get("candidate"));
        RuleSet candidate = RuleSetFile.parse("candidate.yaml", rulesText() + "\n# candidate\n");
        sluss.tryOut(candidate, 0.1, "health");
        assertEquals(candidate.version(), get("/health").is(200).text("candidate"));
        assertEquals(sluss.rules().version(), get("/health").is(200).text("ruleSet"));
        sluss.dropCandidate();
        assertEquals(null, get("/health").is(200).json().get("candidate"));
    }

    @Test
    void whatIsNotReadyIsStillAlive() {
        ready.set(false);

        assertEquals("UP", get("/health/live").is(200).text("status"));
        assertEquals("DOWN", get("/health/ready").is(503).text("status"));
        Answer health = get("/health").is(503);
        assertEquals("DOWN", health.text("status"));
        assertEquals(
                List.of(true, false),
                List.of(health.json().get("live"), health.json().get("ready")));
    }

    @Test
    void aServerWhoseStoresAreAwayIsReadyAllTheSame() {
        assertEquals("UP", get("/health").is(200).text("stores"));
        storesAnswer.set(false);
        assertEquals("DOWN", get("/health").is(200).text("stores"));
        get("/health/ready").is(200);
    }

    @Test
    void aCheckThatFailsIsANo() {
        failing = true;

        get("/health/live").is(200);
        assertEquals("{\"status\":\"DOWN\"}", get("/health/ready").is(503).body());
        assertEquals("DOWN", get("/health").is(503).text("stores"));
    }
}
