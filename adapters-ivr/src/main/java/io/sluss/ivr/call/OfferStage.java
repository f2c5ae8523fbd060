package io.sluss.ivr.call;

import io.sluss.Decision;
import io.sluss.Report;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.DeclineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The safety question, and at most two offers, best first. A no costs nothing; after the last one comes a person. */
final class OfferStage {
    /** Nobody is made to listen to more offers than this. */
    static final int MOST_OFFERS = 2;

    private final Desk desk;
    private final PromiseStage promises;
    private final PersonStage person;

    OfferStage(Desk desk, PromiseStage promises, PersonStage person) {
        this.desk = desk;
        this.promises = promises;
        this.person = person;
    }

    /** Plans what a decision offers, and asks whether everyone is safe. */
    Turn begin(CallState before, Decision decision, CallInput input) {
        List<OfferId> offers = usable(decision, MOST_OFFERS - before.plan().put(), CallingNumber.isOne(input.caller()));
        var reason = decision.reason() == null ? null : decision.reason().id();
        Plan plan = before.plan().decided(reason, offers, decision.person().id());
        CallState state = desk.decided(before, decision, plan);
        if (offers.isEmpty()) {
            return person.decided(before, decision);
        }
        return state.plan().safe() ? put(state, List.of()) : askSafety(state.at(Place.SAFETY), true);
    }

    /**
     * What can be offered in a call: what ranks before a person who answers now. The link to an e-service goes to the
     * calling number: without one it is not offered.
     */
    private static List<OfferId> usable(Decision decision, int most, boolean numberKnown) {
        boolean personAnswers = decision.person().queue() != null;
        List<OfferId> offers = new ArrayList<>();
        for (Offer offer : decision.offers()) {
            if (offer.isPerson() && personAnswers) {
                break;
            }
            boolean needsLink = offer.kind() == ChannelKind.E_SERVICE && offer.mode() == ChannelMode.ONLINE;
            if (!offer.isPerson() && (numberKnown || !needsLink) && offers.size() < most) {
                offers.add(offer.id());
            }
        }
        return offers;
    }

    private Turn askSafety(CallState state, boolean first) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        Ask safety = offer == null ? null : ask(offer, true).orElse(null);
        if (offer == null) {
            return person.asItStands(state, List.of());
        }
        if (safety == null) {
            return put(state.with(state.plan().everyoneIsSafe()), List.of());
        }
        String question = safety.text().in(state.language());
        CallState asked = first ? state : state.askedAgain();
        List<String> says = List.of(question, desk.texts(state).yesNo());
        return new Turn(asked, Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    private static Optional<Ask> ask(Offer offer, boolean safety) {
        return offer.asks().stream()
                .filter(ask -> ask.id().equals(Ask.SAFE) == safety)
                .findFirst();
    }

    /** The answer to the safety question. */
    Turn safety(CallState state, Answer answer) {
        OfferId current = state.plan().current();
        return switch (answer) {
            case YES -> put(state.with(state.plan().everyoneIsSafe()), List.of());
            case NO -> {
                if (current != null) {
                    desk.report(current, Report.accepted(Map.of(Ask.SAFE, false)));
                }
                yield person.asItStands(state, List.of());
            }
            case OTHER_TIME, NONE ->
                state.wasAskedAgain() ? person.asOffered(state, List.of()) : askSafety(state, false);
            case PERSON -> person.asOffered(state, List.of());
        };
    }

    /** Puts the first offer that can be kept; when none is left, a person. */
    Turn put(CallState before, List<String> first) {
        CallState state = before;
        while (state.plan().current() != null) {
            Offer offer = desk.offer(state.plan().current()).orElse(null);
            if (offer == null) {
                return person.asItStands(state, first);
            }
            Plan.Chosen time = promises.isPromised(offer) ? promises.firstTime(offer) : null;
            boolean canBeKept = !promises.isPromised(offer) || time != null;
            if (canBeKept && desk.present(offer.id())) {
                CallState putNow = state.with(state.plan().putFirst(time)).at(Place.OFFER);
                return askOffer(putNow, offer, first);
            }
            state = state.with(state.plan().withoutFirst());
        }
        return person.asOffered(state, first);
    }

    private Turn askOffer(CallState state, Offer offer, List<String> first) {
        VoiceTexts texts = desk.texts(state);
        List<String> says = new ArrayList<>(first);
        says.add(texts.offer(offer, desk.reason(state), state.plan().chosen()));
        boolean choice = promises.hasChoice(offer);
        if (choice) {
            says.add(texts.words(VoiceWords.OTHER_TIME));
        }
        return new Turn(state, Step.ask(state.language(), says, choice ? Collect.YES_NO_OTHER : Collect.YES_NO, false));
    }

    /** The answer to an offer. */
    Turn offered(CallState state, Answer answer, CallInput input) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        if (offer == null) {
            return person.asItStands(state, List.of());
        }
        return switch (answer) {
            case YES -> wanted(state, offer, input);
            case NO -> declined(state, offer);
            case PERSON -> toPersonInstead(state, offer);
            case OTHER_TIME -> promises.hasChoice(offer) ? promises.otherTime(state, offer) : again(state, offer);
            case NONE -> state.wasAskedAgain() ? person.asOffered(state, List.of()) : again(state, offer);
        };
    }

