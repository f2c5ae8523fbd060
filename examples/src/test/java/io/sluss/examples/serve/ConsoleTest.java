package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.matching.OnlyPeople;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, build item 5: the duty manager's switch over HTTP, for those it is meant for only. */
class ConsoleTest {
    private static final String PATH = "/console/api/only-people";
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final String HOUR = "2026-11-24T13:00:00+01:00"; // Noon.CLOCK and one hour
    private static final String SIGNED = "\"by\":\"duty-7\",\"why\":\"storm\"";
    private static final String ALL = "{\"until\":\"" + HOUR + "\"," + SIGNED + "}";
    private static final String TOKEN = "a-token-for-this-test-only";

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

    @AfterEach
    void open() {
        for (OnlyPeople order : server.sluss().onlyPeopleNow()) {
            server.sluss().endOnlyPeople(order.scope(), "test", "clean");
        }
    }

    private static List<String> offered() {
        HttpResponse<String> decision = http.post(
                "/api/contacts",
                "{\"origin\":\"phone\",\"utterance\":\"min cykel har blivit stulen\",\"place\":\"Malmö\"}");
        List<String> told = Http.values(decision, "channel"); // of the offers, and then of what was left out
        return told.subList(0, Http.values(decision, "offerId").size());
    }

    @Test
    void anOrderIsInForceFromTheNextContactUntilItIsEnded() {
        assertTrue(offered().contains("E_SERVICE"));
        HttpResponse<String> given = http.send("PUT", PATH, ALL, JSON);
        assertEquals(200, given.statusCode(), given.body());
        assertEquals(List.of("2026-11-24T12:00:00Z"), Http.values(given, "until"));
        assertEquals(List.of("LIVE_AGENT"), offered());

        HttpResponse<String> state = http.get(PATH);
        assertEquals(200, state.statusCode());
        assertEquals(List.of("duty-7", "duty-7"), Http.values(state, "by").subList(0, 2), "in force, and in the trail");
        assertEquals("no-store", state.headers().firstValue("Cache-Control").orElse(""));

        assertEquals(204, http.send("DELETE", PATH, "{" + SIGNED + "}", JSON).statusCode());
        assertTrue(offered().contains("E_SERVICE"));
        HttpResponse<String> again = http.send("DELETE", PATH, "{" + SIGNED + "}", JSON);
        assertEquals(404, again.statusCode());
        assertEquals(List.of("urn:sluss:problem:no-order"), Http.values(again, "type"));
        assertTrue(http.get(PATH).body().contains("\"orders\":[]"));
    }

