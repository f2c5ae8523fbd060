package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What garbage gets at every entry: a clear problem, and the server goes on. */
abstract class GarbageContract extends WebContract {
    private static final long SEED = 20270302L;

    /** Every entry that takes JSON, on a contact and offers that exist. */
    private List<String> entries() {
        Answer decision = contact(THEFT);
        String service = "/api/offers/" + decision.offerId("E_SERVICE");
        return List.of(
                "/api/contacts",
                "/api/contacts/" + decision.text("contactId") + "/events",
                service + "/presented",
                service + "/outcome",
                "/api/offers/" + decision.offerId("CALLBACK") + "/promise",
                "/api/promises/find");
    }

    private Answer send(String path, byte[] body) {
        return send(json(path).POST(BodyPublishers.ofByteArray(body)));
    }

    @AfterEach
    void theServerGoesOn() {
        assertEquals("E_SERVICE", contact(THEFT).channels().get(0));
        get("/health").is(200);
    }

    @Test
    void whatIsNoJsonObjectIsMalformed() {
        List<String> bodies = List.of(
                "hej",
                "{",
                "}",
                "{\"origin\"",
                "{\"origin\":",
                "{\"origin\":}",
                "{\"origin\":\"web\"",
                "{\"origin\":\"web\",}",
                "{\"origin\":\"web\"}}",
                "{\"origin\":\"web\"} {\"origin\":\"web\"}",
                "{'origin':'web'}",
                "{origin:\"web\"}",
                "{\"origin\":NaN}",
                "{\"origin\":+1}",
                "{\"origin\":01}",
                "{\"origin\":\"web\" /* a comment */}",
                "{\"origin\":\"\u0001\"}",
                "{\"origin\":\"a\nb\"}",
                "{\"origin\":\"\\x\"}",
                "{\"origin\":\"\\ud800\"}",
                "{\"\u0000\":1}",
                "[]",
                "[{\"origin\":\"web\"}]",
                "\"web\"",
                "17",
                "true",
                "null",
                "<xml/>",
                "origin=web",
                "\u0000",
                "{\"origin\":\"web\",\"origin\":\"web\"}",
                "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"yes\",\"safe\":\"no\"}}",
                "{\"age\":" + "9".repeat(200) + "}");
        for (String entry : entries()) {
            for (String body : bodies) {
                Answer answer = post(entry, body).isProblem(400, "malformed");
                assertFalse(answer.body().contains("xml"), answer::body);
            }
        }
    }

