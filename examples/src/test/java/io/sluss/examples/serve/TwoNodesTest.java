package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issue 4: two nodes, each a process of its own, on one PostgreSQL. */
@Timeout(600)
class TwoNodesTest {
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
    private static final String STOLEN =
            "{\"origin\":\"phone\",\"utterance\":\"min cykel är stulen\",\"place\":\"Malmö\",\"caller\":\"%s\"}";
    private static final String ACCEPTED =
            "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"yes\",\"suspect-known\":\"no\"}}";
    private static final String[] JSON = {"Content-Type", "application/json"};

    @TempDir
    static Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static String number(int last) {
        return "+4670174" + String.format("%04d", last);
    }

    private static NodeProcess node(String name, Path clock) {
        Path rules = Path.of("src/test/resources/small-rules.yaml");
        return NodeProcess.withClock(folder.resolve(name + ".log"), postgres.url(), rules, clock);
    }

    /** The offers of a contact, by channel. */
    private static Map<String, String> offers(NodeProcess node, String caller) {
        HttpResponse<String> decision = node.http().post("/api/contacts", STOLEN.formatted(caller));
        assertEquals(201, decision.statusCode(), decision.body());
        List<String> ids = Http.values(decision, "offerId");
        List<String> channels = Http.values(decision, "channel").subList(0, ids.size());
        Map<String, String> offers = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            offers.put(channels.get(i), ids.get(i));
        }
        return offers;
    }

    private static HttpResponse<String> promise(NodeProcess node, String offer, String caller) {
        return node.http()
                .post(
                        "/api/offers/" + offer + "/promise",
                        "{\"answers\":{\"safe\":\"yes\"},\"number\":\"" + caller + "\"}");
    }

    @Test
    void whatOneNodeOfferedIsAcceptedAndCalledBackByTheOtherAlsoWhenTheFirstWasKilled() throws IOException {
        Path time = folder.resolve("clock");
        FileClock clock = FileClock.startingAt(time, Instant.parse("2026-11-24T11:10:00Z"));
        try (NodeProcess a = node("a", time);
                NodeProcess b = node("b", time)) {
            offersFromOneAreAcceptedOnTheOther(a, b);
            List<String> promised = new ArrayList<>();
            Instant due = clock.instant();
            for (int i = 20; i < 25; i++) {
                HttpResponse<String> answer =
                        promise(a, offers(a, number(600 + i)).get("CALLBACK"), number(600 + i));
                assertEquals(201, answer.statusCode(), answer.body());
                promised.addAll(Http.values(answer, "promiseId"));
                due = OffsetDateTime.parse(Http.values(answer, "start").get(0)).toInstant();
            }
            String resource = "callback/syd";
            assertEquals("nothing", a.ask("take " + resource), "none is due yet");
            clock.set(due);

            Map<String, String> taken = takenByBoth(a, b, resource);
            assertEquals(new HashSet<>(promised), taken.keySet(), "each is taken by one of them, and once");

            clock.forward(Duration.ofMinutes(4)); // nobody reported: the leases have run out
            String first = a.ask("take " + resource);
            assertTrue(promised.contains(first.split(" ")[0]), first);
            HttpResponse<String> decision = decisionWithAnEService(a);
            a.kill();
            theOfferOfAKilledNodeIsAccepted(b, decision);

            List<String> others = new ArrayList<>();
            for (String next = b.ask("take " + resource); !next.equals("nothing"); next = b.ask("take " + resource)) {
                others.add(next);
                assertEquals("true", b.ask("reached " + next));
            }
            assertEquals(4, others.size(), "the one that the killed node holds is not taken while its lease holds");
            clock.forward(Duration.ofMinutes(3).plusSeconds(1));
            String again = b.ask("take " + resource);
            assertEquals(first.split(" ")[0], again.split(" ")[0], "it is taken over when the lease has run out");
            assertNotEquals(first, again, "under another lease");
            assertEquals("true", b.ask("reached " + again));
            for (String promise : promised) {
                HttpResponse<String> seen = b.http().get("/api/promises/" + promise);
                assertEquals(List.of("KEPT"), Http.values(seen, "state"), seen.body());
            }
        }
    }

    private static void offersFromOneAreAcceptedOnTheOther(NodeProcess a, NodeProcess b) {
        Map<String, String> offers = offers(a, number(610));
        String accept = "/api/offers/" + offers.get("E_SERVICE") + "/outcome";
        assertEquals(204, b.http().post(accept, ACCEPTED).statusCode());
        assertEquals(204, a.http().post(accept, ACCEPTED).statusCode(), "the same again");
        String declined = "{\"outcome\":\"DECLINED\"}";
        assertEquals(409, a.http().post(accept, declined).statusCode(), "settled once, on whichever node");
        assertEquals(
                List.of("1"),
                postgres.column("SELECT count(*) FROM sluss_event WHERE kind = 'OUTCOME' AND outcome = 'ACCEPTED'"
                        + " AND subject = '" + offers.get("E_SERVICE") + "'"));
        HttpResponse<String> promised = promise(b, offers(a, number(611)).get("CALLBACK"), number(611));
        assertEquals(201, promised.statusCode(), promised.body());
        String promise = Http.values(promised, "promiseId").get(0);
        assertEquals(
                204, a.http().send("DELETE", "/api/promises/" + promise, "").statusCode());
    }

    /** Promise by holder, of both nodes that take what they can at the same time. */
    private static Map<String, String> takenByBoth(NodeProcess a, NodeProcess b, String resource) {
        Map<String, String> taken = new ConcurrentHashMap<>();
        CompletableFuture<?>[] agents = {
            CompletableFuture.runAsync(() -> takeAll(a, resource, taken)),
            CompletableFuture.runAsync(() -> takeAll(b, resource, taken))
        };
        CompletableFuture.allOf(agents).join();
        return taken;
    }

    private static void takeAll(NodeProcess node, String resource, Map<String, String> taken) {
        for (String next = node.ask("take " + resource); !next.equals("nothing"); next = node.ask("take " + resource)) {
            String[] parts = next.split(" ");
            String before = taken.putIfAbsent(parts[0], parts[1]);
            if (before != null) {
                fail(parts[0] + " was taken twice");
            }
        }
    }

    /** After a leap of its clock a node knows nothing fresh, until it has maintained. */
    private static HttpResponse<String> decisionWithAnEService(NodeProcess node) {
        AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
        Eventually.holds(() -> "an e-service is offered", () -> {
            last.set(node.http().post("/api/contacts", STOLEN.formatted(number(630))));
            int offers = Http.values(last.get(), "offerId").size();
            return Http.values(last.get(), "channel").subList(0, offers).contains("E_SERVICE");
        });
        return last.get();
    }

    /** The kill came a moment after the answer; that its row was not written is told, and no matter. */
    private static void theOfferOfAKilledNodeIsAccepted(NodeProcess b, HttpResponse<String> decision) {
        String contact = Http.values(decision, "contactId").get(0);
        List<String> rows = postgres.column("SELECT kind FROM sluss_event WHERE contact = '" + contact + "'");
        System.out.println("two nodes: the killed node had written " + rows.size() + " events of the contact");
        List<String> channels = Http.values(decision, "channel");
        String offer = Http.values(decision, "offerId").get(channels.indexOf("E_SERVICE"));
        HttpResponse<String> accepted = b.http().post("/api/offers/" + offer + "/outcome", ACCEPTED);
        assertEquals(204, accepted.statusCode(), accepted.body());
        assertEquals(
                List.of("ACCEPTED"),
                postgres.column(
                        "SELECT outcome FROM sluss_event WHERE kind = 'OUTCOME' AND subject = '" + offer + "'"));
    }

    @Test
    void whatIsOrderedOnOneNodeHoldsOnTheOtherWithinSeconds() throws IOException {
        String good = Files.readString(Path.of("src/test/resources/small-rules.yaml"));
        Path ofA = Files.writeString(folder.resolve("a.yaml"), good);
        Path ofB = Files.writeString(folder.resolve("b.yaml"), good);
        String url = postgres.url() + "&password=zebrakorv4712";
        Map<String, String> secret = Map.of("SLUSS_SECRET", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        try (NodeProcess a = NodeProcess.serve(folder.resolve("c.log"), secret, "--jdbc-url=" + url, "--rules=" + ofA);
                NodeProcess b =
                        NodeProcess.serve(folder.resolve("d.log"), secret, "--jdbc-url=" + url, "--rules=" + ofB)) {
            String said = a.saidUntil("SIGTERM");
            assertTrue(
                    said.contains("storage    in PostgreSQL, shared by all nodes") && !said.contains("zebrakorv"),
                    said);
            assertTrue(b.http().get("/health").body().contains("\"stores\":\"UP\""));

            String before = version(b);
            assertEquals(before, version(a));
            Files.writeString(ofA, good + "\n# tuned\n");
            Eventually.holds(
                    () -> "the rules are live where they were changed",
                    () -> !version(a).equals(before));
            within(
                    "a rules file changed on one node is live on the other",
                    () -> version(b).equals(version(a)));

            assertTrue(offers(b, number(640)).containsKey("E_SERVICE"));
            Instant until = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            String order = "{\"until\":\"" + until + "\",\"by\":\"duty-7\",\"why\":\"storm\"}";
            assertEquals(
                    200,
                    a.http()
                            .send("PUT", "/console/api/only-people", order, JSON)
                            .statusCode());
            assertEquals(1, offers(a, number(641)).size(), "at once where it was ordered");
            within(
                    "\"only people now\" ordered on one node holds on the other",
                    () -> offers(b, number(642)).keySet().equals(Set.of("LIVE_AGENT")));
        }
        String logs = Files.readString(folder.resolve("c.log")) + Files.readString(folder.resolve("d.log"));
        assertTrue(!logs.contains("zebrakorv") && !logs.contains("174064"), logs);
    }

    private static String version(NodeProcess node) {
        return Http.values(node.http().get("/health"), "ruleSet").get(0);
    }

    private static void within(String what, BooleanSupplier condition) {
        long started = System.nanoTime();
        Eventually.holds(() -> what, condition);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        System.out.println("two nodes: " + what + " after " + took.toMillis() + " ms");
        assertTrue(took.compareTo(SEEN_WITHIN) <= 0, what + " only after " + took);
    }
}
