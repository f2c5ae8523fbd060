package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2, build item 7: the meters as Prometheus reads them, asked of Prometheus itself. */
class PrometheusTest {
    private static RunningServer server;
    private static Http http;

    @TempDir
    Path folder;

    @BeforeAll
    static void contactsOfEveryKind() {
        server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("src/test/resources/small-rules.yaml"), Noon.CLOCK));
        http = new Http(server.address());
        HttpResponse<String> decision = http.post(
                "/api/contacts", "{\"origin\":\"phone\",\"utterance\":\"min cykel är stulen\",\"place\":\"Malmö\"}");
        List<String> offers = Http.values(decision, "offerId");
        offers.forEach(offer -> http.post("/api/offers/" + offer + "/presented", "{}"));
        String answers = "\"answers\":{\"safe\":\"yes\",\"suspect-known\":\"no\"}";
        http.post("/api/offers/" + offers.get(0) + "/outcome", "{\"outcome\":\"DECLINED\"}");
        http.post("/api/offers/" + offers.get(1) + "/promise", "{\"number\":\"+46701740612\"," + answers + "}");
        http.post(
                "/api/contacts", "{\"origin\":\"web\",\"utterance\":\"han har en kniv\",\"declined\":[\"E_SERVICE\"]}");
        String id = Http.values(decision, "contactId").get(0);
        http.post("/api/contacts/" + id + "/events", "{\"event\":\"QUEUED\"}");
        http.post("/api/contacts/" + id + "/events", "{\"event\":\"ANSWERED\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void promtoolFindsNothingWrongWithTheMeters() throws Exception {
        Tools.need(Tools.PROMTOOL, "prometheus");
        String metrics = http.get("/metrics").body();
        for (String meter : List.of(
                "sluss_contacts_total{",
                "sluss_presented_total{",
                "sluss_outcomes_total{",
                "sluss_decision_seconds",
                "sluss_promises_total{",
                "sluss_wait_seconds",
                "sluss_journal_total{",
                "sluss_rules_info{")) {
            assertTrue(metrics.contains(meter), meter + " is missing in\n" + metrics);
        }
        Process promtool = new ProcessBuilder(Tools.PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.getOutputStream()) {
            in.write(metrics.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), said);
        assertEquals("", said.strip());
    }

    @Test
    void theTypeOfTheAnswerIsTheOneThatWasAskedFor() {
        String plain = http.get("/metrics").headers().firstValue("Content-Type").orElse("");
        assertEquals("text/plain; version=0.0.4; charset=utf-8", plain);
        HttpResponse<String> open =
                http.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertTrue(open.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics-text"));
        assertTrue(open.body().endsWith("# EOF\n"), open.body());
    }

    @Test
    void aPrometheusScrapesItAndAnswersAQuestion() throws Exception {
        Tools.need(Tools.PROMETHEUS, "prometheus");
        try (PrometheusProcess prometheus =
                PrometheusProcess.scraping(server.address().getPort(), folder)) {
            AtomicReference<String> last = new AtomicReference<>("");
            Eventually.holds(() -> last.get() + prometheus.log(), () -> {
                last.set(prometheus.answer("sluss_promises_total{channel=\"callback\",state=\"made\"}"));
                return last.get().contains("\"value\"");
            });
            assertTrue(
                    last.get().contains("\"status\":\"success\"") && last.get().contains(",\"1\"]"), last.get());
        }
    }
}
