package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.outcome.WrapUp;
import io.sluss.rules.RuleSetFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routes of contacts promise. */
abstract class ContactContract extends WebContract {
    private final List<WrapUp> wrapUps = Collections.synchronizedList(new ArrayList<>());

    @Override
    SlussBuilder with(SlussBuilder usual) {
        return usual.recorder(event -> {
            if (event.wrapUp() != null) {
                wrapUps.add(event.wrapUp());
            }
        });
    }

    @Test
    void aTheftThatCanWaitIsOfferedTheServiceThenACallThenATimeThenAPerson() {
        Answer answer = contact(THEFT);

        assertEquals("DEFERRABLE", answer.text("urgency"));
        assertEquals("bicycle-theft", answer.text("reason"));
        assertEquals("syd", answer.text("region"));
        assertEquals("OFFERED", answer.text("arm"));
        assertEquals(List.of("E_SERVICE", "CALLBACK", "BOOKING", "LIVE_AGENT"), answer.channels());
        assertEquals(false, answer.json().get("degraded"));
        assertEquals(sluss.rules().version(), answer.text("ruleSet"));
        assertEquals(List.of(), answer.objects("suppressed"));
        assertTrue(answer.header("Content-Type").startsWith("application/json"));
        assertTrue(answer.text("contactId").matches("[A-Za-z0-9_-]{1,48}"));
        @SuppressWarnings("unchecked")
        List<String> because = (List<String>) answer.json().get("because");
        assertTrue(because.stream().anyMatch(why -> why.contains("Ärendet kändes igen")), because::toString);
    }

    @Test
    void aWaitMayBeAnnouncedOnceWhatWasAnnouncedCameTrue() {
        assertEquals(false, contact(THEFT).json().get("mayAnnounceWait"));
        for (int i = 0; i < 50; i++) {
            String events = "/api/contacts/" + contact(THEFT).text("contactId") + "/events";
            post(events, "{\"event\":\"QUEUED\",\"announcedWaitSeconds\":60}").is(204);
            clock.advance(Duration.ofSeconds(50));
            post(events, "{\"event\":\"ANSWERED\"}").is(204);
        }
        sluss.maintain();
        assertEquals(true, contact(THEFT).json().get("mayAnnounceWait"));
    }

    @Test
    void anOfferSaysWhatAFrontEndNeedsToPutIt() {
        Answer answer = contact(THEFT);

        Map<String, Object> service = answer.offer("E_SERVICE");
        assertEquals("ONLINE", service.get("mode"));
        assertEquals("Anmäl stöld på nätet", service.get("label"));
        assertEquals("2027-03-02T09:30:00+01:00", service.get("expiresAt"));
        assertEquals(10L, service.get("minutes"));
        assertEquals("/kontakt/go/" + service.get("offerId"), service.get("url"));
        assertEquals(
                List.of(
                        Map.of("id", "safe", "text", "Har det redan hänt, och är alla i säkerhet?", "wanted", "yes"),
                        Map.of("id", "suspect-known", "text", "Vet du vem som gjorde det?", "wanted", "no")),
                service.get("ask"));
        Map<String, Object> callback = answer.offer("CALLBACK");
        assertEquals("CHOSEN_TIME", callback.get("mode"));
        assertEquals("2027-03-02T09:30:00+01:00", callback.get("nextFree"));
        assertEquals("callback/syd", callback.get("resource"));
        assertFalse(callback.containsKey("url"));
        Map<String, Object> booking = answer.offer("BOOKING");
        assertEquals("VISIT", booking.get("mode"));
        assertEquals("Porslinsgatan 4, Malmö", booking.get("place"));
        assertEquals("booking/malmo", booking.get("resource"));
        Map<String, Object> person = answer.offer("LIVE_AGENT");
        assertEquals("QUEUE", person.get("mode"));
        assertEquals("south", person.get("queue"));
        assertEquals(List.of(), person.get("ask"));
        assertFalse(person.containsKey("emergencyNumber"));
    }

