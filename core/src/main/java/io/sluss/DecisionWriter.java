package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Candidate;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferDesk;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.rules.Answer;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an answer into a decision: gives its offers their ids, remembers it, and journals what happened. */
final class DecisionWriter {
    /**
     * Where the ledger is in memory, the journal is handed over on the way when so many events wait: no I/O. So few, that
     * the decision that does it takes not much longer than the others.
     */
    private static final int HAND_OVER_AT = 16;

    private final OfferDesk desk;
    private final boolean ledgerInMemory;
    private final OpenContacts contacts;
    private final Journal journal;
    private final Recording recording;
    private final LeftForLater later;
    private final InstantSource clock;

    DecisionWriter(
            OfferDesk desk,
            OpenContacts contacts,
            Journal journal,
            boolean ledgerInMemory,
            Recording recording,
            LeftForLater later,
            InstantSource clock) {
        this.desk = desk;
        this.ledgerInMemory = ledgerInMemory;
        this.contacts = contacts;
        this.journal = journal;
        this.recording = recording;
        this.later = later;
        this.clock = clock;
    }

    Decision write(ContactSteps.Step step, Decider.Decided decided, long started) {
        Instant now = clock.instant();
        RuleSet rules = step.rules();
        OpenContact open = step.open();
        List<Offer> earlier = step.first() ? List.of() : open.offers();
        boolean nowAnonymous = open.judged(decided.answer(), rules);
        if (decided.answer().ranking().offersMoreThanAPerson() && step.isOvertaken()) {
            decided = Decider.degraded(step.caughtUp(), "overtaken");
            open.judged(decided.answer(), rules);
        }
        int count = decided.answer().ranking().candidates().size();
        Answer answer =
                open.hasRoomFor(count) ? decided.answer() : decided.answer().withPersonOnly();
        ContactReason reason = answer.verdict().reason();
        ReasonId reasonId = reason == null ? null : reason.id();
        List<Offer> offers = desk.issue(
                open.id(), open.origin(), reasonId, answer.ranking(), rules.questions(), open.nextOrdinals(count), now);
        open.offered(offers, rules.version());
        if (step.first()) {
            contacts.add(open);
        } else {
            contacts.keep(open);
        }
        Decision decision = new Decision(
                open.id(),
                answer.verdict().urgency(),
                reason,
                answer.region(),
                answer.arm(),
                offers,
                answer.ranking().suppressed(),
                answer.because(),
                rules.version(),
                decided.degraded());
        journal(step, decision, answer, now, nowAnonymous);
        if (nowAnonymous && !step.first()) {
            later.unlink(open.id()); // an earlier step may have made a promise
        }
        if (decision.bestOffer().isEmpty()) {
            withdraw(open, earlier, now);
        }
        if (ledgerInMemory && journal.size() >= HAND_OVER_AT) {
            journal.flush();
        }
        recording.decided(Duration.ofNanos(System.nanoTime() - started), decided.degraded());
        return decision;
    }

    private void journal(ContactSteps.Step step, Decision decision, Answer answer, Instant now, boolean nowAnonymous) {
        OpenContact open = step.open();
        Labels labels = open.labels();
        LedgerEvent.Kind kind = step.first() ? LedgerEvent.Kind.CONTACT : LedgerEvent.Kind.DECIDED_AGAIN;
        CallerKey caller = open.caller(); // dropped already when the reason is anonymous
        Instant at = step.first() ? open.arrivedAt() : now;
        String degraded = decision.degraded() == null ? null : LedgerEvent.DEGRADED;
        String detail = nowAnonymous ? LedgerEvent.ANONYMOUS : degraded; // the latter has no reason to be anonymous for
        Double propensity = answer.propensity();
        journal.add(new LedgerEvent(
                kind, open.id().text(), open.id(), at, labels, null, detail, null, caller, null, propensity));
        ContactId earlier = caller == null ? null : cameBackAfter(step, labels.reason());
        if (earlier != null && open.cameBack()) {
            boolean afterService = !step.situation().recentServices().isEmpty();
            ChannelKind after = afterService ? ChannelKind.E_SERVICE : ChannelKind.LIVE_AGENT;
            Labels before = labels.of(after, after.label());
            journal.add(new LedgerEvent(
                    LedgerEvent.Kind.RECONTACT, earlier.text(), open.id(), now, before, null, null, null, null));
        }
        for (Suppressed left : decision.suppressed()) {
            Labels of = labels.of(left.kind(), left.channel());
            String why = left.why().label();
            journal.add(new LedgerEvent(
                    LedgerEvent.Kind.SUPPRESSED, open.id().text(), open.id(), now, of, null, why, null, null));
        }
        for (Candidate eligible : answer.eligible()) {
            if (eligible.channel().kind() != ChannelKind.LIVE_AGENT) {
                Labels of =
                        labels.of(eligible.channel().kind(), eligible.channel().id());
                journal.add(LedgerEvent.ofContact(LedgerEvent.Kind.ELIGIBLE, open.id(), now, of)
                        .withPropensity(propensity));
            }
        }
        Duration holds = Duration.between(now, decision.person().expiresAt()); // as all offers of a decision do
        for (Offer offer : decision.offers()) {
            Labels of = labels.of(offer.kind(), offer.channel().id());
            journal.add(new LedgerEvent(
                    LedgerEvent.Kind.OFFERED,
                    offer.id().text(),
                    open.id(),
                    now,
                    of,
                    null,
                    null,
                    holds,
                    null,
                    null,
                    propensity)); // the ranking draws no lots
        }
    }

    /** The contact that this one follows on, where this step is the first to know what it is about; or null. */
    private static @Nullable ContactId cameBackAfter(ContactSteps.Step step, @Nullable ReasonId about) {
        return about == null || about.equals(step.situation().reason()) ? null : step.earlier(about);
    }

    /** What earlier steps offered is taken back, but for the person, once a step offers nothing else. */
    private void withdraw(OpenContact open, List<Offer> earlier, Instant now) {
        open.takeBackAll();
        Labels labels = open.labels();
        for (Offer offer : earlier) {
            if (!offer.isPerson()) {
                journal.add(OfferEvents.withdrawn(offer, labels, now));
            }
        }
    }
}
