package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.promise.PromiseStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routes of promises that are made promise: calendar files, finding, moving, kept or not. */
abstract class MadePromiseContract extends WebContract {
    private static final String NO_SUCH = "unknown-promise";

    private Answer callback() {
        return callback(NUMBER);
    }

    private Answer callback(String caller) {
        String call = THEFT.replace("web", "phone").replace("}", ",\"caller\":\"" + caller + "\"}");
        return post(
                        "/api/offers/" + contact(call).offerId("CALLBACK") + "/promise",
                        "{\"number\":\"" + caller + "\",\"answers\":{\"safe\":\"yes\"}}")
                .is(201);
    }

    private Answer booking(String language) {
        String theft = language.equals("sv") ? THEFT : THEFT.replace("min cykel är stulen", "my bike was stolen");
        String visitor = theft.replace("}", ",\"language\":\"" + language + "\"}");
        return post(
                        "/api/offers/" + contact(visitor).offerId("BOOKING") + "/promise",
                        "{\"answers\":{\"safe\":\"yes\"}}")
                .is(201);
    }

    private static String path(Answer made) {
        return "/api/promises/" + made.text("promiseId");
    }

    private Answer accepting(String accept, String path) {
        return send(to(path).header("Accept", accept).GET());
    }

    private Answer move(Answer made, String start) {
        return post(path(made) + "/move", "{\"start\":\"" + start + "\"}");
    }

    private Answer find(String caller, String code) {
        return post("/api/promises/find", "{\"caller\":\"" + caller + "\",\"code\":\"" + code + "\"}");
    }

