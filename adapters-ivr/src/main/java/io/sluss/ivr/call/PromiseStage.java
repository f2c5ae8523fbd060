package io.sluss.ivr.call;

import io.sluss.PromiseWish;
import io.sluss.Report;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.contact.Wording;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.Outcome;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callbacks and booked times: the next free one is proposed, then others if the caller wishes, and a promise is made of
 * the one taken. A callback goes to the calling number; if that is hidden, the number is asked for by keys.
 */
final class PromiseStage {
    private static final Logger LOG = LoggerFactory.getLogger(PromiseStage.class);

    /** Another time is at least so much later, so that a few proposals reach another part of the day, or another day. */
    private static final Duration STRIDE = Duration.ofHours(2);

    /** After so many other times, a person finds one. */
    private static final int MOST_PROPOSALS = 4;

    private static final int FEWEST_DIGITS = 5;

    private final Desk desk;
    private final PersonStage person;

    PromiseStage(Desk desk, PersonStage person) {
        this.desk = desk;
        this.person = person;
    }

    boolean isPromised(Offer offer) {
        return offer.kind() == ChannelKind.CALLBACK || offer.kind() == ChannelKind.BOOKING;
    }

    /** Whether the caller may ask for another time than the next. */
    boolean hasChoice(Offer offer) {
        return isPromised(offer) && offer.mode() != ChannelMode.NEXT_SLOT;
    }

    /** The first time that is free now, or null. */
    Plan.@Nullable Chosen firstTime(Offer offer) {
        return firstTime(offer, Instant.MIN);
    }

