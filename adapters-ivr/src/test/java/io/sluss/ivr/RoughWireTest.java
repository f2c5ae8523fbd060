package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Issue 2: garbage at every entry; ivr-facts: always 200, and a failure is a document that transfers to the agents. */
class RoughWireTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CallCentre centre = new CallCentre();

    @AfterEach
    void close() {
        centre.close();
    }

    /** Sends what it is given, and returns the valid document that came with 200. */
    private static String sent(URI to, String method, String body, String type) {
        try {
            HttpRequest request = HttpRequest.newBuilder(to)
                    .header("Content-Type", type)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            VoiceXmlSchema.read(response.body());
            return response.body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String get(String query) {
        return sent(URI.create(centre.address() + "?" + query), "GET", null, "text/plain");
    }

    private String post(String body) {
        return sent(centre.address(), "POST", body, "application/x-www-form-urlencoded");
    }

    private static boolean transfers(String document) {
        Document read = VoiceXmlSchema.read(document);
        var transfers = read.getElementsByTagName("transfer");
        return transfers.getLength() > 0 && document.contains("id=\"handover\"");
    }

    @Test
    void parametersAreTakenFromQueryAndBodyByGetAndPost() {
        assertTrue(get("language=en&region=syd").contains("xml:lang=\"en-GB\""));
        assertTrue(post("language=en").contains("xml:lang=\"en-GB\""));
        String both = sent(
                URI.create(centre.address() + "?language=en"),
                "POST",
                "region=syd&keys=0",
                "application/x-www-form-urlencoded");
        assertTrue(both.contains("sip:south-english@agents.example"));
        String bare = sent(centre.address(), "POST", "language=en&keys=0", "text/plain");
        assertTrue(bare.contains("xml:lang=\"en-GB\"") && transfers(bare));
    }

    @Test
    void everyMethodIsAnsweredWithADocument() {
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "PATCH")) {
            assertTrue(sent(centre.address(), method, null, "text/plain").contains("<form"), method);
        }
    }

    @Test
    void aStateThatWasTamperedWithLeadsToTheAgents() {
        String call = call(get("region=syd&keys=1"));
        Random random = new Random(20261125);
        for (int i = 0; i < 100; i++) {
            char[] changed = call.toCharArray();
            int at = random.nextInt(changed.length - 1); // the last character may hold bits that mean nothing
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            assertTrue(transfers(post("call=" + new String(changed) + "&keys=1")), "at " + at);
        }
        assertTrue(transfers(post("call=" + call.substring(5) + "&keys=1")));
        assertTrue(transfers(post("call=" + call + call + "&keys=1")));
        assertTrue(transfers(post("call=&keys=1")));
        assertFalse(transfers(post("call=" + call + "&keys=1")), "the true one goes on");
    }

    @Test
    void aStateOfAnotherSecretOrAnotherDayLeadsToTheAgents() {
        String call = call(get("region=syd&keys=1"));
        try (CallCentre other = new CallCentre()) {
            String document =
                    sent(other.address(), "POST", "call=" + call + "&keys=1", "application/x-www-form-urlencoded");
            assertTrue(transfers(document));
        }
        String greeted = call(get("region=syd"));
        assertFalse(transfers(post("call=" + greeted + "&keys=1")));
        centre.now = CallCentre.WEDNESDAY_TEN.plus(Duration.ofHours(3));
        assertTrue(transfers(post("call=" + call + "&keys=1")));
        assertTrue(transfers(post("call=" + greeted + "&keys=2")));
    }

    @Test
    void aStateWhoseContactIsForgottenLeadsToTheAgents() {
        UnaryOperator<VoiceOptions> secret = options -> options.withStateSecret("the same on both nodes");
        try (CallCentre one = new CallCentre(UnaryOperator.identity(), secret, UnaryOperator.identity());
                CallCentre two = new CallCentre(UnaryOperator.identity(), secret, UnaryOperator.identity())) {
            String body = "call=" + call(sent(URI.create(one.address() + "?keys=1"), "GET", null, "text/plain"));
            for (String keys :
                    List.of("&keys=1", "&keys=2", "&event=noinput", "&utterance=ja", "&event=transferfailed")) {
                assertTrue(
                        transfers(sent(two.address(), "POST", body + keys, "application/x-www-form-urlencoded")), keys);
            }
            assertTrue(sent(two.address(), "POST", body + "&event=hangup", "application/x-www-form-urlencoded")
                    .contains("<exit/>"));
        }
    }

    @Test
    void whatIsSaidIsJudgedEvenWhenTheRestIsGarbage() {
        for (String body : List.of(
                "call=garbage&utterance=han+har+en+kniv",
                "event=explode&utterance=han+har+en+kniv",
                "keys=%ZZ&utterance=han+har+en+kniv")) {
            assertTrue(post(body).contains("sip:priority-queue@agents.example"), body);
        }
    }

    @Test
    void garbageInEveryParameterGetsADocument() {
        String call = call(get("region=syd&keys=1"));
        List<String> garbage = List.of(
                "",
                "%",
                "%00%01%02%1b",
                "%ff%fe",
                "%f0%9f%92%a9",
                "'%22%3E%3C%2Fprompt%3E%3Cscript%3E",
                "${call}",
                "-1",
                "NaN",
                "a".repeat(3_000),
                "../../etc/passwd",
                "%5B%7B%22a%22%3A1%7D%5D",
                "%e2%80%a8",
                "1".repeat(500));
        for (String name : List.of(
                "call",
                "event",
                "keys",
                "utterance",
                "confidence",
                "alternative2",
                "caller",
                "language",
                "region",
                "place",
                "signals",
                "queueTicket",
                "nonsense")) {
            for (String value : garbage) {
                String fresh = post(name + "=" + value);
                assertFalse(fresh.contains("<script>"), name);
                post("call=" + call + "&keys=1&" + name + "=" + value);
                get(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void garbageInWhatMattersLeadsToTheAgents() {
        String call = call(get("region=syd&keys=1"));
        assertTrue(transfers(post("call=" + call + "&event=explode")));
        assertTrue(transfers(post("call=" + call + "&event=" + "e".repeat(1_000))));
        assertTrue(transfers(post("call=" + call + "&event=no%ZZinput")));
        assertTrue(transfers(post("call=" + call + "&keys=%ZZ")));
        assertTrue(transfers(post("call=" + call + "&utterance=" + "hej+".repeat(5_000))), "too long to be judged");
    }

    @Test
    void moreAlternativesThanAreReadLeadToTheAgentsAndFewerAreListenedTo() {
        String start = "utterance=min+cykel+blev+stulen&region=syd";
        assertFalse(transfers(post(start + "&alternative2=stulen+cykel")));
        assertTrue(transfers(post(start + "&alternative2=stulen+cykel&alternative9=inbrott")));
        assertTrue(transfers(post("alternative2=inbrott&alternative3=stulen+cykel")), "heard though not told as said");
        assertTrue(transfers(post(start + "&alternative2=" + "hej+".repeat(5_000))), "too long to be judged");
        StringBuilder many = new StringBuilder(start);
        for (int i = 2; i <= 34; i++) {
            many.append("&alternative").append(i).append("=stulen+cykel");
        }
        assertTrue(transfers(post(many.toString())));
    }

    @Test
    void aBodyOrAListOfParametersBeyondTheLimitsLeadsToTheAgents() {
        String call = call(get("region=syd&keys=1"));
        assertTrue(transfers(post("call=" + call + "&keys=1&x=" + "y".repeat(VoiceParameters.MAX_BODY))), "body");
        StringBuilder many = new StringBuilder("call=" + call + "&keys=1");
        for (int i = 0; i < 500; i++) {
            many.append("&p").append(i).append("=v");
        }
        assertTrue(transfers(post(many.toString())), "parameters");
        String tenMegabytes = "utterance=" + "z".repeat(10_000_000);
        try {
            assertTrue(
                    sent(centre.address(), "POST", tenMegabytes, "text/plain").contains("id=\"handover\""));
        } catch (AssertionError e) {
            assertTrue(e.getCause() instanceof java.io.IOException, "the container may cut such a body off");
        }
        assertFalse(transfers(get("region=syd")), "and the server goes on");
    }

    @Test
    void aSlotBookThatFailsLeavesOutItsOffers() {
        SlotBook broken = new SlotBook() {
            private final SlotBook works = SlotBook.inMemory();

            @Override
            public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
                throw new IllegalStateException("+46701740605 is in this message");
            }

            @Override
            public boolean confirm(Slot.Key slot, String key, Instant now) {
                return works.confirm(slot, key, now);
            }

            @Override
            public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
                return works.move(from, to, capacity, key, now);
            }

            @Override
            public void release(Slot.Key slot, String key) {
                works.release(slot, key);
            }

            @Override
            public int free(Slot.Key slot, int capacity, Instant now) {
                return works.free(slot, capacity, now);
            }

            @Override
            public void resize(String resource, int capacity, Instant now) {
                works.resize(resource, capacity, now);
            }

            @Override
            public void expire(Instant now) {}

            @Override
            public boolean answersFromMemory() {
                return true;
            }
        };
        try (CallCentre own =
                new CallCentre(UnaryOperator.identity(), UnaryOperator.identity(), built -> built.slotBook(broken))) {
            VoiceCaller caller =
                    own.caller().dials("region=syd").presses("2").presses("1").presses("1");
            assertEquals("Den tiden är tagen. Jag kopplar dig till region Syd.", caller.hears());
            assertEquals("sip:syd@agents.example", caller.transferredTo());
        }
    }

    @Test
    void aSlussThatFailsAltogetherLeadsToTheFallbackQueue() {
        AtomicBoolean fails = new AtomicBoolean();
        try (CallCentre own = new CallCentre(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                built -> built.clock(() -> {
                    if (fails.get()) {
                        throw new IllegalStateException("no clock");
                    }
                    return CallCentre.WEDNESDAY_TEN;
                }))) {
            VoiceCaller caller = own.caller().dials("region=syd");
            fails.set(true);
            caller.presses("1");
            assertEquals("Jag kopplar dig till en handläggare.", caller.hears());
            assertEquals("sip:fallback@agents.example", caller.transferredTo());
            fails.set(false);
            caller.platformRetries();
            assertTrue(caller.hears().startsWith("Har det redan hänt"), "a failure is not remembered");
        }
    }

    @Test
    void aSlotTakenInTheMeantimeIsSaidToBeTaken() {
        VoiceCaller first = centre.caller("tel:+46701740611")
                .dials("region=syd")
                .presses("2")
                .presses("1");
        VoiceCaller second = centre.caller("tel:+46701740612")
                .dials("region=syd")
                .presses("2")
                .presses("1");
        first.presses("1");
        second.presses("1");
        assertTrue(first.hasEnded());
        assertEquals("Den tiden är tagen. Jag kopplar dig till region Syd.", second.hears());
        assertEquals("sip:syd@agents.example", second.transferredTo());
        assertEquals(1, centre.promises("made"));
    }

    /** The state in a document's own address. */
    static String call(String document) {
        int at = document.indexOf("call=") + 5;
        return document.substring(at, document.indexOf('"', at));
    }
}
