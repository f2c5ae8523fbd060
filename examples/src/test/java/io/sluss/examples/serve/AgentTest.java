package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 4: due callbacks over HTTP for the agents' page, and the number nowhere but with whoever calls. */
class AgentTest {
    private static final String TAKE = "{\"resource\":\"callback/syd\"}";

    private final SetClock clock = new SetClock();
    private RunningServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("police-114-14"), clock).withoutHealthChecks());
        http = new Http(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> report(HttpResponse<String> taken, String result) {
        return http.post(
                "/agent/api/report",
                "{\"promiseId\":\"" + Http.values(taken, "promiseId").get(0) + "\",\"holder\":\""
                        + Http.values(taken, "holder").get(0) + "\",\"result\":\"" + result + "\"}");
    }

    private String due() {
        String promise = CallbackMaker.promised(http, "min cykel är stulen", CallbackMaker.NUMBER);
        clock.advance(Duration.ofHours(2));
        return promise;
    }

    @Test
    void a_callback_is_listed_taken_and_reported_and_only_who_takes_it_sees_the_number() {
        Logged logged = new Logged();
        due();
        HttpResponse<String> list = http.get("/agent/api/waiting");
        assertEquals(200, list.statusCode());
        assertEquals("no-store", list.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(list.body().contains("\"due\":true,\"taken\":false,\"attempts\":0"), list.body());
        assertFalse(list.body().contains(CallbackMaker.DIGITS), "the number in the list");
        assertFalse(list.body().contains("promiseId"), "an id in the list");
        HttpResponse<String> taken = http.post("/agent/api/take", TAKE);
        assertEquals(200, taken.statusCode(), taken.body());
        assertEquals(List.of(CallbackMaker.NUMBER), Http.values(taken, "number"));
        assertEquals(1, Http.values(taken, "word").size());
        assertTrue(http.get("/agent/api/waiting").body().contains("\"taken\":true"));
        assertEquals(204, http.post("/agent/api/take", TAKE).statusCode(), "nobody else is due");
        assertEquals(204, report(taken, "no-answer").statusCode());
        assertEquals(409, report(taken, "no-answer").statusCode(), "it is taken no longer");
        clock.advance(Duration.ofMinutes(10));
        HttpResponse<String> again = http.post("/agent/api/take", TAKE);
        assertEquals(List.of("no-answer"), Http.values(again, "result"));
        assertEquals(204, report(again, "reached").statusCode());
        String metrics = http.get("/metrics").body();
        assertTrue(metrics.contains("sluss_promises_total{channel=\"callback\",state=\"late\"} 1"), metrics);
        assertFalse(metrics.contains(CallbackMaker.DIGITS), "the number in a meter");
        assertFalse(logged.text().contains(CallbackMaker.DIGITS), "the number in the log");
    }

    @Test
    void a_lease_is_renewed_by_its_holder_and_lost_by_who_does_not_renew() {
        due();
        HttpResponse<String> first = http.post("/agent/api/take", TAKE);
        String holding = "{\"promiseId\":\"" + Http.values(first, "promiseId").get(0) + "\",\"holder\":\""
                + Http.values(first, "holder").get(0) + "\"}";
        clock.advance(Duration.ofMinutes(2));
        assertEquals(204, http.post("/agent/api/renew", holding).statusCode());
        clock.advance(Duration.ofMinutes(2));
        assertEquals(204, http.post("/agent/api/take", TAKE).statusCode(), "it is still held");
        clock.advance(Duration.ofMinutes(2));
        assertEquals(200, http.post("/agent/api/take", TAKE).statusCode(), "another's turn");
        HttpResponse<String> late = http.post("/agent/api/renew", holding);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("urn:sluss:problem:not-yours"), late.body());
    }

    @Test
    void what_is_no_request_changes_nothing_and_is_not_repeated() {
        due();
        for (String body : List.of("", "[]", "{", "{\"resource\":1}", "{\"number\":\"x\"}", "{}")) {
            HttpResponse<String> answer = http.post("/agent/api/take", body);
            assertEquals(400, answer.statusCode(), body);
        }
        String id = "\"promiseId\":\"AAAAAAAAAAAAAAAAAAAAAAAA\",\"holder\":\"h\"";
        assertEquals(409, http.post("/agent/api/renew", "{" + id + "}").statusCode());
        assertEquals(
                409,
                http.post("/agent/api/report", "{" + id + ",\"result\":\"reached\"}")
                        .statusCode());
        assertEquals(
                400,
                http.post("/agent/api/report", "{" + id + ",\"result\":\"?\"}").statusCode());
        assertEquals(
                400, http.post("/agent/api/renew", "{\"promiseId\":\"<b>\"}").statusCode());
        assertEquals(415, http.send("POST", "/agent/api/take", TAKE).statusCode());
        assertEquals(405, http.get("/agent/api/take").statusCode());
        assertEquals(404, http.get("/agent/api/other").statusCode());
        assertTrue(http.get("/agent/api/waiting").body().contains("\"due\":true,\"taken\":false"));
    }

    @Test
    void whoever_comes_by_a_proxy_or_from_another_site_or_without_the_token_is_refused() {
        assertEquals(
                403,
                http.get("/agent/api/waiting", "X-Forwarded-For", "203.0.113.9").statusCode());
        assertEquals(
                403,
                http.get("/agent/api/waiting", "Origin", "https://elsewhere.example")
                        .statusCode());
        ServeOptions guarded = ServeOptions.toTry(RulesSource.of("municipality"), clock)
                .withoutHealthChecks()
                .withConsoleToken("a-token-for-this-test-only");
        try (RunningServer other = RunningServer.start(guarded)) {
            Http there = new Http(other.address());
            HttpResponse<String> refused = there.get("/agent/api/waiting");
            assertEquals(401, refused.statusCode());
            assertEquals(
                    "Bearer", refused.headers().firstValue("WWW-Authenticate").orElseThrow());
            String bearer = "Bearer a-token-for-this-test-only";
            assertEquals(
                    200,
                    there.get("/agent/api/waiting", "Authorization", bearer).statusCode());
        }
    }
}
