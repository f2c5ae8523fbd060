package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.KeyRing;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.Storage;
import io.sluss.ivr.VoiceOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Issue 2: the whole spine over real HTTP, as with curl. */
class ServeTest {
    private static final String SMALL = "src/test/resources/small-rules.yaml";
    private static final String AT_NIGHT = "2026-11-24T02:00:00+01:00";

    private static RunningServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = RunningServer.start(ServeOptions.toTry(RulesSource.of("police-114-14"), Noon.CLOCK));
        http = new Http(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<String> bicycleTheft() {
        return http.post(
                "/api/contacts",
                "{\"origin\":\"phone\",\"utterance\":\"min cykel har blivit stulen\",\"place\":\"Malmö\",\"language\":\"sv\",\"arrivedAt\":\""
                        + AT_NIGHT + "\"}");
    }

    @Test
    void aBicycleTheftAtNightGetsTheEServiceFirstThenATimeThenAPersonAndTheBecause() {
        HttpResponse<String> decision = bicycleTheft();
        assertEquals(201, decision.statusCode(), decision.body());
        List<String> channels = Http.values(decision, "channel");
        assertEquals("E_SERVICE", channels.get(0));
        assertTrue(List.of("BOOKING", "CALLBACK").contains(channels.get(1)), channels.toString());
        assertTrue(channels.contains("LIVE_AGENT"), channels.toString());
        assertEquals(List.of("bicycle-theft"), Http.values(decision, "reason"));
        assertTrue(decision.body().contains("\"because\":["), decision.body());
    }

    @Test
    void aKnifeGetsOnlyAPersonInThePriorityQueue() {
        HttpResponse<String> decision =
                http.post("/api/contacts", "{\"origin\":\"phone\",\"utterance\":\"han har en kniv och är här nu\"}");
        assertEquals(List.of("LIVE_AGENT"), Http.values(decision, "channel"));
        assertEquals(List.of("EMERGENCY"), Http.values(decision, "urgency"));
        assertEquals(List.of("114-14-prio"), Http.values(decision, "queue"));
        assertEquals(List.of("112"), Http.values(decision, "emergencyNumber"));
    }

    @Test
    void whatNobodyUnderstandsGetsAPersonButNotThatQueue() {
        for (String said : List.of("", "krokodiltårta på tisdagar", "sdfg wert")) {
            HttpResponse<String> decision = http.post(
                    "/api/contacts", "{\"origin\":\"phone\",\"place\":\"Malmö\",\"utterance\":\"" + said + "\"}");
            assertEquals(List.of("LIVE_AGENT"), Http.values(decision, "channel"), said);
            assertEquals(List.of("UNKNOWN"), Http.values(decision, "urgency"), said);
            assertEquals(List.of("114-14-syd"), Http.values(decision, "queue"), said);
        }
    }

    @Test
    void thePageAndEverythingItLoadsIsServedAndNothingElseMayBeLoaded() {
        HttpResponse<String> page = http.get("/");
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
        assertFalse(page.body().contains(" style=") || page.body().contains("<style"), "inline style");
        assertFalse(page.body().contains(" onclick=") || page.body().matches("(?s).*<script[^>]*>[^<]+</script>.*"));
        for (String path : new String[] {
            "/page/page.css",
            "/page/sluss.svg",
            "/page/page.js",
            "/page/api.js",
            "/page/dom.js",
            "/page/offers.js",
            "/page/slots.js",
            "/page/texts.js",
            "/page/swedish.js",
            "/page/english.js",
            "/page/uptake.js",
            "/page/verdict.js",
            "/page/console.js",
            "/page/console-texts.js",
            "/page/console.css",
            "/page/desk.js",
            "/page/words.js",
            "/page/agent.js",
            "/page/agent-texts.js",
            "/page/agent.css",
            "/agent/",
            "/console/"
        }) {
            HttpResponse<String> part = http.get(path);
            assertEquals(200, part.statusCode(), path);
            String tag = part.headers().firstValue("ETag").orElseThrow();
            assertEquals(304, http.get(path, "If-None-Match", tag).statusCode(), path);
        }
    }

    @Test
    void everyLinkOfThePageLeadsSomewhere() {
        for (String path : List.of("/rules.yaml", "/metrics", "/health", "/ivr/voicexml", "/service.json")) {
            assertEquals(200, http.get(path).statusCode(), path);
        }
        assertTrue(http.get("/rules.yaml").body().contains("service: police-114-14"));
        assertTrue(http.get("/ivr/voicexml").body().contains("<vxml"));
        assertTrue(http.get("/service.json").body().contains("\"emergencyNumber\":\"112\""));
    }

    @Test
    void whatIsNotThereIsAProblemThatEchoesNothing() {
        for (String path :
                List.of("/canary4711", "/page/canary4711", "/page/../../etc/passwd", "/canary4711/%2e%2e/x")) {
            HttpResponse<String> missing = http.get(path);
            assertTrue(missing.statusCode() == 404 || missing.statusCode() == 400, path + " " + missing.statusCode());
            assertTrue(missing.headers().firstValue("Content-Type").orElse("").contains("problem+json"), path);
            assertFalse(missing.body().contains("canary"), missing.body());
        }
    }

    @Test
    void garbageAtTheSocketGetsAnErrorAndTheServerGoesOn() throws Exception {
        for (String garbage :
                List.of("canary4711\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/9.9\r\n\r\n")) {
            try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(garbage.getBytes(StandardCharsets.UTF_8));
                out.flush();
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
                assertFalse(answer.contains("canary"), answer);
            }
        }
        assertEquals(200, http.get("/health").statusCode());
    }

    @Test
    void aPortThatIsTakenIsSaidWithoutAStackTrace() {
        int taken = server.address().getPort();
        Run run = Run.sluss("serve", "--rules", SMALL, "--port", Integer.toString(taken));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("port " + taken) && run.err().contains("--port"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void anAddressThatIsNotOursIsRefused() {
        ServeOptions options = new ServeOptions(
                "no.such.host.invalid",
                0,
                RulesSource.of(SMALL),
                KeyRing.random(),
                VoiceOptions.defaults(),
                null,
                null,
                null,
                true,
                Storage.inMemory(),
                Noon.CLOCK,
                null);
        assertThrows(UserMistake.class, () -> RunningServer.start(options));
    }

    @Test
    void afterItHasStoppedNobodyAnswers() {
        RunningServer other = RunningServer.start(ServeOptions.toTry(RulesSource.of(SMALL), Noon.CLOCK));
        int port = other.address().getPort();
        other.close();
        assertThrows(java.net.ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }
}
