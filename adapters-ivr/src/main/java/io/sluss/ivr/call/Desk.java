package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Hidden;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stages of a call ask of Sluss, in the words of a call. Thread-safe. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int MAX_TICKET = 100;

    private final Sluss sluss;
    private final InstantSource clock;

    Desk(Sluss sluss, InstantSource clock) {
        this.sluss = sluss;
        this.clock = clock;
    }

    Sluss sluss() {
        return sluss;
    }

    /** The rules for whoever calls next. */
    RuleSet rules() {
        return sluss.rules();
    }

    /** The rules of a call: once something is decided, those it was decided by. */
    RuleSet rules(CallState state) {
        ContactId contact = state.contact();
        return contact == null ? sluss.rules() : sluss.rules(contact);
    }

    Instant now() {
        return clock.instant();
    }

    VoiceTexts texts(CallState state) {
        return new VoiceTexts(rules(state), state.language(), clock.instant());
    }

    /** Begins a step of the call's contact; the caller's number, if it is one, is for its first step. */
    Contact.Builder contact(CallState state, @Nullable String caller) {
        CallState.Arrival arrival = state.arrival();
        Region region = arrival.region();
        return Contact.from(Origin.PHONE)
                .id(state.contact())
                .language(state.language())
                .arrivedAt(arrival.at())
                .region(region == null ? null : region.value())
                .queueTicket(arrival.queueTicket())
                .signals(arrival.signals())
                .caller(CallingNumber.isOne(caller) ? caller : null);
    }

    /** Decides; a contact that is no longer known is begun anew, so that the caller reaches a person. */
    Decision decide(Contact.Builder contact) {
        try {
            return sluss.decide(contact.build());
        } catch (InvalidContactException e) {
            LOG.warn("A call goes on with an id that Sluss never issued; it is decided anew", Hidden.of(e));
            return sluss.decide(contact.id(null).build());
        }
    }

    /** Begins a step of the call's contact with what was said, how sure that is, and what may have been said instead. */
    Contact.Builder said(CallState state, CallInput input, @Nullable String caller) {
        return contact(state, caller)
                .utterance(input.words())
                .confidence(input.confidence())
                .alternatives(input.alternatives());
    }

    /** What was said in the middle of something is judged like anything else that is said. */
    Decision judge(CallState state, CallInput input) {
        return decide(said(state, input, null));
    }

    /** Whether words are more than everyday ones and those of what the call is about. Decides nothing. */
    boolean isTelling(CallState state, String words) {
        Contact step = contact(state, null).utterance(words).build();
        Situation situation = Situation.firstContact(clock.instant(), ChannelStates.ALL_UP);
        return rules(state).raisedBy(step, situation, state.plan().reason()) != Urgency.DEFERRABLE;
    }

    Decision judge(CallState state, Collection<String> signals, @Nullable Boolean eId) {
        return decide(contact(state, null).signals(signals).eId(eId));
    }

    /** The contact as it stands: whatever was said, with nothing new. */
    Decision standing(CallState state) {
        return decide(contact(state, null));
    }

    /** Whether nothing but a person may serve a contact now. */
    static boolean needsPerson(Decision decision) {
        return decision.urgency() != Urgency.DEFERRABLE || decision.bestOffer().isEmpty();
    }

    CallState decided(CallState state, Decision decision, Plan plan) {
        return state.decided(decision.contact(), decision.region(), plan)
                .inEmergency(decision.urgency() == Urgency.EMERGENCY);
    }

    Optional<Offer> offer(@Nullable OfferId id) {
        return id == null ? Optional.empty() : sluss.offer(id);
    }

    @Nullable
    ContactReason reason(CallState state) {
        var id = state.plan().reason();
        return id == null ? null : rules(state).reason(id).orElse(null);
    }

    /**
     * Says what came of an offer, as far as that works: a store that fails must not keep a caller from a person.
     *
     * @return whether it stands
     */
    boolean report(OfferId offer, Report report) {
        try {
            return sluss.settle(offer, report).stands();
        } catch (RuntimeException e) {
            LOG.warn("An outcome was not counted; the call goes on", Hidden.of(e));
            return false;
        }
    }

    boolean report(OfferId offer, Outcome outcome) {
        return report(offer, Report.of(outcome));
    }

    /** Says that an offer is put to the caller; false when it cannot be put any more. */
    boolean present(OfferId offer) {
        try {
            return sluss.present(offer).status() == Settlement.Status.SETTLED;
        } catch (RuntimeException e) {
            LOG.warn("An offer was not counted; the call goes on", Hidden.of(e));
            return false;
        }
    }

    void note(@Nullable ContactId contact, HostEvent.Kind kind) {
        if (contact == null) {
            return;
        }
        try {
            sluss.note(contact, HostEvent.of(kind, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("An event was not counted; the call goes on", Hidden.of(e));
        }
    }

    /** What the platform or an agent may be told: no words, no number, no answer. */
    static Map<String, String> variables(CallState state) {
        Map<String, String> told = new HashMap<>();
        ContactId contact = state.contact();
        told.put("contactId", contact == null ? "" : contact.text());
        told.put("language", state.language());
        Region region = state.arrival().region();
        told.put("region", region == null ? "" : region.value());
        var reason = state.plan().reason();
        told.put("reason", reason == null ? "" : reason.value());
        return told;
    }

    /** How a call comes in: what the platform says of it, as far as it makes sense to these rules. */
    CallState.Arrival arrival(CallInput.Dialled dialled) {
        RuleSet rules = rules();
        Region region = rules.regions().stream()
                .map(known -> known.region())
                .filter(known -> known.value().equals(dialled.region()))
                .findFirst()
                .orElse(null);
        if (region == null && dialled.place() != null) {
            region = rules.regionOf(dialled.place()).orElse(null);
        }
        Set<String> signals = new LinkedHashSet<>();
        for (String signal : dialled.signals()) {
            if (signal.matches("[a-z][a-z0-9-]{0,39}") && signals.size() < Contact.MAX_VALUES / 2) {
                signals.add(signal);
            }
        }
        return new CallState.Arrival(clock.instant(), region, ticket(dialled.queueTicket()), signals);
    }

    private static @Nullable String ticket(@Nullable String ticket) {
        boolean usable = ticket != null
                && !ticket.isBlank()
                && ticket.length() <= MAX_TICKET
                && ticket.chars().noneMatch(Character::isISOControl);
        return usable ? ticket : null;
    }

    /** The number to call back, or null when the platform gave none that can be called. */
    static @Nullable CallerNumber number(@Nullable String caller) {
        return caller != null && CallingNumber.isOne(caller) ? new CallerNumber(caller) : null;
    }
}
