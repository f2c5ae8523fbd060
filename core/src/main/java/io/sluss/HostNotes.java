package io.sluss;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.offer.IdSeal;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes down what happened to contacts in the host: queued, answered, abandoned, wrapped up. Thread-safe. */
final class HostNotes {
    private final KnownOffers offers;
    private final IdSeal seal;
    private final OpenContacts contacts;
    private final Journal journal;
    private final LeftForLater later;
    private final InstantSource clock;

    HostNotes(
            KnownOffers offers,
            IdSeal seal,
            OpenContacts contacts,
            Journal journal,
            LeftForLater later,
            InstantSource clock) {
        this.offers = offers;
        this.seal = seal;
        this.contacts = contacts;
        this.journal = journal;
        this.later = later;
        this.clock = clock;
    }

    boolean note(ContactId id, HostEvent event) {
        IdSeal.Opened opened = seal.open(id.text());
        if (opened == null || opened.kind() != IdSeal.Kind.CONTACT) {
            return false;
        }
        OpenContact contact = contacts.find(id);
        Labels labels = contact != null
                ? contact.labels()
                : new Labels(opened.origin(), null, null, null, null, null, null, null, null);
        Instant at = event.at() == null ? clock.instant() : event.at();
        LedgerEvent.Kind kind = switch (event.kind()) {
            case QUEUED -> LedgerEvent.Kind.QUEUED;
            case ANSWERED -> LedgerEvent.Kind.ANSWERED;
            case ABANDONED -> LedgerEvent.Kind.ABANDONED;
            case WRAPPED_UP -> LedgerEvent.Kind.WRAPPED_UP;
        };
        LedgerEvent noted = LedgerEvent.ofContact(kind, id, at, told(labels, contact, event));
        boolean ends = kind == LedgerEvent.Kind.ANSWERED || kind == LedgerEvent.Kind.ABANDONED;
        if (ends && contact != null && !at.isBefore(contact.arrivedAt())) {
            noted = noted.withSpan(Duration.between(contact.arrivedAt(), at));
        }
        if (event.announcedWait() != null) {
            noted = noted.withSpan(event.announcedWait());
        }
        if (kind == LedgerEvent.Kind.ANSWERED && contact != null && contact.isPromised()) {
            noted = noted.withDetail(LedgerEvent.AFTER_PROMISE);
        }
        journal.add(wrappedUp(noted, event.wrapUp()));
        if (kind == LedgerEvent.Kind.QUEUED) {
            later.handOver(id, labels, contact, at);
        }
        return true;
    }

    private static LedgerEvent wrappedUp(LedgerEvent noted, @Nullable WrapUp told) {
        if (told == null || told.equals(WrapUp.NOTHING)) {
            return noted;
        }
        Boolean solved = told.solved();
        String detail = solved == null ? null : solved ? LedgerEvent.SOLVED : LedgerEvent.NOT_SOLVED;
        return noted.withDetail(detail).withWrapUp(told);
    }

    /** A wrap-up tells the true reason and urgency; the latter is null where the agent did not tell. */
    private Labels told(Labels labels, @Nullable OpenContact contact, HostEvent event) {
        ReasonId reason = event.reason();
        boolean known = reason != null && offers.rulesOf(contact).reason(reason).isPresent();
        return new Labels(
                labels.origin(),
                labels.region(),
                labels.language(),
                known ? reason : labels.reason(),
                event.kind() == HostEvent.Kind.WRAPPED_UP ? event.urgency() : labels.urgency(),
                labels.arm(),
                null,
                null,
                labels.ruleSet());
    }
}
