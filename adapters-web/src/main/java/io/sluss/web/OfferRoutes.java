package io.sluss.web;

import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.Wording;
import io.sluss.offer.OfferId;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes that report what became of an offer. Thread-safe. */
final class OfferRoutes {
    private static final Set<String> REPORT = Set.of("outcome", "answers", "declineReason", "utterance");

    private final Sluss sluss;

    OfferRoutes(Sluss sluss) {
        this.sluss = sluss;
    }

    void addTo(Router router) {
        router.add("POST", "/api/offers/{id}/presented", this::present);
        router.add("POST", "/api/offers/{id}/outcome", this::settle);
    }

    private Reply present(Call call) {
        OfferId offer = call.offerId();
        call.optionalFields(Set.of());
        return SettlementReply.of(sluss.present(offer));
    }

    private Reply settle(Call call) {
        OfferId offer = call.offerId();
        Report report = report(call.fields(REPORT));
        return SettlementReply.of(Stores.ask(() -> sluss.settle(offer, report)));
    }

    private static Report report(Fields fields) {
        Outcome outcome = fields.requiredConstant("outcome", Outcome.class);
        if (!outcome.reportable()) {
            throw Problem.invalid("outcome", "comes about by itself and cannot be reported");
        }
        return new Report(
                outcome,
                fields.answers("answers"),
                declineReason(fields, outcome),
                Wording.of(fields.words("utterance")));
    }

    private static @Nullable DeclineReason declineReason(Fields fields, Outcome outcome) {
        String text = fields.text("declineReason");
        if (text == null) {
            return null;
        }
        if (outcome != Outcome.DECLINED) {
            throw Problem.invalid("declineReason", "goes with DECLINED only");
        }
        return DeclineReason.parse(text)
                .orElseThrow(() -> Problem.invalid(
                        "declineReason", "is none of PREFERS_PERSON, NO_E_ID, DID_NOT_KNOW, COULD_NOT, OTHER"));
    }
}