    @Test
    void oneRegionAndOneChannelCanBeMeant() {
        String order = ALL.replaceFirst("\\{", "{\"region\":\"syd\",\"channel\":\"callback\",");
        assertEquals(200, http.send("PUT", PATH, order, JSON).statusCode());
        assertFalse(offered().contains("CALLBACK"));
        assertTrue(offered().contains("E_SERVICE"));
        assertTrue(http.get("/metrics").body().contains("why=\"only-people\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"by\":\"d\",\"why\":\"s\"} | until",
                "{\"until\":\"tomorrow\",\"by\":\"d\",\"why\":\"s\"} | until",
                "{\"until\":\"2026-11-25T13:00:01+01:00\",\"by\":\"d\",\"why\":\"s\"} | until",
                "{\"until\":\"2026-11-24T12:00:00+01:00\",\"by\":\"d\",\"why\":\"s\"} | until",
                "{\"until\":\"2026-11-24T13:00:00+01:00\",\"why\":\"s\"} | by",
                "{\"until\":\"2026-11-24T13:00:00+01:00\",\"by\":\"d\",\"why\":\" \"} | why",
                "{\"region\":\"atlantis\",\"until\":\"2026-11-24T13:00:00+01:00\",\"by\":\"d\",\"why\":\"s\"} | region",
                "{\"region\":\"NOT A NAME\",\"until\":\"2026-11-24T13:00:00+01:00\",\"by\":\"d\",\"why\":\"s\"} | region",
                "{\"channel\":\"live-agent\",\"until\":\"2026-11-24T13:00:00+01:00\",\"by\":\"d\",\"why\":\"s\"} | channel",
            })
    void aValueThatCannotBeUsedIsNamed(String body, String field) {
        HttpResponse<String> refused = http.send("PUT", PATH, body, JSON);
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals(List.of(field), Http.values(refused, "field"));
        assertTrue(http.get(PATH).body().contains("\"orders\":[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}x",
                "\"until\"",
                "{\"until\":1}",
                "{\"until\":{}}",
                "{\"who\":\"x\"}",
                "{\"by\":\"a\",\"by\":\"b\"}"
            })
    void aBodyThatIsNoOrderIsRefused(String body) {
        assertEquals(400, http.send("PUT", PATH, body, JSON).statusCode());
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        String body = "{\"why\":\"" + "x".repeat(10_000) + "\"}";
        assertEquals(400, http.send("PUT", PATH, body, JSON).statusCode());
    }

    @Test
    void onlyJsonIsTakenAndOnlyTheseMethods() {
        assertEquals(415, http.send("PUT", PATH, ALL).statusCode());
        assertEquals(
                415, http.send("PUT", PATH, ALL, "Content-Type", "text/plain").statusCode());
        assertEquals(405, http.send("POST", PATH, ALL, JSON).statusCode());
        assertEquals(405, http.send("OPTIONS", PATH, "").statusCode());
        assertTrue(http.get(PATH).body().contains("\"orders\":[]"));
    }

    @Test
    void anotherSiteCannotSendABrowserHere() {
        for (String[] headers : new String[][] {
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1:1"},
            {"Origin", "not a uri"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
        }) {
            HttpResponse<String> refused =
                    http.send("PUT", PATH, ALL, "Content-Type", "application/json", headers[0], headers[1]);
            assertEquals(403, refused.statusCode(), headers[0] + ": " + headers[1]);
            assertTrue(
                    refused.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        }
        assertTrue(http.get(PATH).body().contains("\"orders\":[]"));
        String own = "http://127.0.0.1:" + server.address().getPort();
        assertEquals(
                200,
                http.send(
                                "PUT",
                                PATH,
                                ALL,
                                "Content-Type",
                                "application/json",
                                "Origin",
                                own,
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"})
    void withoutATokenWhatAProxyPassesOnIsRefused(String header) {
        assertEquals(403, http.get(PATH, header, "192.0.2.7").statusCode());
    }

    @Test
    void withoutATokenANameThatOnlyLeadsHereIsRefused() throws Exception {
        for (String name : List.of("rebound.example", "127.0.0.1.example", "192.0.2.1", "1.2.3.4.")) {
            assertTrue(ask(name).startsWith("HTTP/1.1 403"), name);
        }
        for (String name : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST:99")) {
            assertTrue(ask(name).startsWith("HTTP/1.1 200"), name + " " + ask(name));
        }
    }

    private String ask(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + PATH + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withATokenWhoeverBearsItMayAndNobodyElse() {
        ServeOptions guarded =
                ServeOptions.toTry(RulesSource.of("municipality"), Noon.CLOCK).withConsoleToken(TOKEN);
        try (RunningServer other = RunningServer.start(guarded)) {
            Http there = new Http(other.address());
            for (String[] headers : new String[][] {
                {"X-Nothing", "x"},
                {"Authorization", "Bearer "},
                {"Authorization", "Bearer " + TOKEN + "x"},
                {"Authorization", "Bearer " + TOKEN.substring(1)},
                {"Authorization", "Basic " + TOKEN},
                {"Authorization", TOKEN},
            }) {
                HttpResponse<String> refused =
                        there.send("PUT", PATH, ALL, "Content-Type", "application/json", headers[0], headers[1]);
                assertEquals(401, refused.statusCode(), headers[1]);
                assertEquals(
                        "Bearer",
                        refused.headers().firstValue("WWW-Authenticate").orElse(""));
                assertFalse(refused.body().contains(TOKEN));
            }
            String[] bears = {"Authorization", "Bearer " + TOKEN};
            assertTrue(there.get(PATH, bears).body().contains("\"orders\":[]"));
            assertEquals(
                    200,
                    there.get(PATH, bears[0], bears[1], "X-Forwarded-For", "192.0.2.7")
                            .statusCode());
            assertEquals(
                    200,
                    there.send("PUT", PATH, ALL, "Content-Type", "application/json", bears[0], bears[1])
                            .statusCode());
        }
    }

    @Test
    void whoAndWhyAndTheTokenAreInNoLogAndNoMeter() {
        Logged logged = new Logged();
        String order = "{\"until\":\"" + HOUR + "\",\"by\":\"zebra-4711\",\"why\":\"zebra-4712\"}";
        assertEquals(200, http.send("PUT", PATH, order, JSON).statusCode());
        http.get(PATH, "Authorization", "Bearer zebra-4713");
        offered();
        assertTrue(logged.text().contains("Only people serve now"), logged.text());
        assertFalse(logged.text().contains("zebra"), logged.text());
        assertFalse(http.get("/metrics").body().contains("zebra"));
        assertFalse(http.get("/health").body().contains("zebra"));
    }

    @Test
    void aTokenThatIsTooShortOrCannotBeSentIsRefusedAtTheStart(@TempDir Path folder) throws Exception {
        for (String token : List.of("short", "a token with spaces in it", "lösenordet-är-långt-nog")) {
            Path config = folder.resolve("settings.properties");
            Files.writeString(config, "console-token=" + token + "\n");
            Run run = Run.sluss("serve", "--config", config.toString(), "--rules", "municipality");
            assertEquals(2, run.code());
            assertTrue(run.err().contains("the console token has to be at least 16"), run.err());
            assertFalse((run.out() + run.err()).contains(token), run.err());
        }
    }

    @Test
    void thePageIsServedWithItsOwnAddressAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = http.get("/console/");
        assertEquals(200, page.statusCode());
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'none'"));
        assertFalse(page.body().contains(" style=") || page.body().contains("onclick="));
        HttpResponse<String> bare = http.get("/console");
        assertEquals(302, bare.statusCode());
        assertEquals(404, http.get("/console/other").statusCode());
        assertEquals(404, http.get("/console/api/other").statusCode());
    }
}