    private static String line(Answer calendar, String name) {
        return calendar.body()
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBookingIsACalendarFileForWhoeverWantsOne() {
        Answer made = booking("sv");

        Answer file = accepting("text/calendar", path(made)).is(200);

        String type =
                file.header("Content-Type").toLowerCase(java.util.Locale.ROOT).replace(" ", "");
        assertTrue(type.startsWith("text/calendar;") && type.contains("charset=utf-8"), type);
        assertEquals("attachment; filename=\"bokning.ics\"", file.header("Content-Disposition"));
        assertEquals("Accept", file.header("Vary"));
        assertEquals("SUMMARY:Bokad tid", line(file, "SUMMARY"));
        assertEquals("DTSTART:20270302T084500Z", line(file, "DTSTART"));
        assertEquals("LOCATION:Porslinsgatan 4\\, Malmö", line(file, "LOCATION"));
        assertFalse(file.body().contains(made.text("promiseId")) || file.body().contains("cykel"));
        assertEquals(file.body(), get(path(made) + "/calendar.ics").is(200).body());
        assertEquals(
                "SUMMARY:Booked time",
                line(get(path(booking("en")) + "/calendar.ics").is(200), "SUMMARY"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/calendar | true",
                "text/calendar, application/json | false",
                "application/json;q=0.4, text/calendar;q=0.5 | true",
                "application/json, text/calendar;q=0.5 | false",
                "text/calendar, */* | true",
                "text/calendar;q=0, */* | false",
                "TEXT/Calendar ; Q=1 | true",
                "text/* | true",
                "text/html, */*;q=0.8 | false",
                "*/* | false",
                "text/html | false",
                "text/calendar;q=nonsense | false",
                ",;,/ | false",
            })
    void whatIsWantedMostIsAnswered(String accept, boolean calendar) {
        Answer answer = accepting(accept.strip(), path(booking("sv"))).is(200);
        assertEquals(calendar, answer.body().startsWith("BEGIN:VCALENDAR"), accept);
        assertEquals(!calendar, answer.body().startsWith("{"), accept);
    }

    @Test
    void aCallbackHasNoCalendarFile() {
        Answer made = callback();

        accepting("text/calendar", path(made)).isProblem(406, "not-acceptable");
        get(path(made) + "/calendar.ics").isProblem(406, "not-acceptable");
        accepting("text/calendar, application/json;q=0.1", path(made)).is(200);
        assertFalse(made.json().containsKey("calendar"));
        get("/api/promises/nobody/calendar.ics").isProblem(404, NO_SUCH);
    }

    @Test
    void aMoveAndACancellationUpdateTheCalendar() {
        Answer made = booking("sv");
        String file = path(made) + "/calendar.ics";
        Answer first = get(file).is(200);

        Answer moved = move(made, "2027-03-03T10:30:00+01:00").is(200);
        Answer second = get(file).is(200);
        delete(path(made)).is(204);
        Answer last = get(file).is(200);

        assertEquals(made.text("promiseId"), moved.text("promiseId"));
        assertEquals("2027-03-03T10:30:00+01:00", moved.text("start"));
        assertEquals(List.of(line(first, "UID")), List.of(line(second, "UID")));
        assertEquals(line(first, "UID"), line(last, "UID"));
        assertEquals("SEQUENCE:0", line(first, "SEQUENCE"));
        assertEquals("SEQUENCE:1", line(second, "SEQUENCE"));
        assertEquals("SEQUENCE:2", line(last, "SEQUENCE"));
        assertEquals("METHOD:PUBLISH", line(second, "METHOD"));
        assertEquals("METHOD:CANCEL", line(last, "METHOD"));
        assertEquals("STATUS:CANCELLED", line(last, "STATUS"));
    }

    @Test
    void aPromiseIsMovedToATimeItsSlotsName() {
        Answer made = callback();
        List<Map<String, Object>> slots = get(path(made) + "/slots").is(200).objects("slots");
        String start = (String) slots.get(2).get("start");

        Answer moved = move(made, start).is(200);

        assertEquals(start, moved.text("start"));
        assertEquals("MADE", moved.text("state"));
        assertFalse(moved.json().containsKey("code"));
        assertEquals(made.text("arrivedAt"), moved.text("arrivedAt"), "the place in the queue is kept");
        assertEquals(moved.json(), move(made, start).is(200).json(), "the same again changes nothing");
        assertEquals(moved.json(), find(NUMBER, made.text("code")).is(200).json(), "the code stays");
        assertEquals(made.text("start"), callback("+46701740606").text("start"), "its old time is free");
    }

    @Test
    void aMoveThatCannotBeLeavesEverythingAsItWas() {
        Answer made = callback();
        Answer other = callback("+46701740606");
        assertNotEquals(made.text("start"), other.text("start"));

        Answer full = move(made, other.text("start")).isProblem(409, "full");
        assertFalse(full.objects("alternatives").isEmpty());
        Answer none = move(made, "2027-03-02T10:07:00+01:00").isProblemWith(409, "no-such-slot", "start");
        assertFalse(none.objects("alternatives").isEmpty());
        post(path(made) + "/move", "{\"start\":\"" + other.text("start") + "\",\"resource\":\"booking/malmo\"}")
                .isProblem(409, "no-such-slot");
        post(path(made) + "/move", "{}").isProblemWith(400, "invalid-field", "start");
        assertEquals(made.text("start"), get(path(made)).is(200).text("start"));
    }

    @Test
    void whatIsOverIsNotMoved() {
        Answer made = callback();
        delete(path(made)).is(204);

        assertEquals(
                "CANCELLED",
                move(made, made.text("start")).isProblem(409, "promise-over").text("standing"));
        get(path(made) + "/slots").isProblem(409, "promise-over");
        for (String id : List.of("nobody", "x".repeat(300))) {
            post("/api/promises/" + id + "/move", "{\"start\":\"2027-03-02T10:00:00+01:00\"}")
                    .isProblem(404, NO_SUCH);
            get("/api/promises/" + id + "/slots").isProblem(404, NO_SUCH);
            post("/api/promises/" + id + "/kept", "{\"kept\":true}").isProblem(404, NO_SUCH);
        }
    }

    @Test
    void onlyTheRightCodeFromTheRightNumberFindsAPromise() {
        Answer made = callback();
        String code = made.text("code");
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertEquals(made.text("promiseId"), find("070-174 06 05", code).is(200).text("promiseId"));
        assertEquals(
                made.text("promiseId"),
                find(NUMBER, code.substring(0, 3) + " " + code.substring(3))
                        .is(200)
                        .text("promiseId"));
        Answer nobodys = find("+46701740609", code).isProblem(404, NO_SUCH);
        for (Answer answer : List.of(find(NUMBER, wrong), find("unknown", code), find(NUMBER, "1".repeat(200)))) {
            assertEquals(nobodys.body(), answer.body(), "the answer tells nothing");
            assertFalse(answer.body().contains("701740605") || answer.body().contains(code));
        }
        post("/api/promises/find", "{\"caller\":\"" + NUMBER + "\"}").isProblemWith(400, "invalid-field", "code");
        post("/api/promises/find", "{\"code\":\"123456\"}").isProblemWith(400, "invalid-field", "caller");
    }

    @Test
    void whoGuessesIsToldNothingEvenWhenRight() {
        Answer made = callback();
        String code = made.text("code");
        String wrong = code.equals("000000") ? "000001" : "000000";
        Answer told = find(NUMBER, wrong);
        for (int i = 0; i < 10; i++) {
            find(NUMBER, wrong).isProblem(404, NO_SUCH);
        }

        assertEquals(told.body(), find(NUMBER, code).isProblem(404, NO_SUCH).body());
        clock.advance(Duration.ofMinutes(61));
        find(NUMBER, code).is(200);
    }

    @Test
    void whetherABookingWasKeptIsSaidOnce() {
        Answer made = booking("sv");
        String kept = path(made) + "/kept";

        assertEquals("KEPT", post(kept, "{\"kept\":true}").is(200).text("state"));
        assertEquals("KEPT", post(kept, "{\"kept\":true}").is(200).text("state"));
        assertEquals(
                "KEPT",
                post(kept, "{\"kept\":false}").isProblem(409, "promise-over").text("standing"));
        assertEquals(
                "BROKEN",
                post(path(booking("sv")) + "/kept", "{\"kept\":false}").is(200).text("state"));
        post(kept, "{}").isProblemWith(400, "invalid-field", "kept");
        post(kept, "{\"kept\":\"perhaps\"}").isProblemWith(400, "invalid-field", "kept");
        post(path(callback()) + "/kept", "{\"kept\":true}").isProblem(409, "not-a-booking");
    }

    @Test
    void aStoreThatIsAwayIsSaidAndNothingIsChanged() throws Exception {
        Breakable stores = new Breakable();
        restart(Sluss.builder(rules()).promises(stores.of(PromiseStore.class, PromiseStore.inMemory(100))));
        Answer made = callback();
        stores.goAway();

        for (Answer answer : List.of(
                get(path(made) + "/slots"),
                get(path(made) + "/calendar.ics"),
                accepting("text/calendar", path(made)),
                move(made, "2027-03-02T14:00:00Z"),
                find(NUMBER, made.text("code")),
                post(path(made) + "/kept", "{\"kept\":true}"))) {
            assertFalse(answer.isProblem(503, "store-away").body().contains(Breakable.SECRET));
        }
    }
}
