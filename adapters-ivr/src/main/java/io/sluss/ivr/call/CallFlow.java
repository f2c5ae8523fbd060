package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The call flow: where the call is, and what the caller did, give what comes next. It keeps nothing itself. Whatever is
 * said at any place is judged before it is taken as an answer: urgency can rise at every step.
 */
final class CallFlow {
    private final Desk desk;
    private final ReasonStage reason;
    private final OfferStage offers;
    private final PromiseStage promises;
    private final ReturnStage returns;
    private final PersonStage person;

    CallFlow(Desk desk, String fallbackQueue) {
        this.desk = desk;
        this.person = new PersonStage(desk, fallbackQueue);
        this.promises = new PromiseStage(desk, person);
        this.offers = new OfferStage(desk, promises, person);
        this.returns = new ReturnStage(desk, offers, person);
        this.reason = new ReasonStage(desk, offers, returns, person);
    }

    /** A call comes in. */
    CallState arriving(CallInput input) {
        return CallState.arriving(language(input.dialled().language()), desk.arrival(input.dialled()));
    }

    private String language(@Nullable String wanted) {
        List<String> languages = desk.rules().languages();
        String code =
                wanted == null ? "" : wanted.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return languages.contains(code) ? code : languages.get(0);
    }

    /** The first step: a greeting, unless the caller has been listened to already. */
    Turn begin(CallState state, CallInput input) {
        return switch (input.event()) {
            case ANSWER -> input.isEmpty() ? reason.greet(state) : next(state, input);
            case NO_INPUT, NO_MATCH -> reason.greet(state);
            case HANG_UP -> new Turn(state.at(Place.DONE), Step.nothing(state.language()));
            case TRANSFER_FAILED, UNREADABLE -> lost(state, input);
        };
    }

    /** The next step. */
    Turn next(CallState state, CallInput input) {
        return switch (input.event()) {
            case HANG_UP -> hungUp(state);
            case TRANSFER_FAILED -> person.failed(state);
            case UNREADABLE -> lost(state, input);
            case ANSWER, NO_INPUT, NO_MATCH -> answered(state, input);
        };
    }

    /** A call of which something cannot be read: a person, with no offer and no question. Words are judged all the same. */
    Turn lost(CallState state, CallInput input) {
        return person.decided(state, desk.decide(desk.said(state, input, input.caller())));
    }

    /** When all else fails. */
    Turn fallback(CallState state) {
        return person.fallback(state, List.of());
    }

    private Turn answered(CallState state, CallInput input) {
        if (state.place() != Place.REASON && state.place() != Place.CLOSED && mustBeJudged(state, input)) {
            if (ReturnStage.isAt(state.place())) {
                return returns.said(state, input);
            }
            Decision judged = desk.judge(state, input);
            if (Desk.needsPerson(judged)) {
                return person.decided(state, judged);
            }
        }
        return switch (state.place()) {
            case REASON -> reason.answered(state, input);
            case SAFETY -> offers.safety(state, Answer.of(input));
            case OFFER -> offers.offered(state, Answer.of(input), input);
            case ASK -> offers.need(state, Answer.of(input), input);
            case TIME -> promises.timeAnswered(state, Answer.of(input), input);
            case SAFE_TO_CALL -> promises.safeAnswered(state, Answer.of(input), input);
            case NUMBER -> promises.numberKeyed(state, input);
            case RETURNED -> returns.answered(state, input);
            case CANCEL -> returns.cancelAnswered(state, input);
            case MOVE -> returns.moveAnswered(state, input);
            case CLOSED -> person.stayed(state, input);
            case TRANSFER, STAY, DONE -> person.asItStands(state, List.of());
        };
    }

    /**
     * Whatever is said is judged, but for words of which each is known to be part of an answer, or a digit. What may have
     * been said instead of those has to tell of something: a recogniser that hears "ja" also thinks of "jag".
     */
    private boolean mustBeJudged(CallState state, CallInput input) {
        if (input.words().isBlank()) {
            return false;
        }
        boolean isNumber = state.place() == Place.NUMBER
                && !PromiseStage.spokenDigits(input.words()).isEmpty();
        boolean isCancel = ReturnStage.isAt(state.place()) && ReturnStage.isCancel(input.words());
        boolean isAnswer = isNumber || isCancel || SpokenAnswer.of(input.words()) != SpokenAnswer.UNCLEAR;
        return !isAnswer
                || input.alternatives().stream()
                        .anyMatch(alternative ->
                                PromiseStage.spokenDigits(alternative).isEmpty()
                                        && SpokenAnswer.of(alternative) == SpokenAnswer.UNCLEAR
                                        && desk.isTelling(state, alternative));
    }

    /** What was being offered is abandoned; a place in the queue is given up. */
    private Turn hungUp(CallState state) {
        var current = state.plan().current();
        if (state.place().holdsAnOffer() && current != null) {
            desk.report(current, Outcome.ABANDONED);
        } else if (state.place() == Place.TRANSFER) {
            desk.note(state.contact(), HostEvent.Kind.ABANDONED);
        }
        return new Turn(state.at(Place.DONE), Step.nothing(state.language()));
    }
}
