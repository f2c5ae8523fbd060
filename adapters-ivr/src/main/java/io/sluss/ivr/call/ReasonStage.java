package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.contact.Contact;
import io.sluss.contact.Urgency;
import io.sluss.criticality.Because;
import io.sluss.criticality.ContactReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The beginning of a call: who we are, what it is about, by key or in words, and the decision. */
final class ReasonStage {
    /** A transcript that the platform is less sure of is asked for again rather than acted upon. */
    static final double LEAST_CONFIDENCE = 0.5;

    /** A caller of whom only these are known was just not understood, and may say it again. */
    private static final Set<Because.Kind> NOT_UNDERSTOOD = EnumSet.of(
            Because.Kind.NOT_RECOGNISED,
            Because.Kind.NO_WORDS,
            Because.Kind.CONTRADICTORY,
            Because.Kind.LOW_CONFIDENCE);

    private final Desk desk;
    private final OfferStage offers;
    private final ReturnStage returns;
    private final PersonStage person;

    ReasonStage(Desk desk, OfferStage offers, ReturnStage returns, PersonStage person) {
        this.desk = desk;
        this.offers = offers;
        this.returns = returns;
        this.person = person;
    }

    /** The first words of a call. */
    Turn greet(CallState state) {
        VoiceTexts texts = desk.texts(state);
        return ask(state, texts, List.of(texts.greeting(), texts.askReason()));
    }

    private Turn ask(CallState state, VoiceTexts texts, List<String> first) {
        List<String> says = new ArrayList<>(first);
        says.addAll(texts.menu());
        List<String> keys = new ArrayList<>(texts.reasonKeys());
        keys.add(Collect.PERSON);
        if (desk.rules(state).languages().size() > 1) {
            keys.add(Collect.LANGUAGE);
        }
        return new Turn(state, Step.ask(state.language(), says, new Collect(Collect.What.KEY_OR_CODE, keys), false));
    }

    /** What the caller answered. */
    Turn answered(CallState state, CallInput input) {
        String keys = input.keys();
        if (keys.equals(Collect.PERSON) || SpokenAnswer.of(input.words()) == SpokenAnswer.PERSON) {
            return person.decided(state, desk.decide(desk.said(state, input, input.caller())));
        }
        if (keys.equals(Collect.LANGUAGE) && input.words().isBlank()) {
            return greet(state.speaking(nextLanguage(state)));
        }
        if (ReturnStage.isCode(keys) && input.words().isBlank()) {
            Turn found = returns.found(state, input);
            return found == null ? again(state, input) : found;
        }
        ContactReason reason =
                keys.isEmpty() ? null : desk.rules(state).reasonOfKey(keys).orElse(null);
        if (reason == null && input.words().isBlank()) {
            return again(state, input);
        }
        Contact.Builder contact = desk.said(state, input, input.caller());
        if (reason != null) {
            contact.reason(reason.id().value());
        }
        return judged(state, desk.decide(contact), input);
    }

    private String nextLanguage(CallState state) {
        List<String> languages = desk.rules(state).languages();
        int next = (languages.indexOf(state.language()) + 1) % languages.size();
        return languages.get(next);
    }

    /** Once more after silence or noise; then a person. Silence from the first to the last word is a signal itself. */
    private Turn again(CallState state, CallInput input) {
        boolean silent = input.event() == CallInput.Event.NO_INPUT || input.isEmpty();
        VoiceTexts texts = desk.texts(state);
        if (!state.wasAskedAgain()) {
            String asked = silent ? texts.askReason() : texts.askAgain();
            return ask(state.askedAgain(), texts, List.of(asked));
        }
        Contact.Builder contact = desk.contact(state, input.caller());
        if (silent && state.contact() == null) {
            List<String> signals = new ArrayList<>(state.arrival().signals());
            signals.add("silence");
            contact.signals(signals);
        }
        return person.decided(state, desk.decide(contact));
    }

    private Turn judged(CallState before, Decision decision, CallInput input) {
        boolean unsure = isUnsure(input);
        boolean mayAskAgain = !before.wasAskedAgain();
        if (mayAskAgain && (wasNotUnderstood(decision) || (unsure && !Desk.needsPerson(decision)))) {
            VoiceTexts texts = desk.texts(before);
            Plan plan = before.plan().decided(null, List.of(), decision.person().id());
            CallState state = desk.decided(before, decision, plan).askedAgain();
            return ask(state, texts, List.of(texts.askAgain()));
        }
        if (unsure || Desk.needsPerson(decision)) {
            return person.decided(before, decision);
        }
        return offers.begin(before, decision, input);
    }

    /** Whether the platform is not sure of the words. */
    static boolean isUnsure(CallInput input) {
        return !input.words().isBlank() && input.confidence() != null && input.confidence() < LEAST_CONFIDENCE;
    }

    /** Unknown because the words said nothing, and for no other reason: nothing raised it, nothing failed. */
    static boolean wasNotUnderstood(Decision decision) {
        return decision.urgency() == Urgency.UNKNOWN
                && decision.degraded() == null
                && decision.because().stream().allMatch(step -> NOT_UNDERSTOOD.contains(step.kind()));
    }
}
