package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.call;
import static io.sluss.Desk.kinds;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Signals;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criticality.Because;
import io.sluss.criticality.ReasonRecognizer;
import io.sluss.criticality.Recognition;
import io.sluss.matching.Candidate;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Ranker;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import io.sluss.outcome.Settlement;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 1: urgent passes through. */
@ExtendWith(Quiet.class)
class UrgentPassesThroughTest {
    private static final String HOLD_OUT_ALL = "holdout: {share: 100 %, salt: all, until: 2030-01-01}";

    private static final ReasonRecognizer ALWAYS_A_BIKE =
            (wording, language) -> Recognition.of(new ReasonId("bicycle-theft"), 1);

    private static final Ranker PERSON_LAST_AND_TWICE = (facts, candidates) -> {
        List<Candidate> reversed = new ArrayList<>(candidates);
        Collections.reverse(reversed);
        reversed.addAll(candidates);
        return reversed;
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min cykel är stulen och han har en kniv",
                "my bike was stolen and he has a knife",
                "HAN HAR EN KNIV!!! min cykel är stulen",
                "min cykel är stulen jag blöder"
            })
    void aGatedContactGetsNothingButAPersonWhateverTheOfferRulesSay(String said) {
        assertOnlyAPerson(Desk.usual().says(said), Urgency.EMERGENCY);
    }

    @Test
    void theGateIsJudgedBeforeTheReason() {
        Decision decision = Desk.usual().says("min cykel är stulen och de är kvar");
        assertEquals(Because.Kind.GATE, decision.because().get(0).kind());
        assertOnlyAPerson(decision, Urgency.TIME_CRITICAL);
    }

    @Test
    void aReasonThatIsUrgentByItselfGetsNothingButAPerson() {
        Desk desk = Desk.usual();
        assertOnlyAPerson(desk.says("det är inbrott hos grannen"), Urgency.TIME_CRITICAL);
        assertOnlyAPerson(desk.says("jag blir överfallen"), Urgency.EMERGENCY);
        assertOnlyAPerson(desk.sluss.decide(call().reason("attack").build()), Urgency.EMERGENCY);
    }

    @Test
    void everyRaisingSignalLeadsToAPersonWhateverTheReason() {
        for (Map.Entry<String, Urgency> signal : Signals.RAISING.entrySet()) {
            Contact contact = call().reason("bicycle-theft")
                    .signals(List.of(signal.getKey()))
                    .build();
            Decision decision = Desk.usual().sluss.decide(contact);
            assertEquals(signal.getValue(), decision.urgency(), signal.getKey());
            assertOnlyAPerson(decision, signal.getKey());
        }
    }

    @Test
    void aChildIsAnsweredByAPerson() {
        Contact child = call().utterance(BIKE).age(9).build();
        assertOnlyAPerson(Desk.usual().sluss.decide(child), Urgency.UNKNOWN);
    }

    @Test
    void theGateIsJudgedAgainWithEachUtterance() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        assertEquals(Arm.OFFERED, first.arm());
        assertOnlyAPerson(desk.says(first, "han har en kniv"), Urgency.EMERGENCY);
    }

    @Test
    void theGateIsJudgedAgainWithEachField() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        Contact withSignal = Contact.from(Origin.PHONE)
                .id(first.contact())
                .signals(List.of("whispering"))
                .build();
        assertOnlyAPerson(desk.sluss.decide(withSignal), Urgency.TIME_CRITICAL);
        Decision other = desk.says(BIKE);
        Contact withAge = Contact.from(Origin.PHONE).id(other.contact()).age(11).build();
        assertOnlyAPerson(desk.sluss.decide(withAge), Urgency.UNKNOWN);
    }

    @Test
    void urgencyNeverFallsInLaterSteps() {
        Desk desk = Desk.usual();
        Decision first = desk.says("han har en kniv");
        assertOnlyAPerson(desk.says(first, BIKE), Urgency.EMERGENCY);
        Contact stated = call().id(first.contact()).reason("bicycle-theft").build();
        assertOnlyAPerson(desk.sluss.decide(stated), Urgency.EMERGENCY);
        assertOnlyAPerson(desk.says(first, "det är inbrott hos grannen"), Urgency.EMERGENCY);
    }

    @Test
    void urgencyRisesFromEachLevelToTheNext() {
        Desk desk = Desk.usual();
        Decision step = desk.says(BIKE);
        assertEquals(Urgency.DEFERRABLE, step.urgency());
        assertOnlyAPerson(desk.says(step, "det är komplicerat"), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says(step, BIKE), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says(step, "de är kvar"), Urgency.TIME_CRITICAL);
        assertOnlyAPerson(desk.says(step, "han har en kniv"), Urgency.EMERGENCY);
        assertOnlyAPerson(desk.says(step, BIKE), Urgency.EMERGENCY);
    }

    @Test
    void anUrgentReasonStaysUrgentInLaterSteps() {
        Desk desk = Desk.usual();
        Decision first = desk.says("det är inbrott hos grannen");
        assertOnlyAPerson(desk.says(first, BIKE), Urgency.TIME_CRITICAL);
    }

    @Test
    void aForgottenContactGetsAPersonAndNeverAnOffer() {
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.openContacts(1));
        Decision urgent = desk.says("han har en kniv");
        Decision calm = desk.says(BIKE);
        for (int i = 0; i < 50; i++) {
            desk.says(BIKE); // pushes both out
        }
        assertOnlyAPerson(desk.says(urgent, BIKE), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says(calm, BIKE), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says(urgent, BIKE), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says(urgent, "han har en kniv"), Urgency.EMERGENCY);
    }

    @Test
    void aContactContinuedOnAnotherNodeGetsAPersonAndNeverAnOffer() {
        Decision elsewhere = Desk.usual().says("han har en kniv");
        assertOnlyAPerson(Desk.usual().says(elsewhere, BIKE), Urgency.UNKNOWN);
    }

    @Test
    void anExperimentCannotHoldOutAnUrgentContact() {
        RuleSet rules = TestRules.rules().holdout(HOLD_OUT_ALL).build();
        Decision urgent = Desk.with(rules).says("min cykel är stulen han har en kniv");
        assertEquals(Arm.PASSED_THROUGH, urgent.arm());
        assertEquals("priority-queue", urgent.person().queue());
        assertEquals(Arm.HELD_OUT, Desk.with(rules).says(BIKE).arm(), "the hold-out itself works");
    }

    @Test
    void aLearnedRankingCannotAddAnythingToAnUrgentContact() {
        List<Object> asked = new ArrayList<>();
        Ranker ranker = (facts, candidates) -> {
            asked.add(facts);
            return PERSON_LAST_AND_TWICE.rank(facts, candidates);
        };
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ranker(ranker));
        assertOnlyAPerson(desk.says("min cykel är stulen han har en kniv"), Urgency.EMERGENCY);
        assertTrue(asked.isEmpty(), "a ranker has no say in an urgent contact");
    }

    @Test
    void aHostThatStatesADeferrableReasonCannotLower() {
        Desk desk = Desk.usual();
        Contact stated =
                call().reason("bicycle-theft").utterance("han har en kniv").build();
        assertOnlyAPerson(desk.sluss.decide(stated), Urgency.EMERGENCY);
        Contact urgentWords = call().reason("bicycle-theft")
                .utterance("det är inbrott hos grannen")
                .build();
        assertOnlyAPerson(desk.sluss.decide(urgentWords), Urgency.TIME_CRITICAL);
        Contact otherWords =
                call().reason("bicycle-theft").utterance("kom fort snälla").build();
        assertOnlyAPerson(desk.sluss.decide(otherWords), Urgency.UNKNOWN);
    }

    @Test
    void theStricterOfWhatIsStatedAndWhatIsSaidHolds() {
        Desk desk = Desk.usual();
        Contact personOnly =
                call().reason("past-violence").utterance("jag blir överfallen").build();
        assertOnlyAPerson(desk.sluss.decide(personOnly), Urgency.EMERGENCY);
        Contact timeCritical =
                call().reason("burglary-now").utterance("jag blir överfallen").build();
        assertOnlyAPerson(desk.sluss.decide(timeCritical), Urgency.EMERGENCY);
        Contact lower =
                call().reason("attack").utterance("det är inbrott hos grannen").build();
        assertOnlyAPerson(desk.sluss.decide(lower), Urgency.EMERGENCY);
    }

    @Test
    void aRecogniserThatTakesEverythingForABicycleCannotLower() {
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.recognizer(ALWAYS_A_BIKE));
        assertOnlyAPerson(desk.says("han har en kniv"), Urgency.EMERGENCY);
        assertOnlyAPerson(desk.says("det är inbrott hos grannen"), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says("jag fick utstå saker hemma förra året"), Urgency.UNKNOWN);
    }

    @Test
    void anEmergencyEntersThePriorityQueueAheadOfAllOthers() {
        Decision emergency = Desk.usual().says("han har en kniv");
        assertEquals("priority-queue", emergency.person().queue());
        assertEquals(1, emergency.offers().size());
        assertNull(emergency.degraded());
    }

    @Test
    void nobodyElseEntersThePriorityQueue() {
        Desk desk = Desk.usual();
        for (String said : List.of(
                "", "blip blop", "det är komplicerat", "de är kvar", BIKE, "jag fick utstå saker hemma förra året")) {
            Decision decision = desk.says(said);
            assertEquals("main-queue", decision.person().queue(), said);
        }
        ReasonRecognizer failing = (wording, language) -> {
            throw new IllegalStateException();
        };
        Desk failed = Desk.with(TestRules.usual(), builder -> builder.recognizer(failing));
        assertEquals("main-queue", failed.says(BIKE).person().queue());
        Desk late = Desk.with(TestRules.usual(), builder -> builder.deadline(Duration.ofNanos(1)));
        Decision degraded = late.says(BIKE);
        assertEquals("recogniser", degraded.degraded());
        assertEquals("main-queue", degraded.person().queue());
    }

    @Test
    void aLateDecisionIsNoReasonToKeepAnEmergencyOutOfThePriorityQueue() {
        Desk late = Desk.with(TestRules.usual(), builder -> builder.deadline(Duration.ofNanos(1)));
        Decision emergency = late.says("han har en kniv");
        assertOnlyAPerson(emergency, Urgency.EMERGENCY);
        assertEquals("priority-queue", emergency.person().queue());
        assertOnlyAPerson(late.says(emergency, BIKE), Urgency.EMERGENCY);
    }

    @Test
    void whatALateStepRaisedIsNotForgottenInTheNext() {
        AtomicReference<RuntimeException> failure = new AtomicReference<>(new IllegalStateException());
        Ranker broken = (facts, candidates) -> candidates;
        ReasonRecognizer recogniser = (wording, language) -> Recognition.of(new ReasonId("bicycle-theft"), 1);
        Desk desk = Desk.with(
                TestRules.usual(),
                builder -> builder.recognizer(recogniser).ranker(broken).executor(task -> {
                    RuntimeException now = failure.getAndSet(null);
                    if (now != null) {
                        throw now;
                    }
                    task.run();
                }));
        Decision degraded = desk.says("det är komplicerat");
        assertOnlyAPerson(degraded, Urgency.UNKNOWN);
        assertEquals("rules", degraded.degraded());
        assertOnlyAPerson(desk.says(degraded, BIKE), Urgency.UNKNOWN);
    }

    @Test
    void aClosedSlussStillPutsAnEmergencyFirst() {
        Desk desk = Desk.usual();
        desk.sluss.close();
        assertOnlyAPerson(desk.says(BIKE), Urgency.UNKNOWN);
        Decision emergency = desk.says("han har en kniv");
        assertEquals("priority-queue", emergency.person().queue());
    }

    @Test
    void whatWasOfferedBeforeIsTakenBackOnceTheContactIsUrgent() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        Offer service = theOffer(first, ChannelKind.E_SERVICE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        desk.says(first, "han har en kniv");
        assertEquals(
                Settlement.Status.WITHDRAWN,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
        PromiseAnswer answer = desk.sluss.promise(callback.id(), Desk.next(callback));
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, answer.status());
        assertEquals(Settlement.Status.WITHDRAWN, answer.offer().status());
        assertEquals(
                Settlement.Status.WITHDRAWN, desk.sluss.present(service.id()).status());
        assertTrue(desk.sluss.slots(callback.id()).isEmpty(), "no times for an urgent contact");
        assertEquals(
                Settlement.Status.SETTLED,
                desk.sluss
                        .settle(first.person().id(), Report.of(io.sluss.outcome.Outcome.ACCEPTED))
                        .status());
    }

    @Test
    void anUrgentWordInTheThirdStepOfACallbackEndsIt() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        desk.sluss.slots(callback.id());
        PromiseWish wish = new PromiseWish(
                null,
                null,
                new io.sluss.contact.CallerNumber(Desk.NUMBER),
                Desk.wanted(callback),
                null,
                Wording.of("han har en kniv"));
        PromiseAnswer answer = desk.sluss.promise(callback.id(), wish);
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, answer.status());
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status());
        assertOnlyAPerson(desk.says(first, BIKE), Urgency.EMERGENCY);
    }

    @Test
    void anUrgentWordInTheThirdStepEndsItAlsoWhereTheContactIsNotRemembered() {
        Decision first = Desk.usual().says(BIKE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Offer service = theOffer(first, ChannelKind.E_SERVICE);
        Desk otherNode = Desk.usual();
        PromiseWish wish = new PromiseWish(
                null,
                null,
                new io.sluss.contact.CallerNumber(Desk.NUMBER),
                Desk.wanted(callback),
                null,
                Wording.of("han har en kniv"));
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                otherNode.sluss.promise(callback.id(), wish).status());
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                otherNode.sluss.promise(callback.id(), Desk.next(callback)).status(),
                "the same again without the words");
        assertEquals(
                Settlement.Status.WITHDRAWN,
                otherNode.sluss.settle(service.id(), Desk.yes(service)).status());
        assertOnlyAPerson(otherNode.says(first, BIKE), Urgency.EMERGENCY);
    }

    @Test
    void anUrgentStepThatOvertakesACalmOneWins() {
        AtomicReference<Desk> desk = new AtomicReference<>();
        AtomicReference<Decision> first = new AtomicReference<>();
        ReasonRecognizer slow = (wording, language) -> {
            Decision before = first.getAndSet(null);
            if (before != null) {
                desk.get().says(before, "han har en kniv"); // while the calm step is being judged
            }
            return Recognition.of(new ReasonId("bicycle-theft"), 1);
        };
        desk.set(Desk.with(TestRules.usual(), builder -> builder.recognizer(slow)));
        Decision opened = desk.get().says(BIKE);
        first.set(opened);
        Decision overtaken = desk.get().says(opened, BIKE);
        assertOnlyAPerson(overtaken, Urgency.EMERGENCY);
        assertEquals("priority-queue", overtaken.person().queue());
    }

    @Test
    void anUrgentStepWhileACallbackIsBeingPromisedEndsIt() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Breakable.Promises slow = new Breakable.Promises(new Breakable.Switch()) {
            @Override
            public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
                Optional<Promise> added = super.add(promise, events, now);
                meanwhile.get().run();
                return added;
            }
        };
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.promises(slow));
        Decision first = desk.says(BIKE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        meanwhile.set(() -> desk.says(first, "han har en kniv"));
        PromiseAnswer answer = desk.sluss.promise(callback.id(), Desk.next(callback));
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, answer.status());
        assertTrue(slow.inner.findByOffer(callback.id()).isEmpty());
        assertEquals(
                callback.nextFree(),
                theOffer(desk.says(BIKE), ChannelKind.CALLBACK).nextFree(),
                "the slot was given back");
    }

    @Test
    void twoStepsAtOnceOfAForgottenContactKeepTheHigherUrgency() {
        Decision elsewhere = Desk.usual().says(BIKE);
        AtomicReference<Desk> desk = new AtomicReference<>();
        AtomicReference<Decision> again = new AtomicReference<>(elsewhere);
        ReasonRecognizer slow = (wording, language) -> {
            Decision before = again.getAndSet(null);
            if (before != null) {
                desk.get().says(before, "han har en kniv");
            }
            return Recognition.UNKNOWN;
        };
        desk.set(Desk.with(TestRules.usual(), builder -> builder.recognizer(slow)));
        desk.get().says(elsewhere, BIKE);
        assertOnlyAPerson(desk.get().says(elsewhere, BIKE), Urgency.EMERGENCY);
    }

    @Test
    void anAnswerThatTellsOfDangerRaisesTheContact() {
        for (String question : List.of("violence", "happening-now", "suspect-known", "protected-identity")) {
            Desk desk = Desk.usual();
            Decision first = desk.says(BIKE);
            Offer callback = theOffer(first, ChannelKind.CALLBACK);
            Offer service = theOffer(first, ChannelKind.E_SERVICE);
            Map<String, Boolean> answers = new java.util.HashMap<>(Desk.wanted(service));
            answers.put(question, true);
            desk.sluss.settle(service.id(), Report.accepted(answers));
            assertEquals(
                    PromiseAnswer.Status.OFFER_REFUSED,
                    desk.sluss.promise(callback.id(), Desk.next(callback)).status(),
                    question);
            Decision later = desk.says(first, BIKE);
            assertEquals(Signals.RAISING.get(question), later.urgency(), question);
            assertOnlyAPerson(later, question);
        }
    }

    @Test
    void theEmergencyNumberIsThereToBeSaidAndIsNoQueue() {
        Desk desk = Desk.usual();
        assertEquals("112", desk.sluss.rules().emergencyNumber());
        Decision emergency = desk.says("han har en kniv");
        assertTrue(emergency.offers().stream().noneMatch(offer -> "112".equals(offer.queue())), "Sluss never dials it");
        assertEquals(List.of(ChannelKind.LIVE_AGENT), kinds(emergency));
    }

    @Test
    void manyStepsOfOneContactNeverEndInAnError() {
        Desk desk = Desk.usual();
        Decision step = desk.says(BIKE);
        for (int i = 0; i < 600; i++) {
            step = desk.says(step, i % 3 == 0 ? BIKE : "jag har tappat min plånbok");
            assertTrue(step.offers().stream().anyMatch(Offer::isPerson));
        }
        Decision urgent = desk.says(step, "han har en kniv");
        assertOnlyAPerson(urgent, Urgency.EMERGENCY);
        assertEquals(
                Settlement.Status.SETTLED,
                desk.sluss
                        .settle(urgent.person().id(), io.sluss.outcome.Outcome.ACCEPTED)
                        .status());
    }
}
