package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.OfferLedger.Received;
import io.sluss.outcome.Settlement.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one contact's offers: made, presented, settled once, and what followed. Thread-safe by its own monitor,
 * held for a few assignments.
 */
final class ContactRow {
    private static final class OfferRow {
        private final String id;
        private final Labels labels;
        private boolean offered;
        private boolean lost;
        private @Nullable Instant expiresAt;
        private @Nullable Instant presentedAt;
        private @Nullable Outcome settled;
        private @Nullable Instant settledAt;
        private Set<Outcome> followed = Set.of();

        private OfferRow(String id, Labels labels) {
            this.id = id;
            this.labels = labels;
        }

        /** Notes what followed; false when it was noted before. */
        private boolean follow(Outcome outcome) {
            if (followed.isEmpty()) {
                followed = EnumSet.of(outcome);
                return true;
            }
            return followed.add(outcome);
        }

        private boolean isPerson() {
            return labels.channel() == ChannelKind.LIVE_AGENT;
        }

        private boolean isOpen() {
            return presentedAt != null && settled == null;
        }

        private boolean isExpired(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }

    private final ContactId contact;
    private final List<OfferRow> offers = new ArrayList<>(4); // few, so that looking through them is quickest
    private Set<LedgerEvent.Kind> noted = Set.of();
    private @Nullable LedgerEvent arrival;
    private @Nullable ReasonId reason;
    private @Nullable CallerKey caller;
    private boolean presentedMoreThanAPerson;
    private boolean acceptedMoreThanAPerson;
    private boolean accepted;
    private boolean unlinked;
    private boolean pushedOut;

    ContactRow(ContactId contact) {
        this.contact = contact;
    }

    /** Takes an event in; gives what happened for the first time and what followed from it. */
    synchronized List<LedgerEvent> append(LedgerEvent event) {
        List<LedgerEvent> happened = taken(event);
        if (!pushedOut) {
            return happened;
        }
        List<LedgerEvent> withLost = new ArrayList<>(happened);
        withLost.addAll(newlyLost());
        return withLost;
    }

    private List<LedgerEvent> taken(LedgerEvent event) {
        return switch (event.kind()) {
            case CONTACT -> arrived(event);
            case DECIDED_AGAIN -> decidedAgain(event);
            case OFFERED -> offered(event);
            case PRESENTED -> presented(event);
            case OUTCOME -> settle(event).events();
            case QUEUED, ANSWERED, ABANDONED, WRAPPED_UP -> note(event.kind()) ? List.of(event) : List.of();
            case RECONTACT, SUPPRESSED, PROMISE, LOST -> List.of(event);
        };
    }

    private boolean note(LedgerEvent.Kind kind) {
        if (noted.isEmpty()) {
            noted = EnumSet.of(kind);
            return true;
        }
        return noted.add(kind);
    }

    private @Nullable OfferRow find(String id) {
        for (OfferRow offer : offers) {
            if (offer.id.equals(id)) {
                return offer;
            }
        }
        return null;
    }

    private OfferRow row(LedgerEvent event) {
        OfferRow known = find(event.subject());
        if (known != null) {
            return known;
        }
        OfferRow offer = new OfferRow(event.subject(), event.labels());
        offers.add(offer);
        return offer;
    }

    private List<LedgerEvent> arrived(LedgerEvent event) {
        if (arrival != null) {
            return List.of();
        }
        arrival = unlinked ? event.withCaller(null) : event;
        reason = reason == null ? event.labels().reason() : reason;
        caller = arrival.caller();
        return List.of(arrival);
    }

    private List<LedgerEvent> decidedAgain(LedgerEvent event) {
        if (event.labels().reason() != null) {
            reason = event.labels().reason();
        }
        if (LedgerEvent.ANONYMOUS.equals(event.detail())) {
            unlink();
        }
        return List.of(event);
    }

