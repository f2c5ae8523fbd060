package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routes of callbacks and bookings promise. */
abstract class PromiseContract extends WebContract {
    private static final String WISH = "{\"number\":\"070-174 06 05\",\"answers\":{\"safe\":\"yes\"}}";
    private static final String BOOK = "{\"answers\":{\"safe\":\"yes\"}}";

    private Answer promise(String offer, String json) {
        return post("/api/offers/" + offer + "/promise", json);
    }

    private String callback() {
        return contact(THEFT).offerId("CALLBACK");
    }

    private static String at(String start) {
        return "{\"start\":\"" + start + "\",\"number\":\"" + NUMBER + "\",\"answers\":{\"safe\":\"yes\"}}";
    }

    @Test
    void freeSlotsCanBeChosenFrom() {
        Answer answer = get("/api/offers/" + callback() + "/slots").is(200);

        Map<String, Object> first = answer.objects("slots").get(0);
        assertEquals("2027-03-02T09:30:00+01:00", first.get("start"));
        assertEquals("2027-03-02T10:00:00+01:00", first.get("end"));
        assertEquals("callback/syd", first.get("resource"));
        assertEquals("CHOSEN_TIME", first.get("mode"));
        assertFalse(first.containsKey("place"));
    }

    @Test
    void aBookingsSlotsSayWhere() {
        Answer answer = get("/api/offers/" + contact(THEFT).offerId("BOOKING") + "/slots")
                .is(200);

        assertEquals("Porslinsgatan 4, Malmö", answer.objects("slots").get(0).get("place"));
        assertEquals("VISIT", answer.objects("slots").get(0).get("mode"));
    }

    @Test
    void aCallbackIsPromisedOnceHoweverOftenItIsAskedFor() {
        String offer = callback();

        Answer made = promise(offer, WISH).is(201);
        Answer again = promise(offer, WISH).is(200);

        assertEquals(made.json(), again.json());
        assertEquals(offer, made.text("offerId"));
        assertEquals("CALLBACK", made.text("channel"));
        assertEquals("CHOSEN_TIME", made.text("mode"));
        assertEquals("MADE", made.text("state"));
        assertEquals("2027-03-02T09:30:00+01:00", made.text("start"));
        assertEquals("2027-03-02T10:00:00+01:00", made.text("end"));
        assertEquals("callback/syd", made.text("resource"));
        assertTrue(made.text("code").matches("[0-9]{6}"));
        assertEquals("/kontakt/api/promises/" + made.text("promiseId"), made.header("Location"));
        outcome(offer, "{\"outcome\":\"DECLINED\"}").isProblem(409, "contradicted");
        get("/api/offers/" + offer + "/slots").isProblem(409, "contradicted");
    }

    @Test
    void aChosenSlotIsTheOneThatIsTaken() {
        Answer made = promise(callback(), at("2027-03-02T14:00:00Z")).is(201);

        assertEquals("2027-03-02T15:00:00+01:00", made.text("start"));
    }

    @Test
    void aBookedVisitNeedsNoNumber() {
        Answer made = promise(contact(THEFT).offerId("BOOKING"), BOOK).is(201);

        assertEquals("BOOKING", made.text("channel"));
        assertEquals("Porslinsgatan 4, Malmö", made.text("place"));
        assertEquals("booking/malmo", made.text("resource"));
        assertFalse(made.json().containsKey("word"), "nobody calls");
        assertEquals("/kontakt/api/promises/" + made.text("promiseId") + "/calendar.ics", made.text("calendar"));
    }

    @Test
    void aSlotThatIsGoneIsSaidWithOthersThatAreFree() {
        promise(callback(), at("2027-03-02T10:00:00+01:00")).is(201);

        Answer full = promise(callback(), at("2027-03-02T10:00:00+01:00")).isProblem(409, "full");

        List<Map<String, Object>> others = full.objects("alternatives");
        assertEquals("2027-03-02T09:30:00+01:00", others.get(0).get("start"));
        assertTrue(others.stream().noneMatch(slot -> slot.get("start").equals("2027-03-02T10:00:00+01:00")));
        promise(callback(), at((String) others.get(1).get("start"))).is(201);
    }

    @Test
    void aSlotThatIsNoneIsSaidWithOthersThatAreFree() {
        for (String start : List.of("2027-03-02T10:07:00+01:00", "2027-03-02T03:00:00+01:00", "2019-01-01T00:00:00Z")) {
            Answer none = promise(callback(), at(start)).isProblemWith(409, "no-such-slot", "start");
            assertFalse(none.objects("alternatives").isEmpty());
        }
    }

    @Test
    void whatIsDoneByTelephoneNeedsANumberThatCanBeCalled() {
        promise(callback(), BOOK).isProblemWith(400, "number-needed", "number");
        promise(callback(), "{\"number\":\"anonymous\",\"answers\":{\"safe\":\"yes\"}}")
                .isProblemWith(400, "number-needed", "number");
        promise(callback(), "{\"number\":\"+4712345678\",\"answers\":{\"safe\":\"yes\"}}")
                .isProblemWith(400, "number-needed", "number");
        promise(callback(), "{\"number\":\"+4790000000\",\"answers\":{\"safe\":\"yes\"}}")
                .isProblemWith(409, "number-needs-person", "number");
    }

