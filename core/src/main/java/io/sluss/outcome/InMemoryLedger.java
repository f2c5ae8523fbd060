package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InMemoryLedger implements OfferLedger {
    InMemoryLedger(int most) {}

    @Override
    public List<LedgerEvent> append(List<LedgerEvent> events) {
        return List.of();
    }

    @Override
    public Received settle(LedgerEvent report) {
        throw new IllegalStateException();
    }

    @Override
    public @Nullable Outcome outcomeOf(ContactId contact, OfferId offer) {
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
}
