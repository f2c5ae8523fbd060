package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.promise.CalendarFile;
import io.sluss.promise.Promise;
import io.sluss.promise.Promise.State;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The routes of promises that are made: see, find, move, cancel, kept or not. Thread-safe. */
final class MadePromiseRoutes {
    private static final Set<String> FIND = Set.of("caller", "code");
    private static final Set<String> MOVE = Set.of("start", "resource");
    private static final Set<String> KEPT = Set.of("kept");

    private final Sluss sluss;
    private final PromiseReply replies;

    MadePromiseRoutes(Sluss sluss, PromiseReply replies) {
        this.sluss = sluss;
        this.replies = replies;
    }

    void addTo(Router router) {
        router.add("POST", "/api/promises/find", this::find);
        router.add("GET", "/api/promises/{id}", this::see);
        router.add("DELETE", "/api/promises/{id}", this::cancel);
        router.add("GET", "/api/promises/{id}/calendar.ics", call -> replies.calendar(promise(call)));
        router.add("GET", "/api/promises/{id}/slots", this::slots);
        router.add("POST", "/api/promises/{id}/move", this::move);
        router.add("POST", "/api/promises/{id}/kept", this::kept);
    }

    private Promise promise(Call call) {
        PromiseId id = call.promiseId();
        return Stores.ask(() -> sluss.promised(id)).orElseThrow(PromiseReply::noPromise);
    }

    private Promise openPromise(Call call) {
        Promise promise = promise(call);
        if (!promise.isOpen()) {
            throw PromiseReply.over(promise);
        }
        return promise;
    }

    /** A calendar file for whoever would rather have one; else JSON, as ever. */
    private Reply see(Call call) {
        Promise promise = promise(call);
        Accept accept = Accept.of(call.request());
        boolean asked = accept.prefers(CalendarFile.MEDIA_TYPE, Body.JSON);
        boolean instead =
                accept.quality(Body.JSON) > 0 && sluss.calendar(promise).isEmpty();
        Reply reply = asked && !instead ? replies.calendar(promise) : replies.promise(promise, call.request());
        return reply.with("Vary", "Accept");
    }

    /** The same answer whether there is none, the code is wrong, or too many were tried. */
    private Reply find(Call call) {
        Fields fields = call.fields(FIND);
        CallerNumber caller = new CallerNumber(fields.required("caller"));
        String code = fields.required("code").replaceAll("\\s", "");
        Promise found = Stores.ask(() -> sluss.promised(caller, code)).orElseThrow(PromiseReply::noPromise);
        return replies.promise(found, call.request());
    }

    private Reply slots(Call call) {
        Promise promise = openPromise(call);
        return replies.slots(Stores.ask(() -> sluss.slots(promise.id())));
    }

    private Reply move(Call call) {
        Fields fields = call.fields(MOVE);
        Instant start = fields.instant("start");
        String resource = fields.text("resource");
        if (start == null) {
            throw Problem.invalid("start", "is required");
        }
        PromiseId id = promise(call).id();
        PromiseAnswer answer = sluss.move(id, start, resource);
        Promise moved = answer.promise();
        if (moved != null) {
            return replies.promise(moved, call.request());
        }
        throw switch (answer.status()) {
            case FULL -> replies.full(answer);
            case NO_SUCH_SLOT -> {
                List<Slot> free = Stores.ask(() -> sluss.slots(id));
                yield replies.noSuchSlot(free);
            }
            case NOT_OPEN -> PromiseReply.over(promise(call));
            default -> Stores.away();
        };
    }

    private Reply cancel(Call call) {
        PromiseId id = call.promiseId();
        if (Stores.ask(() -> sluss.cancel(id)).isEmpty()) {
            throw PromiseReply.noPromise();
        }
        return Reply.empty(204);
    }

    /** Whether somebody who booked was served. A callback's end comes from whoever called. */
    private Reply kept(Call call) {
        Boolean kept = call.fields(KEPT).flag("kept");
        if (kept == null) {
            throw Problem.invalid("kept", "is required");
        }
        Promise promise = promise(call);
        if (promise.isCallback()) {
            throw Problem.of(ProblemType.NOT_A_BOOKING, "whether a callback was kept is told by whoever called");
        }
        Promise after = Stores.ask(() -> sluss.kept(promise.id(), kept)).orElseThrow(PromiseReply::noPromise);
        if (after.state() != (kept ? State.KEPT : State.BROKEN)) {
            throw PromiseReply.over(after);
        }
        return replies.promise(after, call.request());
    }
}
