package io.sluss.web;

import io.sluss.PromiseWish;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Wording;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Settlement;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of callbacks and bookings: choose, make, see, cancel. Thread-safe. */
final class PromiseRoutes {
    static final String NO_PROMISE = "there is no such promise, or it is kept no longer";

    private static final int MOST_ALTERNATIVES = 5;
    private static final Set<String> WISH = Set.of("start", "resource", "number", "answers", "safeToCall", "utterance");

    private final Sluss sluss;
    private final Addresses addresses;

    PromiseRoutes(Sluss sluss, Addresses addresses) {
        this.sluss = sluss;
        this.addresses = addresses;
    }

    void addTo(Router router) {
        router.add("GET", "/api/offers/{id}/slots", this::slots);
        router.add("POST", "/api/offers/{id}/promise", this::promise);
        router.add("GET", "/api/promises/{id}", this::see);
        router.add("DELETE", "/api/promises/{id}", this::cancel);
    }

    private Reply slots(Call call) {
        OfferId offer = call.offerId();
        Optional<Settlement> notOpen = Stores.ask(() -> sluss.whyNotOpen(offer));
        if (notOpen.isPresent()) {
            throw SettlementReply.refusal(notOpen.get());
        }
        List<Slot> slots = Stores.ask(() -> sluss.slots(offer));
        return Reply.json(200, json -> slots(json, "slots", slots));
    }

    private void slots(JsonWriter json, String name, List<Slot> slots) {
        json.objects(name, slots, this::slot);
    }

    private void slot(JsonWriter json, Slot slot) {
        ZoneId zone = sluss.rules().calendar().zone();
        json.put("start", Times.text(slot.start(), zone));
        json.put("end", Times.text(slot.end(), zone));
        json.put("resource", slot.resource());
        json.put("place", slot.place());
        json.put("mode", slot.mode().name());
    }

    private Reply promise(Call call) {
        OfferId offer = call.offerId();
        PromiseWish wish = wish(call.fields(WISH));
        PromiseAnswer answer = sluss.promise(offer, wish);
        Promise promise = answer.promise();
        if (promise == null) {
            throw refusal(answer, offer);
        }
        int status = answer.status() == PromiseAnswer.Status.MADE ? 201 : 200;
        return Reply.json(status, json -> {
                    promise(json, promise);
                    json.put("code", promise.recipient().code());
                })
                .with("Location", addresses.promise(promise.id(), call.request()));
    }

    private static PromiseWish wish(Fields fields) {
        String number = fields.text("number");
        return new PromiseWish(
                fields.instant("start"),
                fields.text("resource"),
                number == null ? null : new CallerNumber(number),
                fields.answers("answers"),
                fields.yesOrNo("safeToCall"),
                Wording.of(fields.words("utterance")));
    }

    private Problem refusal(PromiseAnswer answer, OfferId offer) {
        return switch (answer.status()) {
            case FULL ->
                Problem.of(
                        ProblemType.FULL,
                        "the slot is gone",
                        json -> slots(json, "alternatives", answer.alternatives()));
            case NO_SUCH_SLOT -> noSuchSlot(offer);
            case UNAVAILABLE -> Stores.away();
            case NOT_PROMISED_BY_CHANNEL ->
                Problem.of(ProblemType.NOT_PROMISED, "the offer is neither a callback nor a booking");
            case NUMBER_NEEDED -> Problem.of(ProblemType.NUMBER_NEEDED, "number", "is needed, and must be one to call");
            case NUMBER_NEEDS_PERSON ->
                Problem.of(
                        ProblemType.NUMBER_NEEDS_PERSON,
                        "number",
                        "is foreign or costs more than an ordinary call; a person has to arrange it");
            case NOT_SAFE_TO_CALL ->
                Problem.of(ProblemType.NOT_SAFE_TO_CALL, "it is not safe to call; a person has to arrange it");
            case NOT_OPEN -> Problem.of(ProblemType.PROMISE_OVER, "the promise is over; only an open one can be moved");
            case OFFER_REFUSED -> offerRefused(answer.offer());
            case MADE, REPEATED -> throw new IllegalStateException("a promise is missing");
        };
    }

    private Problem noSuchSlot(OfferId offer) {
        List<Slot> free = Stores.ask(() -> sluss.slots(offer));
        List<Slot> some = free.subList(0, Math.min(MOST_ALTERNATIVES, free.size()));
        return Problem.of(
                ProblemType.NO_SUCH_SLOT,
                "start",
                "is not the start of a slot that can be taken",
                json -> slots(json, "alternatives", some));
    }

    private static Problem offerRefused(@Nullable Settlement why) {
        if (why == null) {
            throw new IllegalStateException("a refusal without a reason");
        }
        return SettlementReply.refusal(why);
    }

    private Reply see(Call call) {
        PromiseId id = call.promiseId();
        Optional<Promise> found = Stores.ask(() -> sluss.promised(id));
        Promise promise = found.orElseThrow(PromiseRoutes::noPromise);
        return Reply.json(200, json -> promise(json, promise));
    }

    private Reply cancel(Call call) {
        PromiseId id = call.promiseId();
        Optional<Promise> found = Stores.ask(() -> sluss.cancel(id));
        if (found.isEmpty()) {
            throw noPromise();
        }
        return Reply.empty(204);
    }

    private static Problem noPromise() {
        return Problem.of(ProblemType.UNKNOWN_PROMISE, NO_PROMISE);
    }

    /** What anybody who holds the promise's id may see: neither the number nor the code. */
    private void promise(JsonWriter json, Promise promise) {
        json.put("promiseId", promise.id().text());
        json.put("offerId", promise.offer().text());
        json.put("channel", promise.kind().name());
        slot(json, promise.slot());
        json.put("state", promise.state().name());
    }
}
