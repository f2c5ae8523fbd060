package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.OfferLedger.Received;
import io.sluss.outcome.Settlement.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one contact's offers: made, presented, settled once, and what followed. This is the one place where that
 * is decided: a ledger in memory keeps it, and a ledger that stores events builds it again from those that happened
 * ({@link #of}) and lets it take the next one in. To build it again, the events that it gave back are enough, in their
 * order, with one more: a report that was answered {@link Status#SETTLED} without an event, as an offer is that is taken
 * back before anybody is known to have seen it.
 *
 * <p>Thread-safe by its own monitor, held for a few assignments.
 */
public final class ContactLife {
    /**
     * A presented offer that nothing has become of.
     *
     * @param offer its id
     * @param expiresAt when it will have been ignored
     */
    public record Open(String offer, Instant expiresAt) {}

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

    private final @Nullable List<LedgerEvent> kept;

    /** A contact of which nothing is known. */
    public ContactLife(ContactId contact) {
        this(contact, null);
    }

    private ContactLife(ContactId contact, @Nullable List<LedgerEvent> kept) {
        this.contact = contact;
        this.kept = kept;
    }

    /** A contact of which nothing is known, and whose events are kept here to be told. */
    static ContactLife keeping(ContactId contact) {
        return new ContactLife(contact, new ArrayList<>(8));
    }

    private List<LedgerEvent> keep(List<LedgerEvent> happened) {
        if (kept != null) {
            kept.addAll(happened);
        }
        return happened;
    }

    /**
     * A contact as it is after what has happened.
     *
     * @param contact which
     * @param happened its events, in the order in which they were given back
     */
    public static ContactLife of(ContactId contact, Iterable<LedgerEvent> happened) {
        ContactLife life = new ContactLife(contact);
        happened.forEach(life::restore);
        return life;
    }

    /** What has happened is not judged again. */
    private synchronized void restore(LedgerEvent event) {
        Outcome outcome = event.outcome();
        if (event.kind() == LedgerEvent.Kind.PRESENTED) {
            isFirstPresented(event, row(event));
        } else if (outcome == null) {
            append(event);
        } else if (!outcome.settles()) {
            row(event).follow(outcome);
        } else if (row(event).settled == null) {
            row(event).settle(outcome, event.at());
            isFirstAccepted(row(event));
        }
    }

    /**
     * Takes an event in; gives what happened for the first time and what followed from it. Of a kind that may happen
     * often ({@code DECIDED_AGAIN}, {@code RECONTACT}, {@code ELIGIBLE}, {@code SUPPRESSED}, {@code PROMISE}, {@code LOST}) each one is
     * taken for another: who may be handed the same twice has to tell.
     */
    public synchronized List<LedgerEvent> append(LedgerEvent event) {
        if (event.kind() == LedgerEvent.Kind.OUTCOME) {
            return withLost(settle(event).events());
        }
        return withLost(keep(taken(event)));
    }

    private List<LedgerEvent> withLost(List<LedgerEvent> happened) {
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
            case OUTCOME -> List.of(); // is settled
            case QUEUED, ANSWERED, ABANDONED, WRAPPED_UP -> note(event.kind()) ? List.of(event) : List.of();
            case RECONTACT -> List.of(unlinked ? event.unlinked() : event);
            case ELIGIBLE, SUPPRESSED, PROMISE, LOST -> List.of(event);
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
        boolean first = isFirstPresented(event, offer);
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

    /** Notes that an offer was presented; whether it is the contact's first that is more than a person. */
    private boolean isFirstPresented(LedgerEvent event, OfferRow offer) {
        offer.presentedAt = event.at();
        if (offer.expiresAt == null && event.span() != null) {
            offer.expiresAt = event.at().plus(event.span());
        }
        boolean first = !offer.isPerson() && !presentedMoreThanAPerson;
        presentedMoreThanAPerson |= first;
        return first;
    }

    /**
     * Settles an offer, or notes what followed.
     *
     * @param report an {@link LedgerEvent.Kind#OUTCOME} event
     * @throws IllegalArgumentException if it has no outcome
     */
    public synchronized Received settle(LedgerEvent report) {
        Outcome outcome = report.outcome();
        if (outcome == null) {
            throw new IllegalArgumentException("a report without an outcome");
        }
        Received received = received(report, outcome);
        keep(received.events());
        return received;
    }

    private Received received(LedgerEvent report, Outcome outcome) {
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
                offer.settle(outcome, report.at()); // never put to anybody, so there is nothing to count
                return new Received(Settlement.of(Status.SETTLED, outcome), List.of());
            }
            happened.addAll(presented(implied(report)));
        }
        if (offer.settled != null) {
            return new Received(standing(offer.settled, outcome), happened);
        }
        offer.settle(outcome, report.at());
        String detail = isFirstAccepted(offer) ? LedgerEvent.FIRST_OF_CONTACT : report.detail();
        happened.add(told(report, offer).withDetail(detail));
        if (outcome == Outcome.ACCEPTED) {
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

    /** Whether a settled offer is the contact's first accepted one that is more than a person. */
    private boolean isFirstAccepted(OfferRow offer) {
        if (offer.settled != Outcome.ACCEPTED) {
            return false;
        }
        accepted = true;
        boolean first = !offer.isPerson() && !acceptedMoreThanAPerson;
        acceptedMoreThanAPerson |= first;
        return first;
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
        offer.settle(outcome, at);
        return event(LedgerEvent.Kind.OUTCOME, offer, at, outcome);
    }

    private LedgerEvent event(LedgerEvent.Kind kind, OfferRow offer, Instant at, @Nullable Outcome outcome) {
        LedgerEvent event = new LedgerEvent(kind, offer.id, contact, at, offer.labels, outcome, null, null, null);
        return outcome == null ? event : told(event, offer);
    }

    /** An outcome counts under what the offer was made for, and with the time since it was presented. */
    private static LedgerEvent told(LedgerEvent outcome, OfferRow offer) {
        Instant presented = offer.presentedAt;
        Duration since = presented == null ? null : Duration.between(presented, outcome.at());
        return outcome.withLabels(offer.labels).withSpan(since);
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
                ? new Received(Settlement.of(Status.SETTLED, outcome), List.of(told(report, offer)))
                : new Received(Settlement.of(Status.REPEATED, outcome), List.of());
    }

    /** Settles each presented offer that had expired by {@code now} as IGNORED, at the time it expired. */
    public synchronized List<LedgerEvent> expire(Instant now) {
        List<LedgerEvent> ignored = new ArrayList<>(0);
        for (OfferRow offer : offers) {
            Instant expired = offer.expiresAt;
            if (expired != null && offer.isOpen() && offer.isExpired(now)) {
                ignored.add(close(offer, Outcome.IGNORED, expired));
            }
        }
        return keep(ignored);
    }

    /** When an offer will be ignored unless something becomes of it; null when it will not. */
    synchronized @Nullable Instant openUntil(String id) {
        OfferRow offer = find(id);
        return offer == null || !offer.isOpen() ? null : offer.expiresAt;
    }

    /** The offers that will be ignored unless something becomes of them. */
    public synchronized List<Open> open() {
        List<Open> open = new ArrayList<>(offers.size());
        for (OfferRow offer : offers) {
            Instant expires = offer.expiresAt;
            if (expires != null && offer.isOpen()) {
                open.add(new Open(offer.id, expires));
            }
        }
        return open;
    }

    /** The outcome an offer came to, or null while it is open or not known. */
    public synchronized @Nullable Outcome outcomeOf(String id) {
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
        return keep(lost);
    }

    /** From now on nothing links the contact to its caller. */
    public synchronized void unlink() {
        unlinked = true;
        caller = null;
        arrival = arrival == null ? null : arrival.unlinked();
        if (kept != null) {
            kept.replaceAll(event -> event.unlinked());
        }
    }

    /** Whether nothing may link the contact to its caller. */
    public synchronized boolean isUnlinked() {
        return unlinked;
    }

    /** Who called: as the event of the arrival told, unless nothing may link them. */
    public synchronized @Nullable CallerKey caller() {
        return caller;
    }

    /** The visit this contact was, whoever called, or null when it is not known when or about what. */
    public synchronized CallerHistory.@Nullable Visit visit() {
        if (arrival == null || reason == null) {
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

    /** What happened, where it is kept. */
    synchronized List<LedgerEvent> events() {
        return kept == null ? List.of() : List.copyOf(kept);
    }
}
