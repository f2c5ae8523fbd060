package io.sluss;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Signals;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Requirement;
import io.sluss.offer.Ask;
import io.sluss.offer.IdSeal;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferDesk;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receives what hosts report of offers, which are settled once. Thread-safe. */
final class Settler {
    private final RuleSets rules;
    private final IdSeal seal;
    private final OpenContacts contacts;
    private final OfferLedger ledger;
    private final Journal journal;
    private final Recording recording;
    private final Duration linkLife;
    private final InstantSource clock;

    Settler(
            RuleSets rules,
            IdSeal seal,
            OpenContacts contacts,
            OfferLedger ledger,
            Journal journal,
            Recording recording,
            Duration linkLife,
            InstantSource clock) {
        this.rules = rules;
        this.seal = seal;
        this.contacts = contacts;
        this.ledger = ledger;
        this.journal = journal;
        this.recording = recording;
        this.linkLife = linkLife;
        this.clock = clock;
    }

    /**
     * An offer as far as it is known: its id says the most, and what is remembered of its contact says the rest.
     *
     * @param id its id
     * @param opened what the id says
     * @param contact what is remembered of its contact, or null
     * @param offer the offer, if it is remembered
     * @param channel its channel, or null when the rules no longer have it
     * @param labels what it is counted under, or null when neither is known
     */
    record Known(
            OfferId id,
            IdSeal.OpenedOffer opened,
            @Nullable OpenContact contact,
            @Nullable Offer offer,
            @Nullable Channel channel,
            @Nullable Labels labels) {}

    @Nullable
    Known known(OfferId id) {
        IdSeal.OpenedOffer opened = seal.openOffer(id);
        if (opened == null) {
            return null;
        }
        RuleSet live = rules.live();
        OpenContact contact = contacts.find(opened.contact());
        Offer offer = contact == null ? null : contact.offer(id);
        Channel channel = (offer == null
                        ? live.channelOfCode(opened.channelCode())
                        : live.channel(offer.channel().id()))
                .orElse(null);
        return new Known(id, opened, contact, offer, channel, OfferEvents.labels(opened, contact, channel, live));
    }

    /** The same offer, with what is known of it now. */
    Known known(Known before) {
        OpenContact contact = contacts.find(before.opened().contact());
        return new Known(before.id(), before.opened(), contact, before.offer(), before.channel(), before.labels());
    }

    Optional<Offer> find(OfferId id) {
        Known known = known(id);
        return known == null ? Optional.empty() : Optional.ofNullable(known.offer());
    }

    /** Why an offer is not open any more, or null while it is. Changes nothing. */
    @Nullable
    Settlement whyNotOpen(OfferId id) {
        Known known = known(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        journal.flush();
        Settlement refused = refusal(known, Report.of(Outcome.DECLINED), clock.instant());
        if (refused == null) {
            return isWithdrawn(known) ? Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN) : null;
        }
        return refused.stands() ? Settlement.of(Status.CONTRADICTED, refused.standing()) : refused;
    }