    @Test
    void brokenUtf8IsMalformed() {
        byte[][] broken = {
            {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
            {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
            "{\"origin\":\"w\u00e5b\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"origin\":\"web\"}".getBytes(StandardCharsets.UTF_16BE),
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        };
        for (String entry : entries()) {
            for (byte[] body : broken) {
                send(entry, body).isProblem(400, "malformed");
            }
        }
    }

    @Test
    void deepNestingIsMalformed() {
        for (String entry : entries()) {
            for (int depth : new int[] {6, 500, 30_000}) {
                post(entry, "[".repeat(depth)).isProblem(400, "malformed");
                post(entry, "{\"a\":".repeat(Math.min(depth, 10_000))).isProblem(400, "malformed");
                post(entry, "{\"answers\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                        .isProblem(400, "malformed");
            }
        }
    }

    @Test
    void tenMegabytesAreTooLargeHoweverTheyCome() {
        byte[] large = new byte[10 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) ' ');
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        for (String entry : entries()) {
            send(entry, large).isProblem(413, "too-large");
            send(json(entry).POST(chunked)).isProblem(413, "too-large");
        }
    }

    @Test
    void sixtyFourKilobytesAreTheMost() {
        String padded = THEFT + " ".repeat(Body.MAX_BYTES - THEFT.getBytes(StandardCharsets.UTF_8).length);

        post("/api/contacts", padded).is(201);
        post("/api/contacts", padded + " ").isProblem(413, "too-large");
        post("/api/contacts", "{\"origin\":\"web\",\"utterance\":\"" + "min cykel ".repeat(6000) + "\"}")
                .is(201);
    }

    @Test
    void aLengthThatLiesAndBrokenChunksHurtNobody() throws Exception {
        String head = "POST /kontakt/api/contacts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        assertFalse(raw(head + "Content-Length: 10\r\nConnection: close\r\n\r\n" + THEFT)
                .contains("201"));
        raw(head + "Content-Length: 100000000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        raw(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
        raw(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{}");
    }

    @Test
    void whoeverAsksBeforeSendingTooMuchIsToldSo() throws Exception {
        String answer =
                raw("POST /kontakt/api/contacts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 10485760\r\nExpect: 100-continue\r\n\r\n");

        assertTrue(answer.contains("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("urn:sluss:problem:too-large"), answer);
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void otherTypesAreRefused() {
        for (String entry : entries()) {
            for (String type : List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=iso-8859-1",
                    "application/json2",
                    "json",
                    ";;")) {
                send(to(entry).header("Content-Type", type).POST(BodyPublishers.ofString(THEFT)))
                        .isProblem(415, "unsupported-media-type");
            }
            send(to(entry).POST(BodyPublishers.ofString(THEFT))).isProblem(415, "unsupported-media-type");
            send(json(entry).header("Content-Encoding", "gzip").POST(BodyPublishers.ofString(THEFT)))
                    .isProblem(415, "unsupported-media-type");
        }
        send(to("/api/contacts")
                        .header("Content-Type", "Application/JSON ; Charset=\"UTF-8\"")
                        .header("Accept", "image/png")
                        .POST(BodyPublishers.ofString("\ufeff" + THEFT)))
                .is(201);
    }

    @Test
    void anEmptyBodyIsMalformedWhereOneIsNeeded() {
        for (String entry : entries()) {
            if (!entry.endsWith("/presented")) {
                post(entry).isProblem(400, "malformed");
                post(entry, " \n").isProblem(400, "malformed");
            }
        }
    }

    @Test
    void otherMethodsAreRefusedAndTheRightOnesNamed() {
        Map<String, String> allowed = new LinkedHashMap<>();
        entries().forEach(entry -> allowed.put(entry, "POST, OPTIONS"));
        String offer = contact(THEFT).offerId("E_SERVICE");
        allowed.put("/api/offers/" + offer + "/slots", "GET, HEAD, OPTIONS");
        allowed.put("/api/promises/x", "GET, DELETE, HEAD, OPTIONS");
        allowed.put("/api/promises/x/move", "POST, OPTIONS");
        allowed.put("/api/promises/find", "POST, GET, DELETE, HEAD, OPTIONS"); // as for any id
        allowed.put("/api/promises/x/calendar.ics", "GET, HEAD, OPTIONS");
        allowed.put("/go/" + offer, "GET, HEAD, OPTIONS");
        allowed.put("/health", "GET, HEAD, OPTIONS");
        allowed.put("/health/live", "GET, HEAD, OPTIONS");
        allowed.forEach((path, methods) -> {
            for (String method : List.of("PUT", "PATCH", "BREW")) {
                Answer answer = send(to(path).method(method, BodyPublishers.ofString(THEFT)));
                assertEquals(
                        methods, answer.isProblem(405, "method-not-allowed").header("Allow"));
            }
            Answer options = send(to(path).method("OPTIONS", BodyPublishers.noBody()));
            assertEquals(methods, options.is(204).header("Allow"));
            assertEquals("", options.header("Access-Control-Allow-Origin"));
        });
    }

    @Test
    void otherPathsAreNotFound() {
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/contacts/",
                "/api/contacts/x",
                "/api/contacts/x/events/y",
                "/api/offers",
                "/api/offers/x/outcomes",
                "/api/promises",
                "/api/console",
                "/go",
                "/go/",
                "/go/a/b",
                "/health/dead",
                "/api/" + "x".repeat(3000))) {
            get(path).isProblem(404, path.equals("/go/") ? "unknown-offer" : "not-found");
        }
    }

    @Test
    void randomJsonNeverBreaksAnything() {
        RandomJson random = new RandomJson(new Random(SEED));
        for (int i = 0; i < 300; i++) {
            List<String> entries = i % 50 == 0 ? entries() : null;
            lastEntries = entries == null ? lastEntries : entries;
            String body = random.body();
            for (String entry : lastEntries) {
                Answer answer = post(entry, body);
                assertTrue(
                        answer.status() < 500,
                        () -> "seed " + SEED + ": " + answer.status() + " for " + body + " at " + entry);
                if (answer.status() >= 400) {
                    assertTrue(answer.text("type").startsWith("urn:sluss:problem:"));
                }
            }
        }
    }

    private List<String> lastEntries = List.of();
}
