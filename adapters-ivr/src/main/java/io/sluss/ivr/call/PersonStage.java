package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.contact.Urgency;
import io.sluss.matching.Channel;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to a person: the queue of the region, the priority queue, the duty on call, or, when nobody is there, when
 * somebody will be. A call in which someone may be in danger is never ended from here.
 */
final class PersonStage {
    /** After so many failed transfers there is nobody to try, unless someone may be in danger. */
    private static final int MOST_FAILURES = 2;

    private final Desk desk;
    private final String fallbackQueue;

    PersonStage(Desk desk, String fallbackQueue) {
        this.desk = desk;
        this.fallbackQueue = fallbackQueue;
    }

    /** To the person of a decision. */
    Turn decided(CallState before, Decision decision) {
        Plan plan = before.plan()
                .decided(
                        reasonOf(decision),
                        before.plan().offers(),
                        decision.person().id());
        return to(desk.decided(before, decision, plan), decision.person(), decision.urgency(), List.of());
    }

    /** To the person that was offered with everything else, first saying why. */
    Turn asOffered(CallState state, List<String> first) {
        Offer person = desk.offer(state.plan().person()).orElse(null);
        if (person == null || state.emergency()) {
            return asItStands(state, first);
        }
        return to(state, person, Urgency.DEFERRABLE, first);
    }

    /** To the person that the contact needs as it stands now, first saying why. */
    Turn asItStands(CallState before, List<String> first) {
        Decision decision = desk.standing(before);
        Plan plan = before.plan()
                .decided(
                        reasonOf(decision),
                        before.plan().offers(),
                        decision.person().id());
        return to(desk.decided(before, decision, plan), decision.person(), decision.urgency(), first);
    }

    private static io.sluss.contact.@Nullable ReasonId reasonOf(Decision decision) {
        return decision.reason() == null ? null : decision.reason().id();
    }

    private Turn to(CallState state, Offer person, Urgency urgency, List<String> first) {
        String queue = person.queue();
        if (queue == null) {
            return state.emergency() ? fallback(state, first) : nobody(state, person, first);
        }
        return toQueue(state, person, queue, urgency, first);
    }

    private Turn toQueue(CallState state, Offer person, String queue, Urgency urgency, List<String> first) {
        desk.present(person.id());
        desk.report(person.id(), Outcome.ACCEPTED);
        desk.note(state.contact(), HostEvent.Kind.QUEUED);
        VoiceTexts texts = desk.texts(state);
        List<String> says = new ArrayList<>(first);
        if (state.emergency()) {
            says.add(texts.emergency());
        } else {
            if (person.candidate().opensAt() != null) {
                says.add(texts.closed(person.candidate().opensAt()));
            }
            says.add(texts.transfer(queue, state.arrival().region()));
        }
        return transfer(state, queue, urgency, says);
    }

    private static Turn transfer(CallState state, String queue, Urgency urgency, List<String> says) {
        Map<String, String> told = new HashMap<>(Desk.variables(state));
        told.put("queue", queue);
        told.put("urgency", (state.emergency() ? Urgency.EMERGENCY : urgency).name());
        Step step = Step.transfer(state.language(), says, queue, state.emergency(), told);
        return new Turn(state.at(Place.TRANSFER), step);
    }

    /** To the queue that is always configured. */
    Turn fallback(CallState state, List<String> first) {
        VoiceTexts texts = desk.texts(state);
        List<String> says = new ArrayList<>(first);
        says.add(state.emergency() ? texts.emergency() : texts.transfer(fallbackQueue, null));
        return transfer(state, fallbackQueue, Urgency.UNKNOWN, says);
    }

    /** Says when somebody is there again. Whoever stays reaches the duty on call, where there is one. */
    private Turn nobody(CallState state, Offer person, List<String> first) {
        VoiceTexts texts = desk.texts(state);
        List<String> says = new ArrayList<>(first);
        says.add(texts.closed(person.candidate().opensAt()));
        says.add(texts.emergencyNumber());
        if (onCall(state) != null) {
            return new Turn(state.at(Place.CLOSED), Step.ask(state.language(), says, Collect.ONLY_PERSON, false));
        }
        says.add(texts.goodbye());
        return over(state, says, "closed");
    }

    /** The caller stayed though nobody is here. */
    Turn stayed(CallState state, CallInput input) {
        if (!input.words().isBlank()) {
            Decision judged = desk.judge(state, input);
            if (judged.person().queue() != null || judged.urgency() == Urgency.EMERGENCY) {
                return decided(state, judged);
            }
        }
        Offer person = desk.offer(state.plan().person()).orElse(null);
        String duty = onCall(state);
        if (person == null || duty == null) {
            return fallback(state, List.of());
        }
        desk.present(person.id());
        desk.report(person.id(), Outcome.ACCEPTED);
        desk.note(state.contact(), HostEvent.Kind.QUEUED);
        String transfer = desk.texts(state).transfer(duty, state.arrival().region());
        return transfer(state, duty, Urgency.UNKNOWN, List.of(transfer));
    }

    private @Nullable String onCall(CallState state) {
        return desk.rules(state).matching().liveAgent().onCall().get(Channel.LiveAgent.ANY_REASON);
    }

    /** A queue could not be reached: the fallback, and then, if someone may be in danger, all over again. */
    Turn failed(CallState before) {
        CallState state = before.transferFailed(before.failures() + 1);
        if (state.failures() < MOST_FAILURES) {
            return fallback(state, List.of());
        }
        VoiceTexts texts = desk.texts(state);
        if (state.emergency()) {
            CallState staying = state.transferFailed(0).at(Place.STAY);
            List<String> says = List.of(texts.emergency());
            return new Turn(staying, Step.ask(state.language(), says, Collect.ONLY_PERSON, true));
        }
        List<String> says = List.of(texts.words(VoiceWords.NO_TRANSFER), texts.emergencyNumber(), texts.goodbye());
        return over(state, says, "transfer-failed");
    }

    /** Ends a call. */
    Turn over(CallState state, List<String> says, String outcome) {
        Map<String, String> told = new HashMap<>(Desk.variables(state));
        told.put("outcome", outcome);
        return new Turn(state.at(Place.DONE), Step.end(state.language(), says, told));
    }

    /** Ends a call in which an offer was accepted. */
    Turn accepted(CallState state, Offer offer, List<String> says) {
        Map<String, String> told = new HashMap<>(Desk.variables(state));
        told.put("outcome", "accepted");
        told.put("offerId", offer.id().text());
        told.put("channel", offer.kind().name());
        return new Turn(state.at(Place.DONE), Step.end(state.language(), says, told));
    }
}
