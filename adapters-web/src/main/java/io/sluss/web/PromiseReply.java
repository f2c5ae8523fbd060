package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.promise.CalendarFile;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.Slot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Writes promises and slots, as JSON and as calendar files. Thread-safe. */
final class PromiseReply {
    static final String NO_PROMISE = "there is no such promise, or it is kept no longer";

    private static final int MOST_ALTERNATIVES = 5;

    private final Sluss sluss;
    private final Addresses addresses;

    PromiseReply(Sluss sluss, Addresses addresses) {
        this.sluss = sluss;
        this.addresses = addresses;
    }

    /** What anybody who holds the promise's id may see. */
    Reply promise(Promise promise, HttpServletRequest request) {
        return Reply.json(200, json -> write(json, promise, request));
    }

    /** What is told only where it is made: also the code, and the word that whoever calls says first. */
    Reply made(int status, Promise promise, HttpServletRequest request) {
        return Reply.json(status, json -> {
                    write(json, promise, request);
                    json.put("code", promise.recipient().code());
                    json.put("word", promise.isByPhone() ? promise.recipient().word() : null);
                })
                .with("Location", addresses.promise(promise.id(), request));
    }

    /** Neither the number nor the code. */
    private void write(JsonWriter json, Promise promise, HttpServletRequest request) {
        json.put("promiseId", promise.id().text());
        json.put("offerId", promise.offer().text());
        json.put("channel", promise.kind().name());
        slot(json, promise.slot());
        json.put("state", promise.state().name());
        json.put("arrivedAt", Times.text(promise.about().arrivedAt(), zone()));
        json.put("calendar", sluss.calendar(promise).isPresent() ? addresses.calendar(promise.id(), request) : null);
    }

    Reply slots(List<Slot> slots) {
        return Reply.json(200, json -> slots(json, "slots", slots));
    }

    private void slots(JsonWriter json, String name, List<Slot> slots) {
        json.objects(name, slots, this::slot);
    }

    private void slot(JsonWriter json, Slot slot) {
        json.put("start", Times.text(slot.start(), zone()));
        json.put("end", Times.text(slot.end(), zone()));
        json.put("resource", slot.resource());
        json.put("place", slot.place());
        json.put("mode", slot.mode().name());
    }

    private ZoneId zone() {
        return sluss.rules().calendar().zone();
    }

    /** @throws Problem if the promise has none */
    Reply calendar(Promise promise) {
        CalendarFile file = sluss.calendar(promise)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_ACCEPTABLE, "the promise has no calendar file"));
        return new Reply(200, file.contentType(), file.text(), Map.of())
                .with("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
    }

    Problem full(PromiseAnswer answer) {
        return Problem.of(
                ProblemType.FULL, "the slot is gone", json -> slots(json, "alternatives", answer.alternatives()));
    }

    Problem noSuchSlot(List<Slot> free) {
        List<Slot> some = free.subList(0, Math.min(MOST_ALTERNATIVES, free.size()));
        return Problem.of(
                ProblemType.NO_SUCH_SLOT,
                "start",
                "is not the start of a slot that can be taken",
                json -> slots(json, "alternatives", some));
    }

    static Problem noPromise() {
        return Problem.of(ProblemType.UNKNOWN_PROMISE, NO_PROMISE);
    }

    static Problem over(Promise promise) {
        return Problem.of(
                ProblemType.PROMISE_OVER,
                "the promise is over; only an open one can be changed",
                json -> json.put("standing", promise.state().name()));
    }
}
