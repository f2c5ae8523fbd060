package io.sluss.web;

import io.sluss.PromiseWish;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Wording;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Settlement;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes that make a callback or booking of an offer: choose, make. Thread-safe. */
final class PromiseRoutes {
    private static final Set<String> WISH = Set.of("start", "resource", "number", "answers", "safeToCall", "utterance");

    private final Sluss sluss;
    private final PromiseReply replies;

    PromiseRoutes(Sluss sluss, PromiseReply replies) {
        this.sluss = sluss;
        this.replies = replies;
    }

    void addTo(Router router) {
        router.add("GET", "/api/offers/{id}/slots", this::slots);
        router.add("POST", "/api/offers/{id}/promise", this::promise);
    }

    private Reply slots(Call call) {
        OfferId offer = call.offerId();
        Optional<Settlement> notOpen = Stores.ask(() -> sluss.whyNotOpen(offer));
        if (notOpen.isPresent()) {
            throw SettlementReply.refusal(notOpen.get());
        }
        return replies.slots(Stores.ask(() -> sluss.slots(offer)));
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
        return replies.made(status, promise, call.request());
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
            case FULL -> replies.full(answer);
            case NO_SUCH_SLOT -> replies.noSuchSlot(Stores.ask(() -> sluss.slots(offer)));
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
            case OFFER_REFUSED -> offerRefused(answer.offer());
            case MADE, REPEATED, NOT_OPEN -> throw new IllegalStateException("a promise is missing");
        };
    }

    private static Problem offerRefused(@Nullable Settlement why) {
        if (why == null) {
            throw new IllegalStateException("a refusal without a reason");
        }
        return SettlementReply.refusal(why);
    }
}
