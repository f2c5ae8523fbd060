package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.examples.simulate.SimulatedClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Issue 5: {@code serve --simulate} has something to show, and says that nobody in it is real. */
class SimulateTest {
    private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    @Timeout(120)
    void pagesMetersAndHealthHaveSomethingToShowAndSayWhatItIs() {
        PlayedContacts played = new PlayedContacts(600, 3, new SimulatedClock(MORNING));
        try (RunningServer server =
                RunningServer.start(ServeOptions.toTry(RulesSource.of("police-114-14"), played.clock())
                        .playing(played))) {
            Http http = new Http(server.address());
            assertTrue(http.get("/health").body().contains("\"simulated\":true"));
            for (String page : new String[] {"/", "/console/", "/agent/"}) {
                String body = http.get(page).body();
                assertTrue(body.contains("Simulering.") && body.contains("Simulation."), page);
                assertTrue(body.indexOf("<body>") < body.indexOf("Simulering."), page);
            }
            Eventually.holds(
                    () -> http.get("/metrics").body(),
                    () -> has(http, "sluss_arrivals_total{arm=\"held-out\",urgency=\"deferrable\"} ", 1)
                            && has(http, "sluss_offers_total{channel=\"e-service\",event=\"accepted\"} ", 3)
                            && has(http, "sluss_promises_total{channel=\"callback\",state=\"made\"} ", 3)
                            && has(http, "sluss_holdout_share ", 0.05));
            assertTrue(server.sluss().uptake().uptake().numerator() > 5);
            assertTrue(played.clock().instant().isAfter(MORNING));
            assertEquals(0.05, server.sluss().rules().holdout().share());
        }
    }

    private static boolean has(Http http, String series, double least) {
        return http.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .anyMatch(line -> Double.parseDouble(line.substring(series.length())) >= least);
    }

    @Test
    void whoDoesNotSimulateIsToldNothingOfIt() {
        try (RunningServer server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("src/test/resources/small-rules.yaml"), Noon.CLOCK))) {
            Http http = new Http(server.address());
            assertTrue(!http.get("/health").body().contains("simulated"));
            assertTrue(!http.get("/").body().contains("Simulering."));
        }
    }

    @Test
    void aSimulationGoesIntoNoBooksThatOthersUseAndNotTooFast() {
        Run shared = Run.sluss("serve", "--port=0", "--simulate", "--webhook=https://example.org/");
        assertEquals(2, shared.code());
        Run fast = Run.sluss("serve", "--port=0", "--simulate", "--speed=0.5");
        assertEquals(2, fast.code());
        assertTrue(fast.err().contains("--speed 0.5 is not between 1 and 3600"), fast.err());
    }
}
