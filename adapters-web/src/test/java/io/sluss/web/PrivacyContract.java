package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.matching.Ranker;
import io.sluss.outcome.OfferLedger;
import io.sluss.uptake.UptakeMeters;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 8: a canary number and a canary sentence sent through every route and field are found nowhere. */
abstract class PrivacyContract extends WebContract {
    private static final String SENTENCE = "kanariefågeln sjunger för Gun-Britt";
    private static final List<String> CANARIES =
            List.of(SENTENCE, "kanariefagel", "+46701740699", "070-174 06 99", "0701740699", "tel:+46701740699");
    private static final List<String> TRACES = List.of("kanarie", "gun-britt", "701740699", "174 06 99");

    private static final List<String> CONTACT = List.of(
            "origin",
            "contactId",
            "utterance",
            "confidence",
            "alternatives",
            "reason",
            "region",
            "place",
            "language",
            "caller",
            "arrivedAt",
            "queueTicket",
            "age",
            "eId",
            "expectedWaitSeconds");
    private static final List<String> EVENT = List.of(
            "event",
            "at",
            "reason",
            "urgency",
            "solved",
            "referredTo",
            "caseNumber",
            "handlingSeconds",
            "reportComplete",
            "followUpNeeded",
            "announcedWaitSeconds");
    private static final List<String> REPORT = List.of("outcome", "answers", "declineReason", "utterance");
    private static final List<String> WISH =
            List.of("start", "resource", "number", "answers", "safeToCall", "utterance");

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final LogTrap logs = new LogTrap();

    @Override
    SlussBuilder with(SlussBuilder usual) {
        return usual.recorder(new UptakeMeters(meters)).recorder(event -> events.add(event.toString()));
    }

    @BeforeEach
    void listen() {
        logs.set();
    }

    @AfterEach
    void nothingIsFound() {
        sluss.maintain();
        logs.close();
        assertTrue(logs.works(), "the trap holds no line at all");
        for (String line : logs.lines()) {
            assertClean("a log line", line);
        }
        for (String event : events) {
            assertClean("a ledger event", event);
        }
        assertClean("the meters", meters.scrape());
    }

