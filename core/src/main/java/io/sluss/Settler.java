package io.sluss;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Signals;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.offer.Ask;
import io.sluss.offer.IdSeal;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives what hosts report of offers, which are settled once. Thread-safe. */
final class Settler {
    /** So many events are handed over at a time where a version is withdrawn. */
    private static final int BATCH = 256;

    private final KnownOffers offers;
    private final OpenContacts contacts;
    private final OfferLedger ledger;
    private final Journal journal;
    private final Recording recording;
    private final Duration linkLife;
    private final LeftForLater later;
    private final InstantSource clock;

    Settler(
            KnownOffers offers,
            OpenContacts contacts,
            OfferLedger ledger,
            Journal journal,
            Recording recording,
            Duration linkLife,
            LeftForLater later,
            InstantSource clock) {
        this.offers = offers;
        this.contacts = contacts;
        this.ledger = ledger;
        this.journal = journal;
        this.recording = recording;
        this.linkLife = linkLife;
        this.later = later;
        this.clock = clock;
    }

    /** Why an offer is not open any more, or null while it is. Changes nothing. */
    @Nullable
    Settlement whyNotOpen(OfferId id) {
        KnownOffer known = offers.of(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        handOver(known);
        Instant now = clock.instant();
        Settlement refused = refusal(known, Report.of(Outcome.DECLINED), now);
        if (refused == null) {
            return cannotBeTakenUp(known, now) ? Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN) : null;
        }
        return refused.stands() ? Settlement.of(Status.CONTRADICTED, refused.standing()) : refused;
    }