    private List<LedgerEvent> offered(LedgerEvent event) {
        OfferRow offer = row(event);
        if (offer.offered) {
            return List.of();
        }
        offer.offered = true;
        offer.expiresAt = event.span() == null ? offer.expiresAt : event.at().plus(event.span());
        return List.of(event);
    }

    private List<LedgerEvent> presented(LedgerEvent event) {
        OfferRow offer = row(event);
        if (offer.presentedAt != null) {
            return List.of();
        }
        offer.presentedAt = event.at();
        if (offer.expiresAt == null && event.span() != null) {
            offer.expiresAt = event.at().plus(event.span());
        }
        boolean first = !offer.isPerson() && !presentedMoreThanAPerson;
        presentedMoreThanAPerson |= first;
        List<LedgerEvent> happened = new ArrayList<>(2);
        LedgerEvent counted = event.withLabels(offer.labels);
        happened.add(first ? counted.withDetail(LedgerEvent.FIRST_OF_CONTACT) : counted);
        if (accepted && offer.settled == null) {
            happened.add(close(offer, Outcome.SUPERSEDED, event.at()));
        } else if (offer.settled != null) { // taken back before it was known that somebody had seen it
            happened.add(event(LedgerEvent.Kind.OUTCOME, offer, event.at(), offer.settled));
        }
        return happened;
    }

    /** Settles an offer, or notes what followed. */
    synchronized Received settle(LedgerEvent report) {
        Outcome outcome = report.outcome();
        if (outcome == null) {
            throw new IllegalArgumentException("a report without an outcome");
        }
        OfferRow offer = row(report);
        if (!outcome.settles()) {
            return follow(offer, report, outcome);
        }
        List<LedgerEvent> happened = new ArrayList<>(4);
        if (offer.isOpen() && offer.isExpired(report.at())) {
            happened.add(closeInTime(offer, outcome, report.at()));
        }
        if (offer.settled == null && offer.presentedAt == null) {
            if (outcome == Outcome.WITHDRAWN) {
                offer.settled = outcome; // never put to anybody, so there is nothing to count
                offer.settledAt = report.at();
                return new Received(Settlement.of(Status.SETTLED, outcome), List.of());
            }
            happened.addAll(presented(implied(report)));
        }
        if (offer.settled != null) {
            return new Received(standing(offer.settled, outcome), happened);
        }
        offer.settled = outcome;
        offer.settledAt = report.at();
        happened.add(report.withLabels(offer.labels).withDetail(detail(offer, report, outcome)));
        if (outcome == Outcome.ACCEPTED) {
            accepted = true;
            supersede(offer, report.at(), happened);
        }
        return new Received(Settlement.of(Status.SETTLED, outcome), happened);
    }

    /** Nobody can take or refuse what was not put to them. */
    private static LedgerEvent implied(LedgerEvent report) {
        return new LedgerEvent(
                LedgerEvent.Kind.PRESENTED,
                report.subject(),
                report.contact(),
                report.at(),
                report.labels(),
                null,
                null,
                null,
                null);
    }

    private @Nullable String detail(OfferRow offer, LedgerEvent report, Outcome outcome) {
        if (outcome != Outcome.ACCEPTED) {
            return report.detail();
        }
        boolean first = !offer.isPerson() && !acceptedMoreThanAPerson;
        acceptedMoreThanAPerson |= first;
        return first ? LedgerEvent.FIRST_OF_CONTACT : report.detail();
    }

    private void supersede(OfferRow by, Instant at, List<LedgerEvent> happened) {
        for (OfferRow other : offers) {
            if (other != by && other.isOpen()) {
                happened.add(closeInTime(other, Outcome.SUPERSEDED, at));
            }
        }
    }

    /** What had expired by then was ignored when it expired, whoever looks at it only now. */
    private LedgerEvent closeInTime(OfferRow offer, Outcome outcome, Instant at) {
        Instant expired = offer.expiresAt;
        return expired != null && offer.isExpired(at)
                ? close(offer, Outcome.IGNORED, expired)
                : close(offer, outcome, at);
    }

