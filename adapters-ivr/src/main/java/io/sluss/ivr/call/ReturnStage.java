package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.contact.Wording;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever calls again and keys in the code of what was promised: hears its time, and keeps it, cancels it, takes another
 * time, or goes on to a person. Before the code nothing is said of it, and a wrong code is as one that nobody has.
 */
final class ReturnStage {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnStage.class);
    private static final int CODE_DIGITS = 6;

    /** Another time is at least so much later than the one proposed before it. */
    private static final Duration STRIDE = Duration.ofHours(2);

    /** After so many other times, a person finds one. */
    private static final int MOST_PROPOSALS = 4;

    private static final Set<String> CANCEL = words("avboka avbokar avbeställa avbeställ cancel");
    private static final Set<String> AROUND_CANCEL =
            words("jag vill den det tiden min tid tack snälla ja yes i want to would like i'd it the my time please");

    private final Desk desk;
    private final OfferStage offers;
    private final PersonStage person;

    ReturnStage(Desk desk, OfferStage offers, PersonStage person) {
        this.desk = desk;
        this.offers = offers;
        this.person = person;
    }

    /** Whether keys can be a code, with or without the hash key after it. */
    static boolean isCode(String keys) {
        return keys.matches("[0-9]{" + CODE_DIGITS + "}#?");
    }

    /** What the caller was promised and now hears, or null when the code is not that of anything of theirs. */
    @Nullable
    Turn found(CallState state, CallInput input) {
        CallerNumber number = Desk.number(input.caller());
        if (number == null) {
            return null;
        }
        try {
            String code = input.keys().substring(0, CODE_DIGITS);
            return desk.sluss()
                    .promised(number, code)
                    .map(promise -> tell(state.returning(promise.id()), promise, List.of()))
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.warn("A store does not answer; the code is as unknown", Hidden.of(e));
            return null;
        }
    }

    private Turn tell(CallState state, Promise promise, List<String> first) {
        List<String> says = new ArrayList<>(first);
        says.add(desk.texts(state).own(VoiceWords.OWN_TIME, promise.slot().start()));
        return new Turn(state.at(Place.RETURNED), Step.ask(state.language(), says, Collect.YES_NO_OTHER, false));
    }

    /** What is to become of it. */
    Turn answered(CallState state, CallInput input) {
        Promise promise = promise(state).orElse(null);
        if (promise == null) {
            return toPerson(state, input);
        }
        if (isCancel(input.words())) {
            return askCancel(state);
        }
        return switch (Answer.of(input)) {
            case YES -> kept(state, promise);
            case NO -> askCancel(state);
            case OTHER_TIME -> otherTime(state, promise, input);
            case PERSON -> toPerson(state, input);
            case NONE -> state.wasAskedAgain() ? toPerson(state, input) : again(state, promise);
        };
    }

    private Turn again(CallState state, Promise promise) {
        Turn told = tell(state, promise, List.of());
        return new Turn(told.state().askedAgain(), told.step());
    }

    /** The promise, if it is still open and the store answers. */
    private Optional<Promise> promise(CallState state) {
        PromiseId id = state.promise();
        try {
            return id == null ? Optional.empty() : desk.sluss().promised(id).filter(Promise::isOpen);
        } catch (RuntimeException e) {
            LOG.warn("A store does not answer; a person goes on", Hidden.of(e));
            return Optional.empty();
        }
    }

    private Turn kept(CallState state, Promise promise) {
        VoiceTexts texts = desk.texts(state);
        String kept = texts.own(VoiceWords.OWN_TIME_KEPT, promise.slot().start());
        return person.over(state, List.of(kept, texts.goodbye()), "unchanged");
    }

    private Turn askCancel(CallState state) {
        List<String> says = List.of(desk.texts(state).words(VoiceWords.OWN_TIME_CANCEL));
        return new Turn(state.at(Place.CANCEL), Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    /** Whether it is really to be cancelled. What cannot be made out leaves it as it is. */
    Turn cancelAnswered(CallState state, CallInput input) {
        Promise promise = promise(state).orElse(null);
        if (promise == null) {
            return toPerson(state, input);
        }
        if (isCancel(input.words())
                && !ReasonStage.isUnsure(input)
                && input.alternatives().stream().allMatch(ReturnStage::isCancel)) {
            return cancelled(state, promise, input);
        }
        return switch (Answer.of(input)) {
            case YES -> cancelled(state, promise, input);
            case NO -> kept(state, promise);
            case OTHER_TIME -> otherTime(state, promise, input);
            case PERSON -> toPerson(state, input);
            case NONE -> {
                Turn asked = askCancel(state);
                yield state.wasAskedAgain()
                        ? toPerson(state, input)
                        : new Turn(asked.state().askedAgain(), asked.step());
            }
        };
    }

    private Turn cancelled(CallState state, Promise promise, CallInput input) {
        try {
            desk.sluss().cancel(promise.id());
        } catch (RuntimeException e) {
            LOG.warn("A promise was not cancelled; a person goes on", Hidden.of(e));
            return toPerson(state, input);
        }
        VoiceTexts texts = desk.texts(state);
        return person.over(state, List.of(texts.words(VoiceWords.OWN_TIME_CANCELLED), texts.goodbye()), "cancelled");
    }

    /** Proposes another time than the promise has, then later ones; when there is none, a person. */
    private Turn otherTime(CallState state, Promise promise, CallInput input) {
        Plan.Chosen last = state.plan().chosen();
        Instant earliest = last == null ? Instant.MIN : last.start().plus(STRIDE);
        boolean enough = state.plan().proposals() >= MOST_PROPOSALS;
        Slot next = enough ? null : free(promise, earliest);
        if (next == null) {
            return toPerson(state, input);
        }
        Plan.Chosen time = new Plan.Chosen(next.start(), next.resource());
        return propose(state.with(state.plan().proposed(time)).at(Place.MOVE), time, List.of());
    }

    private @Nullable Slot free(Promise promise, Instant earliest) {
        try {
            return desk.sluss().slots(promise.id()).stream()
                    .filter(slot -> !slot.start().isBefore(earliest)
                            && !slot.start().equals(promise.slot().start()))
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.warn("The slot book does not answer; a person goes on", Hidden.of(e));
            return null;
        }
    }

    private Turn propose(CallState state, Plan.Chosen time, List<String> first) {
        List<String> says = new ArrayList<>(first);
        says.add(desk.texts(state).proposed(time));
        return new Turn(state, Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    /** Whether it is to be moved to the time that was proposed. */
    Turn moveAnswered(CallState state, CallInput input) {
        Promise promise = promise(state).orElse(null);
        Plan.Chosen time = state.plan().chosen();
        if (promise == null || time == null) {
            return toPerson(state, input);
        }
        return switch (Answer.of(input)) {
            case YES -> move(state, promise, time, input);
            case NO, OTHER_TIME -> otherTime(state, promise, input);
            case PERSON -> toPerson(state, input);
            case NONE ->
                state.wasAskedAgain()
                        ? toPerson(state, input)
                        : propose(
                                state.askedAgain(),
                                time,
                                List.of(desk.texts(state).yesNo()));
        };
    }

    private Turn move(CallState state, Promise promise, Plan.Chosen time, CallInput input) {
        PromiseAnswer answer = desk.sluss().move(promise.id(), time.start(), time.resource());
        Promise moved = answer.promise();
        if (moved == null) {
            return toPerson(state, input, List.of(desk.texts(state).unavailable()));
        }
        VoiceTexts texts = desk.texts(state);
        return person.over(state, List.of(texts.accepted(moved), texts.goodbye()), "moved");
    }

    private Turn toPerson(CallState state, CallInput input) {
        return toPerson(state, input, List.of());
    }

    /** The promise stays as it is. */
    private Turn toPerson(CallState state, CallInput input, List<String> first) {
        Decision decision = desk.decide(desk.contact(state, input.caller()));
        CallState known = state.decided(decision.contact(), decision.region(), state.plan());
        return person.asItStands(known, first);
    }

    /** What was said that is no answer: an urgent word is a person's, another matter is gone into. */
    Turn said(CallState state, CallInput input) {
        Decision decision = desk.decide(desk.said(state, input, input.caller()));
        CallState known = state.decided(decision.contact(), decision.region(), state.plan());
        if (ReasonStage.isUnsure(input) || ReasonStage.wasNotUnderstood(decision)) {
            Promise promise = promise(state).orElse(null);
            if (promise == null || state.wasAskedAgain() || isUrgent(decision)) {
                return person.decided(known, decision);
            }
            return again(known, promise);
        }
        return Desk.needsPerson(decision) ? person.decided(known, decision) : offers.begin(known, decision, input);
    }

    private static boolean isUrgent(Decision decision) {
        return Desk.needsPerson(decision) && !ReasonStage.wasNotUnderstood(decision);
    }

    /** Whether a place is one of this stage. */
    static boolean isAt(Place place) {
        return place == Place.RETURNED || place == Place.CANCEL || place == Place.MOVE;
    }

    /** Words of which each belongs to a wish to cancel. */
    static boolean isCancel(String said) {
        List<String> words = Wording.of(said).words();
        return words.stream().anyMatch(CANCEL::contains)
                && words.stream().allMatch(word -> CANCEL.contains(word) || AROUND_CANCEL.contains(word));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(new HashSet<>(Wording.of(list).words()));
    }
}
