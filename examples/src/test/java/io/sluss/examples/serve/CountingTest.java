package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 7, once is once, and promise 9, rates say what they count: over HTTP to the meters and the page's counts. */
class CountingTest {
    private static final String ANSWERS = "\"answers\":{\"safe\":\"yes\",\"suspect-known\":\"no\"}";

    private RunningServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("src/test/resources/small-rules.yaml"), Noon.CLOCK));
        http = new Http(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> bicycleTheft() {
        return http.post(
                "/api/contacts",
                "{\"origin\":\"phone\",\"utterance\":\"min cykel har blivit stulen\",\"place\":\"Malmö\"}");
    }

    private String metrics() {
        return http.get("/metrics").body();
    }

    private static List<String> series(String metrics, String name, String label) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .toList();
    }

    @Test
    void anAcceptanceIsCountedOnceHoweverOftenItIsReportedAndIsNotContradicted() {
        String offer = Http.values(bicycleTheft(), "offerId").get(0);
        String accepted = "{\"outcome\":\"ACCEPTED\"," + ANSWERS + "}";
        assertEquals(204, http.post("/api/offers/" + offer + "/presented", "{}").statusCode());
        assertEquals(
                204, http.post("/api/offers/" + offer + "/outcome", accepted).statusCode());
        assertEquals(
                1,
                series(metrics(), "sluss_outcomes_total", "outcome=\"accepted\"")
                        .size());
        assertTrue(series(metrics(), "sluss_outcomes_total", "outcome=\"accepted\"")
                .get(0)
                .endsWith(" 1.0"));
        assertEquals(
                204, http.post("/api/offers/" + offer + "/outcome", accepted).statusCode());
        assertTrue(series(metrics(), "sluss_outcomes_total", "outcome=\"accepted\"")
                .get(0)
                .endsWith(" 1.0"));
        assertEquals(
                409,
                http.post("/api/offers/" + offer + "/outcome", "{\"outcome\":\"DECLINED\"}")
                        .statusCode());
        assertTrue(
                series(metrics(), "sluss_outcomes_total", "outcome=\"declined\"")
                        .isEmpty(),
                metrics());
        assertTrue(
                series(metrics(), "sluss_presented_total", "channel=\"e_service\"")
                                        .size()
                                + series(metrics(), "sluss_presented_total", "channel=\"e-service\"")
                                        .size()
                        == 1,
                metrics());
    }

    @Test
    void theCountsForThePageSayWhatTheyCount() {
        assertTrue(http.get("/uptake.json").body().startsWith("{\"contacts\":0,\"accepted\":0,\"presented\":0,"));
        String offer = Http.values(bicycleTheft(), "offerId").get(0);
        http.post("/api/offers/" + offer + "/presented", "{}");
        assertTrue(http.get("/uptake.json").body().startsWith("{\"contacts\":1,\"accepted\":0,\"presented\":1,"));
        http.post("/api/offers/" + offer + "/outcome", "{\"outcome\":\"ACCEPTED\"," + ANSWERS + "}");
        String counted = http.get("/uptake.json").body();
        assertTrue(counted.startsWith("{\"contacts\":1,\"accepted\":1,\"presented\":1,"), counted);
        assertTrue(
                counted.contains("{\"channel\":\"E_SERVICE\",\"accepted\":1,\"declined\":0,\"presented\":1}"), counted);
    }
}