    private LedgerEvent close(OfferRow offer, Outcome outcome, Instant at) {
        offer.settled = outcome;
        offer.settledAt = at;
        return event(LedgerEvent.Kind.OUTCOME, offer, at, outcome);
    }

    private LedgerEvent event(LedgerEvent.Kind kind, OfferRow offer, Instant at, @Nullable Outcome outcome) {
        return new LedgerEvent(kind, offer.id, contact, at, offer.labels, outcome, null, null, null);
    }

    private static Settlement standing(Outcome settled, Outcome reported) {
        if (settled == reported) {
            return Settlement.of(Status.REPEATED, settled);
        }
        return switch (settled) {
            case WITHDRAWN -> Settlement.of(Status.WITHDRAWN, settled);
            case IGNORED -> Settlement.of(Status.EXPIRED, settled);
            default -> Settlement.of(Status.CONTRADICTED, settled);
        };
    }

    private static Received follow(OfferRow offer, LedgerEvent report, Outcome outcome) {
        if (offer.settled != Outcome.ACCEPTED) {
            return new Received(Settlement.of(Status.NOT_ACCEPTED, offer.settled), List.of());
        }
        return offer.follow(outcome)
                ? new Received(Settlement.of(Status.SETTLED, outcome), List.of(report.withLabels(offer.labels)))
                : new Received(Settlement.of(Status.REPEATED, outcome), List.of());
    }

    /** Settles a presented offer as IGNORED at the time it expired; nothing when it is settled. */
    synchronized List<LedgerEvent> ignore(String id, Instant expiredAt) {
        OfferRow offer = find(id);
        return offer == null || !offer.isOpen() ? List.of() : List.of(close(offer, Outcome.IGNORED, expiredAt));
    }

    synchronized @Nullable Outcome outcomeOf(String id) {
        OfferRow offer = find(id);
        return offer == null ? null : offer.settled;
    }

    /** A LOST event, at the time it was presented, for each offer that is open, now or when an event comes too late. */
    synchronized List<LedgerEvent> lost() {
        pushedOut = true;
        return newlyLost();
    }

    private List<LedgerEvent> newlyLost() {
        List<LedgerEvent> lost = new ArrayList<>(0);
        for (OfferRow offer : offers) {
            if (offer.isOpen() && !offer.lost) {
                offer.lost = true;
                lost.add(event(LedgerEvent.Kind.LOST, offer, Objects.requireNonNull(offer.presentedAt), null));
            }
        }
        return lost;
    }

    /** From now on nothing links the contact to its caller. */
    synchronized void unlink() {
        unlinked = true;
        caller = null;
        arrival = arrival == null ? null : arrival.withCaller(null);
    }

    synchronized @Nullable CallerKey caller() {
        return caller;
    }

    /** The visit this contact was, or null when it is not known what it was about. */
    synchronized CallerHistory.@Nullable Visit visit() {
        if (arrival == null || reason == null || caller == null) {
            return null;
        }
        Set<String> services = new HashSet<>(2);
        for (OfferRow offer : offers) {
            String name = offer.labels.channelName();
            if (offer.labels.channel() == ChannelKind.E_SERVICE && offer.presentedAt != null && name != null) {
                services.add(name);
            }
        }
        return new CallerHistory.Visit(contact, arrival.at(), reason, services);
    }

    /** What happened, as events. */
    synchronized List<LedgerEvent> events() {
        List<LedgerEvent> events = new ArrayList<>();
        if (arrival != null) {
            events.add(arrival);
        }
        for (OfferRow offer : offers) {
            if (offer.presentedAt != null) {
                events.add(event(LedgerEvent.Kind.PRESENTED, offer, offer.presentedAt, null));
            }
            if (offer.settled != null && offer.settledAt != null) {
                events.add(event(LedgerEvent.Kind.OUTCOME, offer, offer.settledAt, offer.settled));
            }
        }
        return events;
    }
}