    private Turn again(CallState state, Offer offer) {
        return state.wasAskedAgain()
                ? person.asOffered(state, List.of())
                : askOffer(state.askedAgain(), offer, List.of(desk.texts(state).yesNo()));
    }

    private Turn wanted(CallState state, Offer offer, CallInput input) {
        Optional<Ask> other = ask(offer, false);
        if (other.isPresent()) {
            return askNeed(state.at(Place.ASK), other.get(), List.of());
        }
        return accept(state, offer, Map.of(Ask.SAFE, true), input);
    }

    private static Turn askNeed(CallState state, Ask need, List<String> first) {
        List<String> says = new ArrayList<>(first);
        says.add(need.text().in(state.language()));
        return new Turn(state, Step.ask(state.language(), says, Collect.YES_NO, false));
    }

    /** The answer to what has to be known for an offer. */
    Turn need(CallState state, Answer answer, CallInput input) {
        Offer offer = desk.offer(state.plan().current()).orElse(null);
        Ask need = offer == null ? null : ask(offer, false).orElse(null);
        if (offer == null || need == null) {
            return person.asItStands(state, List.of());
        }
        return switch (answer) {
            case YES, NO -> {
                boolean said = answer == Answer.YES;
                Map<String, Boolean> answers = Map.of(Ask.SAFE, true, need.id(), said);
                yield said == need.wanted()
                        ? accept(state, offer, answers, input)
                        : notMet(state, offer, need.id(), answers, input);
            }
            case PERSON -> toPersonInstead(state, offer);
            case OTHER_TIME, NONE ->
                state.wasAskedAgain()
                        ? person.asOffered(state, List.of())
                        : askNeed(
                                state.askedAgain(),
                                need,
                                List.of(desk.texts(state).yesNo()));
        };
    }

    /** Takes the offer back, and decides again on what is known now: it may be a person's business altogether. */
    private Turn notMet(CallState state, Offer offer, String need, Map<String, Boolean> answers, CallInput input) {
        desk.report(offer.id(), Report.accepted(answers));
        boolean said = answers.getOrDefault(need, false);
        Decision decision = desk.judge(state, Need.signals(need, said), Need.eId(need, said));
        return Desk.needsPerson(decision) ? person.decided(state, decision) : begin(state, decision, input);
    }

    private Turn accept(CallState state, Offer offer, Map<String, Boolean> answers, CallInput input) {
        if (promises.isPromised(offer)) {
            return promises.make(state, offer, input);
        }
        if (!desk.report(offer.id(), Report.accepted(answers))) {
            return person.asItStands(state, List.of(desk.texts(state).unavailable()));
        }
        VoiceTexts texts = desk.texts(state);
        return person.accepted(state, offer, List.of(texts.acceptedService(offer), texts.goodbye()));
    }

    private Turn declined(CallState state, Offer offer) {
        desk.report(offer.id(), Report.declined(null));
        return put(state.with(state.plan().withoutFirst()), List.of());
    }

    private Turn toPersonInstead(CallState state, Offer offer) {
        desk.report(offer.id(), Report.declined(DeclineReason.PREFERS_PERSON));
        return person.asOffered(state, List.of());
    }
}