    private static void assertClean(String what, String text) {
        for (String trace : TRACES) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains(trace), () -> what + ": " + text);
        }
    }

    /** What must not be in an answer, neither in its body nor in its headers. */
    private static Answer clean(Answer answer) {
        assertClean(
                "an answer",
                answer.status() + " " + answer.body() + answer.response().headers());
        return answer;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private void throughFields(String path, String needed, List<String> fields, String canary) {
        for (String field : fields) {
            for (String value : List.of(
                    quoted(canary), "[" + quoted(canary) + "]", "{" + quoted(canary) + ":" + quoted(canary) + "}")) {
                String other = needed.startsWith(quoted(field)) ? "" : needed + ",";
                clean(post(path, "{" + other + quoted(field) + ":" + value + "}"));
            }
        }
        clean(post(path, "{" + needed + "," + quoted(canary + " ") + ":" + quoted(canary) + "}"));
        clean(post(path, "{" + needed + "," + quoted(canary) + quoted(canary)));
        clean(post(path, canary));
        clean(send(to(path).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(canary))));
    }

    @Test
    void nothingOfAContactIsRepeated() {
        for (String canary : CANARIES) {
            throughFields("/api/contacts", "\"origin\":\"phone\"", CONTACT, canary);
            for (String list : List.of("alternatives", "declined", "signals")) {
                clean(post("/api/contacts", "{\"origin\":\"web\",\"" + list + "\":[" + quoted(canary) + "]}"));
            }
            clean(post(
                    "/api/contacts",
                    "{\"origin\":\"web\",\"utterance\":" + quoted("min cykel är stulen, " + canary)
                            + ",\"confidence\":0.9,\"alternatives\":[" + quoted(canary) + "],\"place\":"
                            + quoted(canary) + ",\"queueTicket\":" + quoted(canary) + ",\"caller\":"
                            + quoted(canary) + "}"));
        }
    }

    @Test
    void nothingOfAnEventIsRepeated() {
        String path = "/api/contacts/" + contact(THEFT).text("contactId") + "/events";
        for (String canary : CANARIES) {
            throughFields(path, "\"event\":\"WRAPPED_UP\"", EVENT, canary);
        }
    }

    @Test
    void nothingOfAReportIsRepeated() {
        for (String canary : CANARIES) {
            String offer = "/api/offers/" + contact(THEFT).offerId("E_SERVICE");
            throughFields(offer + "/outcome", "\"outcome\":\"DECLINED\"", REPORT, canary);
            throughFields(offer + "/outcome", "\"outcome\":\"ACCEPTED\"", REPORT, canary);
            throughFields(offer + "/presented", "\"x\":1", List.of("y"), canary);
        }
    }

    @Test
    void nothingOfAPromiseIsRepeated() {
        for (String canary : CANARIES) {
            String offer = contact(THEFT).offerId("CALLBACK");
            throughFields("/api/offers/" + offer + "/promise", "\"answers\":{\"safe\":\"yes\"}", WISH, canary);
        }
        String offer = contact("{\"origin\":\"phone\",\"reason\":\"bicycle-theft\",\"caller\":\"+46701740699\"}")
                .offerId("CALLBACK");
        Answer made = clean(post(
                "/api/offers/" + offer + "/promise",
                "{\"number\":\"070-174 06 99\",\"answers\":{\"safe\":\"yes\"},\"safeToCall\":true}"));
        made.is(201);
        String promise = "/api/promises/" + made.text("promiseId");
        clean(get(promise)).is(200);
        clean(post("/api/promises/find", "{\"caller\":\"070-174 06 99\",\"code\":\"" + made.text("code") + "\"}"))
                .is(200);
        clean(delete(promise)).is(204);
        clean(get(promise)).is(200);
    }

    @Test
    void nothingOfAChangeToAPromiseIsRepeated() {
        String offer = contact(THEFT).offerId("BOOKING");
        Answer made = post("/api/offers/" + offer + "/promise", "{\"answers\":{\"safe\":\"yes\"}}");
        String promise = "/api/promises/" + made.is(201).text("promiseId");
        for (String canary : CANARIES) {
            throughFields("/api/promises/find", "\"caller\":" + quoted(canary), List.of("caller", "code"), canary);
            throughFields(
                    promise + "/move", "\"start\":\"2027-03-02T10:07:00+01:00\"", List.of("start", "resource"), canary);
            throughFields(promise + "/kept", "\"x\":1", List.of("kept"), canary);
            clean(send(to(promise)
                    .header("Accept", "text/" + canary.replaceAll("[^a-z0-9]", ""))
                    .GET()));
        }
        clean(get(promise + "/calendar.ics")).is(200);
    }

    @Test
    void nothingOfAPathAFormOrAQueryIsRepeated() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        for (String canary : CANARIES) {
            String encoded = URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/api/contacts/" + encoded + "/events",
                    "/api/offers/" + encoded + "/outcome",
                    "/api/offers/" + encoded + "/promise",
                    "/api/offers/" + encoded + "/presented",
                    "/api/" + encoded)) {
                clean(post(path, "{}"));
            }
            for (String path : List.of(
                    "/api/offers/" + encoded + "/slots",
                    "/api/promises/" + encoded,
                    "/go/" + encoded,
                    "/go/" + offer + "?lang=" + encoded,
                    "/health?x=" + encoded,
                    "/health/" + encoded)) {
                clean(get(path));
            }
            clean(postForm("/go/" + offer, "safe=" + encoded + "&" + encoded + "=yes"));
            clean(send(to("/api/contacts")
                    .header("X-Caller", "tel:+46701740699")
                    .header("Cookie", "number=0701740699")
                    .GET()));
        }
    }

    @Test
    void nothingOfAFailureInsideIsRepeated() throws Exception {
        Breakable stores = new Breakable();
        Ranker failing = (facts, candidates) -> {
            throw new IllegalStateException(SENTENCE);
        };
        restart(Sluss.builder(rules())
                .ranker(failing)
                .ledger(stores.of(OfferLedger.class, OfferLedger.inMemory(100, Duration.ofDays(8)))));
        Answer decision = clean(contact(THEFT));
        stores.goAway();

        clean(outcome(decision.offerId("E_SERVICE"), OfferContract.ACCEPTED)).isProblem(503, "store-away");
        clean(get("/api/offers/" + decision.offerId("CALLBACK") + "/slots")).isProblem(503, "store-away");
        assertTrue(logs.lines().stream().noneMatch(line -> line.contains(Breakable.SECRET)));
        assertEquals("E_SERVICE", decision.channels().get(0));
    }

    @Test
    void nothingOfAFailureThatNobodyForesawIsRepeated() {
        clock.failWith(SENTENCE);

        clean(post("/api/contacts", THEFT)).isProblem(500, "internal");

        clock.failWith(null);
        assertTrue(logs.lines().stream().anyMatch(line -> line.contains("A request failed")));
        assertEquals("E_SERVICE", contact(THEFT).channels().get(0));
    }
}
