package io.sluss;

import io.sluss.contact.Urgency;
import io.sluss.matching.Channel;
import io.sluss.offer.IdSeal;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the events of an offer: from what is remembered of its contact, or else from its id alone. */
final class OfferEvents {
    private OfferEvents() {}

    static LedgerEvent of(LedgerEvent.Kind kind, OfferId id, IdSeal.OpenedOffer opened, Labels labels, Instant at) {
        return new LedgerEvent(kind, id.text(), opened.contact(), at, labels, null, null, null, null);
    }

    static LedgerEvent outcome(
            OfferId id,
            IdSeal.OpenedOffer opened,
            Labels labels,
            Instant at,
            Outcome outcome,
            @Nullable String detail) {
        return new LedgerEvent(
                LedgerEvent.Kind.OUTCOME, id.text(), opened.contact(), at, labels, outcome, detail, null, null);
    }

    static LedgerEvent withdrawn(Offer offer, Labels labels, Instant at) {
        return new LedgerEvent(
                LedgerEvent.Kind.OUTCOME,
                offer.id().text(),
                offer.contact(),
                at,
                labels.of(offer.kind(), offer.channel().id()),
                Outcome.WITHDRAWN,
                null,
                null,
                null);
    }

    /** What an offer is counted under; null when its channel is no longer in the rules and nothing is remembered. */
    static @Nullable Labels labels(
            IdSeal.OpenedOffer opened, @Nullable OpenContact contact, @Nullable Channel channel, RuleSet rules) {
        if (contact != null) {
            Labels labels = contact.labels();
            return channel == null ? labels : labels.of(channel.kind(), channel.id());
        }
        if (channel == null) {
            return null;
        }
        var reason = rules.reasonOfCode(opened.reasonCode()).map(r -> r.id()).orElse(null);
        Urgency urgency = null;
        return new Labels(opened.origin(), null, null, reason, urgency, null, channel.kind(), channel.id(), null);
    }
}