    @Test
    void everyWordIsInTheContactsLanguage() {
        Answer answer = contact("{\"origin\":\"WEB\",\"utterance\":\"my bike was stolen\",\"language\":\"en-GB\"}");

        Map<String, Object> service = answer.offer("E_SERVICE");
        assertEquals("Report a theft online", service.get("label"));
        assertEquals("/kontakt/go/" + service.get("offerId") + "?lang=en", service.get("url"));
        assertEquals(
                "https://e-tjanst.example/theft",
                send(to("/go/" + service.get("offerId") + "?lang=en")
                                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .is(302)
                        .header("Location"));
        assertTrue(answer.json().get("because").toString().contains("The reason was recognised"));
    }

    @Test
    void dangerGetsOnlyAPersonInThePriorityQueueAndTheEmergencyNumber() {
        Answer answer = contact("{\"origin\":\"phone\",\"utterance\":\"han har en kniv och är här nu\"}");

        assertEquals("EMERGENCY", answer.text("urgency"));
        assertEquals(List.of("LIVE_AGENT"), answer.channels());
        assertEquals("first-of-all", answer.offer("LIVE_AGENT").get("queue"));
        assertEquals("112", answer.offer("LIVE_AGENT").get("emergencyNumber"));
    }

    @Test
    void whatNobodyUnderstandsGetsAPersonButNotInThePriorityQueue() {
        for (String utterance : List.of("", "xyzzy plugh")) {
            Answer answer = contact("{\"origin\":\"phone\",\"utterance\":\"" + utterance + "\"}");
            assertEquals("UNKNOWN", answer.text("urgency"));
            assertNull(answer.json().get("reason"));
            assertTrue(answer.json().containsKey("reason"));
            assertEquals(List.of("LIVE_AGENT"), answer.channels());
            assertEquals("everybody", answer.offer("LIVE_AGENT").get("queue"));
        }
    }

    @Test
    void whenNobodyAnswersItSaysWhenTheyOpenAndTheEmergencyNumber() throws Exception {
        String closedAtNight =
                rulesText().replace("hours: always\n    queues", "hours: {mon-fri: \"10:00-16:00\"}\n    queues");
        restart(Sluss.builder(RuleSetFile.parse("closed.yaml", closedAtNight)));

        Map<String, Object> person = contact(THEFT).offer("LIVE_AGENT");

        assertEquals("ON_CALL", person.get("mode"));
        assertEquals("2027-03-02T10:00:00+01:00", person.get("opensAt"));
        assertEquals("112", person.get("emergencyNumber"));
    }

    @Test
    void aFormSentHomeHasNoLink() {
        Map<String, Object> form =
                contact("{\"origin\":\"phone\",\"reason\":\"lost-passport\"}").offer("E_SERVICE");

        assertEquals("FORM_BY_POST", form.get("mode"));
        assertFalse(form.containsKey("url"));
        get("/go/" + form.get("offerId")).isProblem(404, "unknown-offer");
    }

    @Test
    void theSameContactGoesOnAndIsCountedOnce() {
        Answer first = contact("{\"origin\":\"phone\",\"utterance\":\"hej\"}");

        Answer second = contact("{\"origin\":\"phone\",\"utterance\":\"min cykel är stulen\",\"contactId\":\""
                + first.text("contactId") + "\"}");

        assertEquals(first.text("contactId"), second.text("contactId"));
        assertEquals("E_SERVICE", second.channels().get(0));
        assertEquals(1, sluss.uptake().contacts());
    }

    @Test
    void aContactGoesOnForAsManyStepsAsItTakes() {
        String again = THEFT.replace("}", ",\"contactId\":\"" + contact(THEFT).text("contactId") + "\"}");

        for (int i = 0; i < 80; i++) {
            assertTrue(contact(again).channels().contains("LIVE_AGENT"));
        }
    }

    @Test
    void whatWasDeclinedIsNotOfferedAndItSaysWhy() {
        Answer answer = contact("{\"origin\":\"web\",\"reason\":\"bicycle-theft\",\"declined\":[\"E_SERVICE\"]}");

        assertEquals("CALLBACK", answer.channels().get(0));
        assertEquals(
                List.of(Map.of("channel", "E_SERVICE", "name", "report-theft", "why", "declined")),
                answer.objects("suppressed"));
    }

    @Test
    void everyFieldIsTaken() {
        Answer answer =
                contact("{\"origin\":\"PHONE\",\"utterance\":\"min cykel är stulen\",\"reason\":\"bicycle-theft\","
                        + "\"region\":\"nord\",\"place\":\"Umeå\",\"language\":\"sv\",\"caller\":\"" + NUMBER + "\","
                        + "\"arrivedAt\":\"2027-03-02T02:00:00+01:00\",\"declined\":[\"BOOKING\"],"
                        + "\"signals\":[\"suspect-unknown\"],\"age\":41,\"eId\":true,\"expectedWaitSeconds\":600,"
                        + "\"queueTicket\":\"t-17\"}");

        assertEquals("nord", answer.text("region"));
        assertEquals(1, ((List<?>) answer.offer("E_SERVICE").get("ask")).size());
        contact("{\"origin\":\"phone\",\"contactId\":null,\"utterance\":null,\"age\":null,\"declined\":null}");
    }

    @Test
    void aBaseUrlMakesLinksAbsolute() throws Exception {
        server.stop();
        server = newServer();
        address = server.start(new SlussServlet(sluss, WebOptions.DEFAULT.baseUrl("https://sluss.example/kontakt/")));

        Map<String, Object> service = contact(THEFT).offer("E_SERVICE");

        assertEquals("https://sluss.example/kontakt/go/" + service.get("offerId"), service.get("url"));
        post("/api/contacts", "{\"origin\":\"web\",\"arrivedAt\":\"2027-03-02T02:00:00+01:00\"}")
                .isProblemWith(400, "invalid-field", "arrivedAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null                             | null                    | DEFERRABLE",
                "1                                | []                      | DEFERRABLE",
                "0.87                             | [\"stulen cykel\", \"\"]   | DEFERRABLE",
                "5e-1                             | null                    | DEFERRABLE",
                "0                                | null                    | UNKNOWN",
                "0.49                             | null                    | UNKNOWN",
                "0.49                             | [\"han har en kniv\"]    | EMERGENCY",
                "0.9                              | [\"han har en kniv\"]    | EMERGENCY",
                "0.9                              | [\"\", \"tar ett barn\"] | UNKNOWN",
            })
    void aTranscriptThatIsUnsureOrMayHaveSaidMoreGetsAPerson(String confidence, String alternatives, String urgency) {
        Answer answer = contact("{\"origin\":\"phone\",\"utterance\":\"min cykel är stulen\",\"confidence\":"
                + confidence + ",\"alternatives\":" + alternatives + "}");

        assertEquals(urgency, answer.text("urgency"), answer.json()::toString);
        assertEquals(!urgency.equals("DEFERRABLE"), answer.channels().equals(List.of("LIVE_AGENT")));
    }

    @Test
    void asManyAlternativesAreTakenAsOtherListsAreLong() {
        String start = "{\"origin\":\"web\",\"utterance\":\"min cykel är stulen\",\"alternatives\":[\"stulen cykel\"";
        assertEquals("DEFERRABLE", contact(start + ",\"\"".repeat(31) + "]}").text("urgency"));
        post("/api/contacts", start + ",\"\"".repeat(32) + "]}").isProblemWith(400, "invalid-field", "alternatives");
        String tooLong = start + ",\"" + "min cykel ".repeat(1_001) + "\"]}";
        assertEquals("UNKNOWN", contact(tooLong).text("urgency"), "as for an utterance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | origin",
                "{\"origin\":null} | origin",
                "{\"origin\":\" \"} | origin",
                "{\"origin\":\"fax\"} | origin",
                "{\"origin\":7} | origin",
                "{\"origin\":[\"web\"]} | origin",
                "{\"origin\":\"web\",\"utterance\":{\"a\":1}} | utterance",
                "{\"origin\":\"web\",\"utterance\":\"a\\u0000b\"} | utterance",
                "{\"origin\":\"web\",\"confidence\":\"0.9\"} | confidence",
                "{\"origin\":\"web\",\"confidence\":1.01} | confidence",
                "{\"origin\":\"web\",\"confidence\":-0.1} | confidence",
                "{\"origin\":\"web\",\"confidence\":87} | confidence",
                "{\"origin\":\"web\",\"confidence\":1e999} | confidence",
                "{\"origin\":\"web\",\"confidence\":99999999999999999999999999} | confidence",
                "{\"origin\":\"web\",\"confidence\":[0.9]} | confidence",
                "{\"origin\":\"web\",\"alternatives\":\"min cykel\"} | alternatives",
                "{\"origin\":\"web\",\"alternatives\":[\"min cykel\",null]} | alternatives",
                "{\"origin\":\"web\",\"alternatives\":[{\"text\":\"min cykel\"}]} | alternatives",
                "{\"origin\":\"web\",\"alternatives\":[\"min cykel\",\"a\\u0000b\"]} | alternatives[1]",
                "{\"origin\":\"web\",\"reason\":\"No Such Reason!\"} | reason",
                "{\"origin\":\"web\",\"region\":\"<b>\"} | region",
                "{\"origin\":\"web\",\"place\":\"a\\nb\"} | place",
                "{\"origin\":\"web\",\"language\":\"swedish\"} | language",
                "{\"origin\":\"web\",\"caller\":46701740605} | caller",
                "{\"origin\":\"web\",\"arrivedAt\":\"2027-03-02\"} | arrivedAt",
                "{\"origin\":\"web\",\"arrivedAt\":\"2027-02-30T02:00:00+01:00\"} | arrivedAt",
                "{\"origin\":\"web\",\"arrivedAt\":\"2027-03-02T02:00:00\"} | arrivedAt",
                "{\"origin\":\"web\",\"arrivedAt\":1} | arrivedAt",
                "{\"origin\":\"web\",\"declined\":\"E_SERVICE\"} | declined",
                "{\"origin\":\"web\",\"declined\":[\"ESERVICE\"]} | declined",
                "{\"origin\":\"web\",\"declined\":[[\"E_SERVICE\"]]} | declined",
                "{\"origin\":\"web\",\"signals\":[1]} | signals",
                "{\"origin\":\"web\",\"age\":\"41\"} | age",
                "{\"origin\":\"web\",\"age\":41.5} | age",
                "{\"origin\":\"web\",\"age\":-1} | age",
                "{\"origin\":\"web\",\"age\":131} | age",
                "{\"origin\":\"web\",\"age\":99999999999999999999999999} | age",
                "{\"origin\":\"web\",\"eId\":\"yes\"} | eId",
                "{\"origin\":\"web\",\"expectedWaitSeconds\":86401} | expectedWaitSeconds",
                "{\"origin\":\"web\",\"queueTicket\":false} | queueTicket",
            })
    void aFieldThatCannotBeUsedIsNamed(String json, String field) {
        post("/api/contacts", json.strip()).isProblemWith(400, "invalid-field", field);
    }

    @Test
    void aFieldThatIsNotThereIsNamedUnlessItsNameIsNone() {
        Answer answer = post("/api/contacts", "{\"origin\":\"web\",\"utterence\":\"min cykel är stulen\"}");

        answer.isProblemWith(400, "unknown-field", "utterence");
        assertTrue(answer.text("detail").contains("unknown field \"utterence\""));
        for (String odd : List.of("0701740605", "min cykel", "<script>", "a".repeat(41), "")) {
            Answer strange = post("/api/contacts", "{\"origin\":\"web\",\"" + odd + "\":\"x\"}");
            strange.isProblem(400, "unknown-field");
            assertNull(strange.json().get("field"));
            assertTrue(odd.isEmpty() || !strange.body().contains(odd));
        }
    }

    @Test
    void anIdThatWasNeverIssuedIsNotFound() {
        String offer = contact(THEFT).offerId("CALLBACK");
        for (String id : List.of("nobody", "A".repeat(31), offer, "med mellanslag", "x".repeat(100))) {
            post("/api/contacts", "{\"origin\":\"web\",\"contactId\":\"" + id + "\"}")
                    .isProblemWith(404, "unknown-contact", "contactId");
            post("/api/contacts/" + id.replace(' ', '+') + "/events", "{\"event\":\"QUEUED\"}")
                    .isProblem(404, "unknown-contact");
        }
    }

    @Test
    void whatHappensInTheHostIsToldOnceOrOftener() {
        String events = "/api/contacts/" + contact(THEFT).text("contactId") + "/events";

        for (int i = 0; i < 2; i++) {
            post(events, "{\"event\":\"QUEUED\",\"announcedWaitSeconds\":600}").is(204);
            post(events, "{\"event\":\"ANSWERED\",\"at\":\"2027-03-02T09:04:00+01:00\"}")
                    .is(204);
            post(
                            events,
                            "{\"event\":\"WRAPPED_UP\",\"reason\":\"bicycle-theft\",\"urgency\":\"DEFERRABLE\","
                                    + "\"solved\":true,\"referredTo\":\"insurance\",\"caseNumber\":\"K-1\","
                                    + "\"handlingSeconds\":240,\"reportComplete\":true,\"followUpNeeded\":false}")
                    .is(204);
            post(events, "{\"event\":\"ABANDONED\"}").is(204);
        }
        sluss.maintain();
        WrapUp told = new WrapUp(true, "insurance", true, true, false, Duration.ofMinutes(4));
        assertEquals(List.of(told), wrapUps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | event",
                "{\"event\":\"LOST\"} | event",
                "{\"event\":\"queued\"} | event",
                "{\"event\":\"QUEUED\",\"at\":\"now\"} | at",
                "{\"event\":\"QUEUED\",\"solved\":true} | solved",
                "{\"event\":\"WRAPPED_UP\",\"reason\":\"not-in-the-rules\"} | reason",
                "{\"event\":\"WRAPPED_UP\",\"reason\":\"Not a name\"} | reason",
                "{\"event\":\"WRAPPED_UP\",\"urgency\":\"HIGH\"} | urgency",
                "{\"event\":\"WRAPPED_UP\",\"solved\":\"yes\"} | solved",
                "{\"event\":\"WRAPPED_UP\",\"caseNumber\":17} | caseNumber",
                "{\"event\":\"WRAPPED_UP\",\"referredTo\":\"Anna Andersson\"} | referredTo",
                "{\"event\":\"WRAPPED_UP\",\"referredTo\":\"46-70-1740605\"} | referredTo",
                "{\"event\":\"WRAPPED_UP\",\"handlingSeconds\":-1} | handlingSeconds",
                "{\"event\":\"WRAPPED_UP\",\"handlingSeconds\":86401} | handlingSeconds",
                "{\"event\":\"WRAPPED_UP\",\"reportComplete\":1} | reportComplete",
                "{\"event\":\"WRAPPED_UP\",\"followUpNeeded\":\"no\"} | followUpNeeded",
                "{\"event\":\"WRAPPED_UP\",\"announcedWaitSeconds\":60} | announcedWaitSeconds",
                "{\"event\":\"ANSWERED\",\"handlingSeconds\":60} | handlingSeconds",
                "{\"event\":\"QUEUED\",\"announcedWaitSeconds\":\"60\"} | announcedWaitSeconds",
                "{\"event\":\"QUEUED\",\"announcedWaitSeconds\":86401} | announcedWaitSeconds",
            })
    void anEventThatCannotBeUsedNamesTheField(String json, String field) {
        String events = "/api/contacts/" + contact(THEFT).text("contactId") + "/events";
        post(events, json.strip()).isProblemWith(400, "invalid-field", field);
    }
}
