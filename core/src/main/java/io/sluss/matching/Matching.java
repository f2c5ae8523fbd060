package io.sluss.matching;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Contact;
import io.sluss.contact.Hidden;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Facts;
import io.sluss.criteria.LocalCalendar;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Criticality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the channels that can serve a contact now. Immutable and pure, apart from the ranker it is given.
 *
 * @param calendar the service's local time
 * @param services the e-services, in the order of the file
 * @param callback callbacks, or null
 * @param booking booked times, or null
 * @param liveAgent the agents
 */
public record Matching(
        LocalCalendar calendar,
        List<Channel.EService> services,
        Channel.@Nullable Callback callback,
        Channel.@Nullable Booking booking,
        Channel.LiveAgent liveAgent) {
    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

    /** Copies the services. */
    public Matching {
        services = List.copyOf(services);
    }

    /** Who answers a contact that gets nothing but a person. */
    public Ranking personOnly(Facts facts, Criticality verdict) {
        return new Ranking(List.of(person(facts, verdict)), List.of());
    }

    /**
     * The channels of the {@code wanted} kinds that can serve now, in that order, the agents last unless wanted earlier.
     */
    public Ranking match(Facts facts, Criticality verdict, List<ChannelKind> wanted, Ranker ranker) {
        ContactReason reason = verdict.reason();
        if (reason == null || !verdict.offerable()) {
            return personOnly(facts, verdict);
        }
        List<Candidate> candidates = new ArrayList<>(4);
        List<Suppressed> suppressed = new ArrayList<>(4);
        Set<ChannelKind> seen = EnumSet.noneOf(ChannelKind.class);
        for (ChannelKind kind : wanted) {
            if (seen.add(kind)) {
                switch (kind) {
                    case E_SERVICE -> services(facts, reason, candidates, suppressed);
                    case CALLBACK, BOOKING -> promised(kind, facts, reason, candidates, suppressed);
                    case LIVE_AGENT -> candidates.add(person(facts, verdict));
                }
            }
        }
        if (seen.add(ChannelKind.LIVE_AGENT)) {
            candidates.add(person(facts, verdict));
        }
        return new Ranking(ranked(facts, candidates, ranker), suppressed);
    }

    private void services(Facts facts, ContactReason reason, List<Candidate> candidates, List<Suppressed> suppressed) {
        for (Channel.EService service : services) {
            if (!service.reasons().contains(reason.id())) {
                continue;
            }
            Suppressed.Why why = whyNot(service, facts, reason);
            ChannelTrouble trouble = facts.situation().channels().whyUnavailable(service.id());
            if (why != null) {
                suppressed.add(Suppressed.of(service, why));
            } else if (trouble != null) {
                suppressed.add(Suppressed.of(service, trouble));
            } else {
                candidates.add(new Candidate(
                        service, service.mode(), asksOf(service, facts.contact()), null, null, null, null, null));
            }
        }
    }

    private Suppressed.@Nullable Why whyNot(Channel.EService service, Facts facts, ContactReason reason) {
        Situation situation = facts.situation();
        if (onlyPeople(service, facts)) {
            return Suppressed.Why.ONLY_PEOPLE;
        }
        if (isDeclined(service, facts)) {
            return Suppressed.Why.DECLINED;
        }
        if (!service.hours().isOpen(facts.local(), calendar)) {
            return Suppressed.Why.CLOSED;
        }
        for (Requirement requirement : service.requires()) {
            if (Boolean.FALSE.equals(requirement.met(facts.contact()))) {
                return Suppressed.Why.NEED_NOT_MET;
            }
        }
        if (!situation.historyKnown()) {
            return Suppressed.Why.HISTORY_UNKNOWN;
        }
        boolean repeat = situation.recentReasons().contains(reason.id())
                && situation.recentServices().contains(service.id());
        return repeat ? Suppressed.Why.REPEAT : null;
    }

    private static List<Requirement> asksOf(Channel.EService service, Contact contact) {
        Requirement ask = service.ask();
        return ask == null || ask.met(contact) != null ? List.of() : List.of(ask);
    }

    private void promised(
            ChannelKind kind,
            Facts facts,
            ContactReason reason,
            List<Candidate> candidates,
            List<Suppressed> suppressed) {
        try {
            if (kind == ChannelKind.CALLBACK) {
                callback(facts, reason, candidates, suppressed);
            } else {
                booking(facts, reason, candidates, suppressed);
            }
        } catch (ChannelStates.UnavailableException e) {
            suppressed.add(
                    new Suppressed(kind, kind.label(), Suppressed.Why.UNAVAILABLE, ChannelTrouble.SLOTS_UNKNOWN));
        }
    }

    private void callback(Facts facts, ContactReason reason, List<Candidate> candidates, List<Suppressed> suppressed) {
        Channel.Callback channel = callback;
        if (channel == null
                || !(channel.reasons().isEmpty() || channel.reasons().contains(reason.id()))) {
            return;
        }
        String resource = channel.resource(facts.region(), facts.contact().language(), reason.id());
        Suppressed left = leftOut(channel, facts);
        if (left != null) {
            suppressed.add(left);
            return;
        }
        Instant next = nextFree(channel, resource, facts);
        if (next == null) {
            suppressed.add(Suppressed.of(channel, Suppressed.Why.FULL));
            return;
        }
        ChannelMode mode =
                channel.modes().contains(ChannelMode.CHOSEN_TIME) ? ChannelMode.CHOSEN_TIME : ChannelMode.NEXT_SLOT;
        candidates.add(new Candidate(channel, mode, List.of(), resource, null, next, null, null));
    }

    private void booking(Facts facts, ContactReason reason, List<Candidate> candidates, List<Suppressed> suppressed) {
        Channel.Booking channel = booking;
        if (channel == null
                || !(channel.reasons().isEmpty() || channel.reasons().contains(reason.id()))) {
            return;
        }
        Suppressed left = leftOut(channel, facts);
        if (left != null) {
            suppressed.add(left);
            return;
        }
        List<Channel.Office> offices = officesFor(channel, facts, reason);
        Channel.Office best = null;
        Instant next = null;
        for (Channel.Office office : offices) {
            Instant free = nextFree(channel, office.resource(), facts);
            if (free != null && (next == null || free.isBefore(next))) {
                best = office;
                next = free;
            }
        }
        if (best == null) {
            Suppressed.Why none = offices.isEmpty() ? Suppressed.Why.NOT_IN_REGION : Suppressed.Why.FULL;
            suppressed.add(Suppressed.of(channel, none));
            return;
        }
        candidates.add(new Candidate(channel, best.mode(), List.of(), best.resource(), best.place(), next, null, null));
    }

    /** The offices a contact can be booked at: those of its region, or all of them when its region is not known. */
    public static List<Channel.Office> officesFor(Channel.Booking channel, Facts facts, ContactReason reason) {
        List<Channel.Office> offices = new ArrayList<>();
        for (Channel.Office office : channel.offices().values()) {
            boolean serves = office.reasons().isEmpty() || office.reasons().contains(reason.id());
            boolean near = office.region() == null
                    || facts.region() == null
                    || office.region().equals(facts.region());
            if (serves && near) {
                offices.add(office);
            }
        }
        return offices;
    }

    /** The times of a resource of a channel, or null when there is none. */
    public @Nullable SlotPlan planOf(String channel, String resource) {
        if (channel.equals(Channel.Callback.ID)) {
            return callback == null ? null : callback.planOf(resource);
        }
        Channel.Office office = booking == null ? null : booking.officeOf(resource);
        return office == null ? null : office.plan();
    }

    private static @Nullable Suppressed leftOut(Channel channel, Facts facts) {
        if (onlyPeople(channel, facts)) {
            return Suppressed.of(channel, Suppressed.Why.ONLY_PEOPLE);
        }
        if (isDeclined(channel, facts)) {
            return Suppressed.of(channel, Suppressed.Why.DECLINED);
        }
        ChannelTrouble trouble = facts.situation().channels().whyUnavailable(channel.id());
        return trouble == null ? null : Suppressed.of(channel, trouble);
    }

    private static boolean onlyPeople(Channel channel, Facts facts) {
        return facts.situation().channels().onlyPeople(channel.kind().label(), channel.id(), facts.region());
    }

    private static boolean isDeclined(Channel channel, Facts facts) {
        return isAmong(facts.contact().declined(), channel)
                || isAmong(facts.situation().declined(), channel);
    }

    private static boolean isAmong(Set<String> declined, Channel channel) {
        return !declined.isEmpty() && (declined.contains(channel.kind().name()) || declined.contains(channel.id()));
    }

    private static @Nullable Instant nextFree(Channel channel, String resource, Facts facts) {
        ChannelStates states = facts.situation().channels();
        return states.nextFree(channel.id(), resource, facts.situation().at());
    }

    /** The agents, or whoever answers while they are closed. */
    private Candidate person(Facts facts, Criticality verdict) {
        var reason = verdict.reason() == null ? null : verdict.reason().id();
        boolean open = liveAgent.hours().isOpen(facts.local(), calendar);
        if (verdict.urgency() == Urgency.EMERGENCY && open) {
            return live(ChannelMode.QUEUE, liveAgent.queues().priority(), null);
        }
        if (open) {
            String queue =
                    liveAgent.queues().queueFor(facts.region(), facts.contact().language(), reason);
            return live(ChannelMode.QUEUE, queue, null);
        }
        Instant opens = liveAgent.hours().nextOpening(facts.local(), calendar).orElse(null);
        Map<String, String> onCall = liveAgent.onCall();
        String duty = reason == null ? null : onCall.get(reason.value());
        boolean mayWait = verdict.urgency() == Urgency.DEFERRABLE;
        if (duty == null && !mayWait) {
            duty = onCall.get(Channel.LiveAgent.ANY_REASON);
        }
        return live(ChannelMode.ON_CALL, duty, opens);
    }

    private Candidate live(ChannelMode mode, @Nullable String queue, @Nullable Instant opensAt) {
        return new Candidate(liveAgent, mode, List.of(), null, null, null, queue, opensAt);
    }

    private static List<Candidate> ranked(Facts facts, List<Candidate> candidates, Ranker ranker) {
        if (ranker == Ranker.AS_WRITTEN) {
            return candidates;
        }
        try {
            Set<Candidate> order = new LinkedHashSet<>(ranker.rank(facts, List.copyOf(candidates)));
            order.retainAll(candidates);
            order.addAll(candidates);
            return List.copyOf(order);
        } catch (Throwable e) { // host code: whatever it throws, checked or not
            LOG.warn("The ranker failed; the order of the rules file holds", Hidden.passingOn(e));
            return candidates;
        }
    }
}
