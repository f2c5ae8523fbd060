package io.sluss.web;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import java.time.Instant;
import java.util.List;

/** A ledger that has pushed out every row. */
final class ForgetfulLedger implements OfferLedger {
    @Override
    public List<LedgerEvent> append(List<LedgerEvent> events) {
        return List.of();
    }

    @Override
    public Received settle(LedgerEvent report) {
        return new Received(Settlement.of(Settlement.Status.LOST), List.of());
    }

    @Override
    public Outcome outcomeOf(ContactId contact, OfferId offer) {
        return null;
    }

    @Override
    public List<LedgerEvent> expire(Instant now) {
        return List.of();
    }

    @Override
    public CallerHistory history(CallerKey caller, Instant since) {
        return CallerHistory.NONE;
    }

    @Override
    public void forget(CallerKey caller) {}

    @Override
    public List<LedgerEvent> linkedTo(CallerKey caller) {
        return List.of();
    }

    @Override
    public void read(Instant from, Instant to, java.util.function.Consumer<LedgerEvent> each) {}
}