    private Plan.@Nullable Chosen firstTime(Offer offer, Instant earliest) {
        try {
            for (Slot slot : desk.sluss().slots(offer.id())) {
                if (!slot.start().isBefore(earliest)) {
                    return new Plan.Chosen(slot.start(), slot.resource());
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The slot book does not answer; its offer is left out", Hidden.of(e));
        }
        return null;
    }

    /** Proposes a later time than the last; when there is none, a person. */
    Turn otherTime(CallState state, Offer offer) {
        Plan.Chosen last = state.plan().chosen();
        Instant earliest = last == null ? Instant.MIN : last.start().plus(STRIDE);
        boolean enough = state.plan().proposals() >= MOST_PROPOSALS;
        Plan.Chosen next = enough ? null : firstTime(offer, earliest);
        if (next == null) {
            desk.report(offer.id(), Outcome.DECLINED);
            return person.asOffered(state, List.of());
        }
        return propose(state.with(state.plan().proposed(next)).at(Place.TIME), next, List.of());
    }

    private Turn propose(CallState state, Plan.Chosen time, List<String> first) {
        List<String> says = new ArrayList<>(first);
        says.add(desk.texts(state).proposed(time));
        return new Turn(state, Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    /** The answer to a proposed time. */
    Turn timeAnswered(CallState state, Answer answer, CallInput input) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        Plan.Chosen time = state.plan().chosen();
        if (offer == null || time == null) {
            return person.asItStands(state, List.of());
        }
        return switch (answer) {
            case YES -> make(state, offer, input);
            case NO, OTHER_TIME -> otherTime(state, offer);
            case PERSON -> toPersonInstead(state, offer);
            case NONE ->
                state.wasAskedAgain()
                        ? person.asOffered(state, List.of())
                        : propose(
                                state.askedAgain(),
                                time,
                                List.of(desk.texts(state).yesNo()));
        };
    }

    private Turn toPersonInstead(CallState state, Offer offer) {
        desk.report(offer.id(), Report.declined(DeclineReason.PREFERS_PERSON));
        return person.asOffered(state, List.of());
    }

    /**
     * Makes the promise, to the calling number where one is needed. Where the rules file has the question, whoever is to
     * be called is first asked whether that is safe.
     */
    Turn make(CallState state, Offer offer, CallInput input) {
        return isByPhone(offer) && asksSafeToCall(state) ? askSafeToCall(state, true) : toNumber(state, offer, input);
    }

    private boolean asksSafeToCall(CallState state) {
        return !desk.texts(state).safeToCall().isEmpty();
    }

    private Turn askSafeToCall(CallState before, boolean first) {
        CallState state = first ? before.at(Place.SAFE_TO_CALL) : before.askedAgain();
        List<String> says = List.of(desk.texts(state).safeToCall());
        return new Turn(state, Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    /** Whether it is safe that somebody calls; anything but a yes leads to a person. */
    Turn safeAnswered(CallState state, Answer answer, CallInput input) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        if (offer == null) {
            return person.asItStands(state, List.of());
        }
        return switch (answer) {
            case YES -> toNumber(state, offer, input);
            case NO -> {
                desk.report(offer.id(), Report.declined(null));
                yield person.asOffered(state, List.of());
            }
            case PERSON -> toPersonInstead(state, offer);
            case OTHER_TIME, NONE ->
                state.wasAskedAgain() ? person.asOffered(state, List.of()) : askSafeToCall(state, false);
        };
    }

    private Turn toNumber(CallState state, Offer offer, CallInput input) {
        CallerNumber number = isByPhone(offer) ? Desk.number(input.caller()) : null;
        if (isByPhone(offer) && number == null) {
            return askNumber(state.at(Place.NUMBER));
        }
        return promise(state, offer, number);
    }

    private static boolean isByPhone(Offer offer) {
        return offer.kind() == ChannelKind.CALLBACK || offer.mode() == ChannelMode.PHONE;
    }

    private Turn askNumber(CallState state) {
        List<String> says = List.of(desk.texts(state).words(VoiceWords.ASK_NUMBER));
        return new Turn(state, Step.ask(state.language(), says, Collect.A_NUMBER, false));
    }

    /** The number that was keyed in. */
    Turn numberKeyed(CallState state, CallInput input) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        if (offer == null) {
            return person.asItStands(state, List.of());
        }
        Answer answer = Answer.of(input);
        if (answer == Answer.PERSON) {
            return toPersonInstead(state, offer);
        }
        String digits = input.keys().isEmpty() ? spokenDigits(input.words()) : input.keys();
        boolean isNumber = digits.length() >= FEWEST_DIGITS && digits.chars().allMatch(Character::isDigit);
        if (!isNumber) {
            return numberAgain(state);
        }
        return promise(state, offer, new CallerNumber(digits));
    }

    /** A number that was said, where the platform writes it in digits. */
    static String spokenDigits(String words) {
        String bare = words.replaceAll("[\\s.,-]", "");
        return bare.matches("\\+?[0-9]{5,15}") ? bare.replace("+", "00") : "";
    }

    private Turn numberAgain(CallState state) {
        return state.wasAskedAgain() ? person.asOffered(state, List.of()) : askNumber(state.askedAgain());
    }

    private Turn promise(CallState state, Offer offer, @Nullable CallerNumber number) {
        Plan.Chosen time = state.plan().chosen();
        Instant start = time == null ? null : time.start();
        String resource = time == null ? null : time.resource();
        Map<String, Boolean> answers = Map.of(Ask.SAFE, true);
        boolean saidSafe = isByPhone(offer) && asksSafeToCall(state);
        Boolean safeToCall = saidSafe ? Boolean.TRUE : null; // a no comes not so far
        PromiseWish wish = new PromiseWish(start, resource, number, answers, safeToCall, Wording.NONE);
        PromiseAnswer answer = desk.sluss().promise(offer.id(), wish);
        Promise made = answer.promise();
        return switch (answer.status()) {
            case MADE, REPEATED -> made == null ? person.asItStands(state, List.of()) : promised(state, offer, made);
            case NUMBER_NEEDED ->
                state.place() == Place.NUMBER ? numberAgain(state) : askNumber(state.at(Place.NUMBER));
            case NUMBER_NEEDS_PERSON, NOT_SAFE_TO_CALL -> person.asOffered(state, List.of());
            case FULL, NO_SUCH_SLOT, UNAVAILABLE ->
                person.asOffered(state, List.of(desk.texts(state).unavailable()));
            case OFFER_REFUSED, NOT_PROMISED_BY_CHANNEL, NOT_OPEN -> person.asItStands(state, List.of());
        };
    }

    private Turn promised(CallState state, Offer offer, Promise made) {
        VoiceTexts texts = desk.texts(state);
        List<String> says = List.of(texts.accepted(made), texts.word(made), texts.code(made), texts.goodbye());
        return person.accepted(state, offer, says);
    }
}