    Settlement present(OfferId id) {
        KnownOffer known = offers.of(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        Instant now = clock.instant();
        if (known.isExpired(now)) {
            return Settlement.of(Status.EXPIRED);
        }
        if (cannotBeTakenUp(known, now) || known.labels() == null) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        Duration left = Duration.between(now, known.opened().expiresAt());
        LedgerEvent event = OfferEvents.of(LedgerEvent.Kind.PRESENTED, id, known.opened(), known.labels(), now);
        journal.add(event.withSpan(left));
        return Settlement.of(Status.SETTLED);
    }

    Settlement settle(OfferId id, Report report) {
        KnownOffer known = offers.of(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        boolean understood = judge(known, report.wording(), report.answers());
        if (!understood) {
            known = offers.again(known); // which is remembered now, if it was not
        }
        handOver(known);
        Instant now = clock.instant();
        Settlement refused = refusal(known, report, now);
        if (refused != null) {
            return refused;
        }
        if (report.outcome() == Outcome.ACCEPTED && !understood && !known.isPerson()) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        if (report.outcome() == Outcome.ACCEPTED && known.isPromised()) {
            return Settlement.of(Status.PROMISE_NEEDED);
        }
        return record(known, report, now);
    }

    /**
     * Follows the link of an e-service. The first opening accepts the offer, with which its questions were put; once the
     * contact needs a person, nobody is led on.
     */
    Settlement open(OfferId id) {
        KnownOffer known = offers.of(id);
        if (known == null || known.service() == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        if (known.isWithdrawn()) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        handOver(known);
        Instant now = clock.instant();
        if (!now.isBefore(known.opened().issuedAt().plus(linkLife))) {
            return Settlement.of(Status.EXPIRED);
        }
        Settlement accepted = refusal(known, Outcome.ACCEPTED, now);
        boolean standsAccepted = accepted != null && accepted.stands();
        if (!standsAccepted && offers.onlyPeopleServe(known, now)) {
            return Settlement.of(
                    Status.WITHDRAWN, Outcome.WITHDRAWN); // expired or not: who has not begun gets a person
        }
        if (accepted == null) {
            accepted = record(known, Report.of(Outcome.ACCEPTED), now);
        }
        return accepted.stands() ? record(known, Report.of(Outcome.OPENED), now) : accepted;
    }

    /** Why a report cannot be taken, or null when it can. An acceptance wants its answers. */
    @Nullable
    Settlement refusal(KnownOffer known, Report report, Instant now) {
        Settlement refused = refusal(known, report.outcome(), now);
        return refused == null && report.outcome() == Outcome.ACCEPTED
                ? answered(known, report.answers(), now)
                : refused;
    }

    /** Why an offer cannot come to an outcome, whatever was answered, or null when it can. */
    private @Nullable Settlement refusal(KnownOffer known, Outcome outcome, Instant now) {
        if (!outcome.settles()) {
            return null; // the ledger knows whether it was accepted
        }
        Outcome standing = ledger.outcomeOf(known.opened().contact(), known.id());
        if (standing != null && standing != Outcome.WITHDRAWN && standing != Outcome.IGNORED) {
            Status status = standing == outcome ? Status.REPEATED : Status.CONTRADICTED;
            return Settlement.of(status, standing);
        }
        if (known.isExpired(now)) {
            return Settlement.of(Status.EXPIRED, standing);
        }
        boolean takesUp = outcome == Outcome.ACCEPTED; // a no, or a hang-up, changes nothing for the worse
        if (standing == Outcome.WITHDRAWN || (takesUp && cannotBeTakenUp(known, now))) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        if (known.labels() == null) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        return null;
    }

    /**
     * Whether an offer is taken back, or only people serve now. The latter is not counted as withdrawn: when they no
     * longer do, what has not expired is open again.
     */
    private boolean cannotBeTakenUp(KnownOffer known, Instant now) {
        return known.isWithdrawn() || offers.onlyPeopleServe(known, now);
    }

    /** Counts a report that nothing speaks against. */
    Settlement record(KnownOffer known, Report report, Instant now) {
        Labels labels = known.labels();
        if (labels == null) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        String detail =
                report.declineReason() == null ? null : report.declineReason().label();
        LedgerEvent event = OfferEvents.outcome(known.id(), known.opened(), labels, now, report.outcome(), detail);
        OfferLedger.Received received = ledger.settle(event);
        received.events().forEach(recording::happened);
        if (report.outcome() == Outcome.DECLINED
                && received.settlement().stands()
                && known.contact() != null
                && known.channel() != null) {
            known.contact().decline(known.channel().id());
        }
        if (known.isPerson()
                && received.settlement().status() == Status.SETTLED
                && report.outcome() == Outcome.ACCEPTED) {
            later.handOver(known.opened().contact(), labels, known.contact(), now);
        }
        return received.settlement();
    }

    /** Whether every wanted answer was given; another answer takes the offer back. */
    private @Nullable Settlement answered(KnownOffer known, Map<String, Boolean> answers, Instant now) {
        List<String> missing = new ArrayList<>(2);
        for (Ask ask : known.asks()) {
            Boolean answer = answers.get(ask.id());
            if (answer == null) {
                missing.add(ask.id());
            } else if (answer != ask.wanted()) {
                takeBack(known, now);
                return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
            }
        }
        return missing.isEmpty() ? null : new Settlement(Status.ANSWERS_NEEDED, null, missing);
    }

    /** An answer that was not wanted: the offer is taken back. */
    private void takeBack(KnownOffer known, Instant now) {
        Labels labels = known.labels();
        if (labels != null) {
            count(OfferEvents.outcome(known.id(), known.opened(), labels, now, Outcome.WITHDRAWN, NEED_NOT_MET));
        }
    }

    /** All that is told of an answer that was not wanted. */
    private static final String NEED_NOT_MET = "need-not-met";

    /** Takes back whatever was offered under a version, but for persons. What was accepted before stays accepted. */
    void takeBack(String version) {
        Instant now = clock.instant();
        for (OpenContact contact : contacts.all()) {
            for (Offer offer : contact.offers()) {
                if (!offer.isPerson() && contact.ruleSetOf(offer.id()).equals(version)) {
                    journal.add(OfferEvents.withdrawn(offer, contact.labels(), now));
                }
            }
            if (journal.size() >= BATCH) {
                journal.flush();
            }
        }
        journal.flush();
    }

    /** Hands over what waits. Where the ledger failed last, it has to answer first, so that nobody waits for it twice. */
    private void handOver(KnownOffer known) {
        if (journal.isFailing()) {
            ledger.outcomeOf(known.opened().contact(), known.id());
        }
        journal.flushWithin(Journal.BRIEFLY);
    }

    private void count(LedgerEvent event) {
        journal.add(event);
        if (!journal.isFailing()) {
            journal.flushWithin(Journal.BRIEFLY);
        }
    }

    /**
     * What is said and answered while an offer is taken up or refused is judged like any step: it can only raise.
     *
     * @return whether it was understood and harmless
     */
    boolean judge(KnownOffer known, Wording wording, Map<String, Boolean> answers) {
        Urgency raised = raisedBy(known, wording).raisedTo(raisedBy(answers));
        if (known.contact() != null) {
            known.contact().answered(answers);
        }
        if (raised == Urgency.DEFERRABLE) {
            return true;
        }
        raise(known, raised, answers.isEmpty() ? null : NEED_NOT_MET);
        return false;
    }

    private Urgency raisedBy(KnownOffer known, Wording wording) {
        if (wording.isEmpty() && !wording.tooLong()) {
            return Urgency.DEFERRABLE;
        }
        OpenContact contact = known.contact();
        Contact.Builder words = Contact.from(known.opened().origin()).words(wording);
        Contact step = contact == null ? words.build() : words.build().continuing(contact.known());
        Situation situation = Situation.firstContact(clock.instant(), ChannelStates.ALL_UP);
        ReasonId reason = known.labels() == null ? null : known.labels().reason();
        return offers.rulesOf(contact).raisedBy(step, situation, reason);
    }

    /** An unsafe person gets nothing but a person; and an answer tells no less than the signal of the same name. */
    private static Urgency raisedBy(Map<String, Boolean> answers) {
        Urgency raised = Boolean.FALSE.equals(answers.get(Ask.SAFE)) ? Urgency.UNKNOWN : Urgency.DEFERRABLE;
        for (Map.Entry<String, Boolean> answer : answers.entrySet()) {
            if (answer.getValue()) {
                raised = raised.raisedTo(Signals.RAISING.getOrDefault(answer.getKey(), Urgency.DEFERRABLE));
            }
        }
        return raised;
    }

    /** Takes back whatever was offered but a person; also where the contact is not remembered, from then on. */
    private void raise(KnownOffer known, Urgency to, @Nullable String detail) {
        Instant now = clock.instant();
        IdSeal.OpenedOffer opened = known.opened();
        OpenContact contact = contacts.reopened(opened.contact(), opened.origin(), opened.issuedAt());
        contact.raise(to);
        for (Offer offer : contact.offers()) {
            if (!offer.isPerson()) {
                count(OfferEvents.withdrawn(offer, contact.labels(), now).withDetail(detail));
            }
        }
        Labels labels = known.labels();
        if (known.offer() == null && labels != null && !known.isPerson()) {
            count(OfferEvents.outcome(known.id(), opened, labels, now, Outcome.WITHDRAWN, detail));
        }
    }
}