    @Test
    void theSafetyQuestionIsAskedHereToo() {
        String offer = callback();

        Answer none = promise(offer, "{\"number\":\"" + NUMBER + "\"}").isProblem(409, "answers-needed");

        assertEquals(List.of("safe"), none.json().get("missing"));
        promise(offer, "{\"number\":\"" + NUMBER + "\",\"answers\":{\"safe\":\"no\"}}")
                .isProblem(409, "withdrawn");
        promise(offer, WISH).isProblem(409, "withdrawn");
        get("/api/offers/" + offer + "/slots").isProblem(409, "withdrawn");
    }

    @Test
    void anUrgentWordInTheThirdStepTakesTheCallbackBack() {
        promise(
                        callback(),
                        "{\"number\":\"" + NUMBER + "\",\"answers\":{\"safe\":\"yes\"},\"safeToCall\":\"yes\","
                                + "\"utterance\":\"han har en kniv\"}")
                .isProblem(409, "withdrawn");
    }

    @Test
    void aPromiseIsSeenWithoutNumberAndCode() {
        Answer made = promise(callback(), WISH).is(201);

        Answer seen = get("/api/promises/" + made.text("promiseId")).is(200);

        Map<String, Object> expected = made.json();
        assertTrue(made.text("word").matches("\\p{L}{3,}"), made.text("word"));
        expected.remove("code");
        expected.remove("word");
        assertEquals(expected, seen.json());
        assertFalse(seen.body().contains(made.text("code")) || seen.body().contains("701740605"));
    }

    @Test
    void aCancelledPromiseGivesItsSlotBackAndStaysCancelled() {
        String offer = callback();
        Answer made = promise(offer, WISH).is(201);
        String promise = "/api/promises/" + made.text("promiseId");

        delete(promise).is(204);
        delete(promise).is(204);

        assertEquals("CANCELLED", get(promise).is(200).text("state"));
        assertEquals("CANCELLED", promise(offer, WISH).is(200).text("state"));
        assertEquals(made.text("start"), promise(callback(), WISH).is(201).text("start"));
    }

    @Test
    void whatWasNeverMadeIsNotFound() {
        Answer decision = contact(THEFT);
        for (String id : List.of("nobody", "A".repeat(47), "x".repeat(400), decision.text("contactId"), "%20")) {
            get("/api/promises/" + id).isProblem(404, "unknown-promise");
            delete("/api/promises/" + id).isProblem(404, "unknown-promise");
            get("/api/offers/" + id + "/slots").isProblem(404, "unknown-offer");
            promise(id, WISH).isProblem(404, "unknown-offer");
        }
        get("/api/promises/" + decision.offerId("CALLBACK")).isProblem(404, "unknown-promise");
    }

    @Test
    void anExpiredOfferIsGone() {
        String offer = callback();
        clock.advance(Duration.ofMinutes(31));

        get("/api/offers/" + offer + "/slots").isProblem(410, "expired");
        promise(offer, WISH).isProblem(410, "expired");
    }

    @Test
    void aPersonAndAServicePromiseNothing() {
        Answer decision = contact(THEFT);

        promise(decision.offerId("LIVE_AGENT"), WISH).isProblem(409, "not-promised");
        promise(decision.offerId("E_SERVICE"), WISH).isProblem(409, "not-promised");
        assertEquals(
                List.of(),
                get("/api/offers/" + decision.offerId("LIVE_AGENT") + "/slots")
                        .is(200)
                        .objects("slots"));
    }

    @Test
    void aSlotBookThatIsAwayIsSaid() throws Exception {
        Breakable stores = new Breakable();
        restart(Sluss.builder(rules()).slotBook(stores.of(SlotBook.class, SlotBook.inMemory())));
        String offer = callback();
        stores.goAway();

        for (Answer answer : List.of(promise(offer, WISH), get("/api/offers/" + offer + "/slots"))) {
            assertFalse(answer.isProblem(503, "store-away").body().contains(Breakable.SECRET));
        }
        assertEquals(List.of("E_SERVICE", "LIVE_AGENT"), contact(THEFT).channels());
    }

    @Test
    void aStoreOfPromisesThatIsAwayIsSaid() throws Exception {
        Breakable stores = new Breakable();
        restart(Sluss.builder(rules()).promises(stores.of(PromiseStore.class, PromiseStore.inMemory(100))));
        String promise = "/api/promises/" + promise(callback(), WISH).is(201).text("promiseId");
        String offer = callback();
        stores.goAway();

        for (Answer answer : List.of(promise(offer, WISH), get(promise), delete(promise))) {
            assertFalse(answer.isProblem(503, "store-away").body().contains(Breakable.SECRET));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"start\":\"tomorrow\"} | start",
                "{\"start\":5} | start",
                "{\"resource\":[]} | resource",
                "{\"number\":701740605} | number",
                "{\"number\":\"\\u0000\"} | number",
                "{\"answers\":7} | answers",
                "{\"safeToCall\":\"perhaps\"} | safeToCall",
                "{\"utterance\":false} | utterance",
            })
    void aWishThatCannotBeUsedNamesTheField(String json, String field) {
        promise(callback(), json.strip()).isProblemWith(400, "invalid-field", field);
    }
}