    Settlement present(OfferId id) {
        Known known = known(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        Instant now = clock.instant();
        if (isExpired(known, now)) {
            return Settlement.of(Status.EXPIRED);
        }
        if (isWithdrawn(known) || known.labels() == null) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        Duration left = Duration.between(now, known.opened().expiresAt());
        LedgerEvent event = OfferEvents.of(LedgerEvent.Kind.PRESENTED, id, known.opened(), known.labels(), now);
        journal.add(event.withSpan(left));
        return Settlement.of(Status.SETTLED);
    }

    Settlement settle(OfferId id, Report report) {
        Known known = known(id);
        if (known == null) {
            return Settlement.of(Status.UNKNOWN);
        }
        journal.flush();
        boolean understood = judge(known, report.wording(), report.answers());
        if (!understood) {
            known = known(known); // which is remembered now, if it was not
        }
        Instant now = clock.instant();
        Settlement refused = refusal(known, report, now);
        if (refused != null) {
            return refused;
        }
        if (report.outcome() == Outcome.ACCEPTED && !understood && !isPerson(known)) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        if (report.outcome() == Outcome.ACCEPTED && isPromised(known)) {
            return Settlement.of(Status.PROMISE_NEEDED);
        }
        return record(known, report, now);
    }

    /**
     * Follows the link of an e-service. The first opening accepts the offer, with which its questions were put; once the
     * contact needs a person, nobody is led on.
     */
    Settlement open(OfferId id) {
        Known known = known(id);
        if (known == null || !(known.channel() instanceof Channel.EService)) {
            return Settlement.of(Status.UNKNOWN);
        }
        journal.flush();
        if (isWithdrawn(known)) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        Instant now = clock.instant();
        if (!now.isBefore(known.opened().issuedAt().plus(linkLife))) {
            return Settlement.of(Status.EXPIRED);
        }
        Settlement accepted = refusal(known, Outcome.ACCEPTED, now);
        if (accepted == null) {
            accepted = record(known, Report.of(Outcome.ACCEPTED), now);
        }
        return accepted.stands() ? record(known, Report.of(Outcome.OPENED), now) : accepted;
    }

    /** Why a report cannot be taken, or null when it can. An acceptance wants its answers. */
    @Nullable
    Settlement refusal(Known known, Report report, Instant now) {
        Settlement refused = refusal(known, report.outcome(), now);
        return refused == null && report.outcome() == Outcome.ACCEPTED
                ? answered(known, report.answers(), now)
                : refused;
    }

    /** Why an offer cannot come to an outcome, whatever was answered, or null when it can. */
    private @Nullable Settlement refusal(Known known, Outcome outcome, Instant now) {
        if (!outcome.settles()) {
            return null; // the ledger knows whether it was accepted
        }
        Outcome standing = ledger.outcomeOf(known.opened().contact(), known.id());
        if (standing != null && standing != Outcome.WITHDRAWN && standing != Outcome.IGNORED) {
            Status status = standing == outcome ? Status.REPEATED : Status.CONTRADICTED;
            return Settlement.of(status, standing);
        }
        if (isExpired(known, now)) {
            return Settlement.of(Status.EXPIRED, standing);
        }
        boolean takesUp = outcome == Outcome.ACCEPTED; // a no, or a hang-up, changes nothing for the worse
        if (standing == Outcome.WITHDRAWN || (takesUp && isWithdrawn(known))) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        if (known.labels() == null) {
            return Settlement.of(Status.WITHDRAWN, Outcome.WITHDRAWN);
        }
        return null;
    }

    /** Counts a report that nothing speaks against. */
    Settlement record(Known known, Report report, Instant now) {
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
        return received.settlement();
    }

    private static boolean isExpired(Known known, Instant now) {
        return !now.isBefore(known.opened().expiresAt());
    }

    /** A person is never taken back; anything else is, once its contact needs one or its channel is gone. */
    private static boolean isWithdrawn(Known known) {
        Channel channel = known.channel();
        if (channel == null) {
            return true;
        }
        OpenContact contact = known.contact();
        return channel.kind() != ChannelKind.LIVE_AGENT
                && contact != null
                && (contact.needsPerson() || contact.isTakenBack(known.opened().ordinal()));
    }

    private static boolean isPerson(Known known) {
        return known.channel() != null && known.channel().kind() == ChannelKind.LIVE_AGENT;
    }

    private static boolean isPromised(Known known) {
        Channel channel = known.channel();
        return channel != null && (channel.kind() == ChannelKind.CALLBACK || channel.kind() == ChannelKind.BOOKING);
    }

    /** Whether every wanted answer was given; another answer takes the offer back. */
    private @Nullable Settlement answered(Known known, Map<String, Boolean> answers, Instant now) {
        List<String> missing = new ArrayList<>(2);
        for (Ask ask : asksOf(known)) {
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

    /** What was asked with an offer; if it is not remembered, whatever its channel may ask. */
    private List<Ask> asksOf(Known known) {
        if (known.offer() != null) {
            return known.offer().asks();
        }
        Channel channel = known.channel();
        if (channel == null) {
            return List.of();
        }
        Requirement ask = channel instanceof Channel.EService service ? service.ask() : null;
        List<Requirement> unknown = ask == null ? List.of() : List.of(ask);
        return OfferDesk.asks(channel, unknown, rules.live().questions());
    }

    /** An answer that was not wanted: the offer is taken back. */
    private void takeBack(Known known, Instant now) {
        Labels labels = known.labels();
        if (labels != null) {
            count(OfferEvents.outcome(known.id(), known.opened(), labels, now, Outcome.WITHDRAWN, NEED_NOT_MET));
        }
    }

    /** All that is told of an answer that was not wanted. */
    private static final String NEED_NOT_MET = "need-not-met";

    private void count(LedgerEvent event) {
        journal.add(event);
        journal.flush();
    }

    /**
     * What is said and answered while an offer is taken up or refused is judged like any step: it can only raise.
     *
     * @return whether it was understood and harmless
     */
    boolean judge(Known known, Wording wording, Map<String, Boolean> answers) {
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

    private Urgency raisedBy(Known known, Wording wording) {
        if (wording.isEmpty() && !wording.tooLong()) {
            return Urgency.DEFERRABLE;
        }
        OpenContact contact = known.contact();
        Contact.Builder words = Contact.from(known.opened().origin()).words(wording);
        Contact step = contact == null ? words.build() : words.build().continuing(contact.known());
        Situation situation = Situation.firstContact(clock.instant(), ChannelStates.ALL_UP);
        ReasonId reason = known.labels() == null ? null : known.labels().reason();
        return rules.live().raisedBy(step, situation, reason);
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
    private void raise(Known known, Urgency to, @Nullable String detail) {
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
        if (known.offer() == null && labels != null && !isPerson(known)) {
            count(OfferEvents.outcome(known.id(), opened, labels, now, Outcome.WITHDRAWN, detail));
        }
    }

    Optional<String> link(OfferId id, String language) {
        Known known = known(id);
        if (known == null
                || !(known.channel() instanceof Channel.EService service)
                || service.mode() != ChannelMode.ONLINE
                || service.url() == null) {
            return Optional.empty();
        }
        return Optional.of(service.url().in(language.isEmpty() ? null : language));
    }

    RuleSet live() {
        return rules.live();
    }

    Journal journal() {
        return journal;
    }

    OpenContacts contacts() {
        return contacts;
    }

    OfferLedger ledger() {
        return ledger;
    }

    IdSeal seal() {
        return seal;
    }
}
