package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.call;
import static io.sluss.Desk.next;
import static io.sluss.Desk.theOffer;
import static io.sluss.Desk.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 7: once is once. */
class OnceIsOnceTest {
    private static final String ONE_PLACE =
            TestRules.CALLBACK.replace("horizon: 2d", "horizon: 45m").replace("capacity: 2", "capacity: 1");

    private static Offer service(Decision decision) {
        return theOffer(decision, ChannelKind.E_SERVICE);
    }

    private static Offer callback(Decision decision) {
        return theOffer(decision, ChannelKind.CALLBACK);
    }

    // --- Each channel is an offer with an id of its own

    @Test
    void eachChannelIsAnOfferWithItsOwnIdTheLiveAgentToo() {
        Desk desk = Desk.usual();
        Set<String> ids = new HashSet<>();
        int offers = 0;
        Decision step = desk.says(BIKE);
        for (int i = 0; i < 20; i++) {
            for (Offer offer : step.offers()) {
                ids.add(offer.id().text());
                offers++;
                assertTrue(
                        offer.id().text().matches("[A-Za-z0-9_-]{1,48}"),
                        offer.id().text());
                assertEquals(step.contact(), offer.contact());
            }
            step = i % 4 == 3 ? desk.says(BIKE) : desk.says(step, BIKE);
        }
        assertEquals(offers, ids.size());
    }

    // --- Made, presented, then settled once

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"ACCEPTED", "DECLINED", "ABANDONED"})
    void anOfferIsMadePresentedAndSettledOnce(Outcome outcome) {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.present(offer.id());
        Report report = outcome == Outcome.ACCEPTED ? yes(offer) : Report.of(outcome);
        assertEquals(Settlement.of(Status.SETTLED, outcome), desk.sluss.settle(offer.id(), report));
        assertEquals(Settlement.of(Status.REPEATED, outcome), desk.sluss.settle(offer.id(), report));
        assertEquals(List.of(outcome), desk.recorded.outcomes(offer.id().text()));
        List<LedgerEvent.Kind> life = desk.recorded.events.stream()
                .filter(event -> event.subject().equals(offer.id().text()))
                .map(LedgerEvent::kind)
                .toList();
        assertEquals(List.of(LedgerEvent.Kind.OFFERED, LedgerEvent.Kind.PRESENTED, LedgerEvent.Kind.OUTCOME), life);
    }

    @Test
    void theFirstSettlementStandsAndAContradictionNamesIt() {
        List<Outcome> settling = List.of(Outcome.ACCEPTED, Outcome.DECLINED, Outcome.ABANDONED);
        for (Outcome first : settling) {
            for (Outcome second : settling) {
                Desk desk = Desk.usual();
                Offer offer = service(desk.says(BIKE));
                desk.sluss.settle(
                        offer.id(), new Report(first, Desk.wanted(offer), null, io.sluss.contact.Wording.NONE));
                Settlement again = desk.sluss.settle(
                        offer.id(), new Report(second, Desk.wanted(offer), null, io.sluss.contact.Wording.NONE));
                assertEquals(Settlement.of(first == second ? Status.REPEATED : Status.CONTRADICTED, first), again);
                assertEquals(List.of(first), desk.recorded.outcomes(offer.id().text()));
            }
        }
    }

    @Test
    void acceptingOneOfferSupersedesWhatElseWasPresented() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        decision.offers().forEach(offer -> desk.sluss.present(offer.id()));
        desk.sluss.settle(service(decision).id(), yes(service(decision)));
        for (Offer other : decision.offers()) {
            Outcome expected = other.kind() == ChannelKind.E_SERVICE ? Outcome.ACCEPTED : Outcome.SUPERSEDED;
            assertEquals(List.of(expected), desk.recorded.outcomes(other.id().text()));
            if (other.kind() != ChannelKind.E_SERVICE) {
                assertEquals(
                        Settlement.of(Status.CONTRADICTED, Outcome.SUPERSEDED),
                        desk.sluss.settle(other.id(), Outcome.DECLINED));
            }
        }
    }

    @Test
    void anOfferThatWasNeverPresentedCannotBeAcceptedBesideAnAcceptedOne() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(WALLET);
        Offer online = decision.offers().get(0);
        Offer byPost = decision.offers().get(1);
        assertEquals(ChannelKind.E_SERVICE, byPost.kind());
        assertEquals(Status.SETTLED, desk.sluss.settle(online.id(), yes(online)).status());
        Settlement second = desk.sluss.settle(byPost.id(), yes(byPost));
        assertEquals(Settlement.of(Status.CONTRADICTED, Outcome.SUPERSEDED), second);
        assertEquals(
                List.of(Outcome.SUPERSEDED), desk.recorded.outcomes(byPost.id().text()));
        assertEquals(1, desk.sluss.uptake().uptake().numerator());
    }

    @Test
    void whatIsPresentedAfterAnotherWasAcceptedIsSupersededAtOnce() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(WALLET);
        Offer online = decision.offers().get(0);
        Offer byPost = decision.offers().get(1);
        desk.sluss.settle(online.id(), yes(online));
        desk.sluss.present(byPost.id());
        desk.sluss.maintain();
        assertEquals(
                List.of(Outcome.SUPERSEDED), desk.recorded.outcomes(byPost.id().text()));
    }

    @Test
    void presentingTwiceIsOnce() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        for (int i = 0; i < 5; i++) {
            assertEquals(Status.SETTLED, desk.sluss.present(offer.id()).status());
        }
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.PRESENTED).size());
    }

    @Test
    void whatComesAboutByItselfCannotBeReported() {
        for (Outcome outcome : List.of(Outcome.IGNORED, Outcome.SUPERSEDED, Outcome.WITHDRAWN)) {
            assertThrows(IllegalArgumentException.class, () -> Report.of(outcome));
        }
    }

    @Test
    void whySomebodySaidNoIsKept() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.settle(offer.id(), Report.declined(DeclineReason.NO_E_ID));
        assertEquals(
                "no-e-id", desk.recorded.of(LedgerEvent.Kind.OUTCOME).get(0).detail());
    }

    // --- After ACCEPTED

    @Test
    void whatFollowsAnAcceptanceCountsAtMostOnceEach() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.settle(offer.id(), yes(offer));
        List<Outcome> follow =
                List.of(Outcome.OPENED, Outcome.STARTED, Outcome.COMPLETED, Outcome.COMPLETED_BY_STAFF, Outcome.FAILED);
        for (Outcome outcome : follow) {
            assertEquals(Settlement.of(Status.SETTLED, outcome), desk.sluss.settle(offer.id(), outcome));
            assertEquals(Settlement.of(Status.REPEATED, outcome), desk.sluss.settle(offer.id(), outcome));
        }
        List<Outcome> all = new ArrayList<>(List.of(Outcome.ACCEPTED));
        all.addAll(follow);
        assertEquals(all, desk.recorded.outcomes(offer.id().text()));
    }

    @Test
    void nothingFollowsWhatWasNotAccepted() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        Offer offer = service(decision);
        assertEquals(
                Status.NOT_ACCEPTED,
                desk.sluss.settle(offer.id(), Outcome.OPENED).status());
        desk.sluss.settle(offer.id(), Outcome.DECLINED);
        assertEquals(
                Settlement.of(Status.NOT_ACCEPTED, Outcome.DECLINED), desk.sluss.settle(offer.id(), Outcome.COMPLETED));
        assertEquals(
                List.of(Outcome.DECLINED), desk.recorded.outcomes(offer.id().text()));
    }

    // --- Expiry

    @Test
    void offersHoldForACallAPageOrALink() {
        Map<Origin, Duration> lives = Map.of(
                Origin.PHONE, Duration.ofMinutes(17),
                Origin.WEB, Duration.ofMinutes(30),
                Origin.COUNTER, Duration.ofMinutes(30),
                Origin.EMAIL, Duration.ofDays(7));
        lives.forEach((origin, life) -> {
            Desk desk = Desk.usual();
            Decision decision = desk.sluss.decide(
                    Contact.from(origin).reason("bicycle-theft").build());
            for (Offer offer : decision.offers()) {
                assertEquals(desk.clock.instant().plus(life), offer.expiresAt(), origin.name());
            }
        });
    }

    @Test
    void whatNobodyAnsweredIsIgnoredAtTheTimeItExpiredHoweverLateMaintenanceRuns() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.present(offer.id());
        desk.sluss.maintain();
        desk.clock.advance(Duration.ofHours(5));
        desk.sluss.maintain();
        List<LedgerEvent> outcomes = desk.recorded.of(LedgerEvent.Kind.OUTCOME);
        assertEquals(1, outcomes.size());
        assertEquals(Outcome.IGNORED, outcomes.get(0).outcome());
        assertEquals(offer.expiresAt(), outcomes.get(0).at());
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.OUTCOME).size());
    }

    @Test
    void whatWasPresentedButNotYetInTheLedgerWhenItExpiredIsIgnoredToo() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.present(offer.id());
        desk.clock.advance(Duration.ofHours(5));
        desk.sluss.maintain();
        assertEquals(List.of(Outcome.IGNORED), desk.recorded.outcomes(offer.id().text()));
        assertEquals(
                offer.expiresAt(),
                desk.recorded.of(LedgerEvent.Kind.OUTCOME).get(0).at());
    }

    @Test
    void whatExpiredIsNotSupersededByALaterAcceptanceHoweverLateMaintenanceRuns() {
        Desk desk = Desk.usual();
        Decision first = desk.says(WALLET);
        Offer early = first.offers().get(1);
        desk.sluss.present(early.id());
        desk.clock.advance(Duration.ofMinutes(10));
        Offer later = service(desk.says(first, WALLET));
        desk.clock.advance(Duration.ofMinutes(10));
        desk.sluss.settle(later.id(), yes(later));
        desk.sluss.maintain();
        assertEquals(List.of(Outcome.IGNORED), desk.recorded.outcomes(early.id().text()));
    }

    @Test
    void whatExpiredIsNotWithdrawnByALaterUrgentStepHoweverLateMaintenanceRuns() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        desk.sluss.present(service(first).id());
        desk.clock.advance(Duration.ofMinutes(20));
        desk.says(first, "han har en kniv");
        desk.sluss.maintain();
        assertEquals(
                List.of(Outcome.IGNORED),
                desk.recorded.outcomes(service(first).id().text()));
        assertEquals(
                service(first).expiresAt(),
                desk.recorded.of(LedgerEvent.Kind.OUTCOME).get(0).at());
    }

    @Test
    void whatWasNeverPresentedIsNeverIgnored() {
        Desk desk = Desk.usual();
        desk.says(BIKE);
        desk.clock.advance(Duration.ofDays(1));
        desk.sluss.maintain();
        assertTrue(desk.recorded.of(LedgerEvent.Kind.OUTCOME).isEmpty());
    }

    @Test
    void anExpiredOfferCannotBeSettledFromTheMomentItExpires() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        Offer offer = service(decision);
        Offer other = callback(decision);
        desk.clock.set(offer.expiresAt().minusMillis(1).toString());
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(decision.person().id(), Outcome.DECLINED).status());
        desk.clock.set(offer.expiresAt().toString());
        assertEquals(Status.EXPIRED, desk.sluss.settle(offer.id(), yes(offer)).status());
        assertEquals(
                Status.EXPIRED, desk.sluss.settle(offer.id(), Outcome.DECLINED).status());
        assertEquals(Status.EXPIRED, desk.sluss.present(offer.id()).status());
        PromiseAnswer answer = desk.sluss.promise(other.id(), next(other));
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, answer.status());
        assertEquals(Status.EXPIRED, answer.offer().status());
        assertTrue(desk.sluss.slots(other.id()).isEmpty());
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.OUTCOME).size());
    }

    @Test
    void aSettlementRepeatedAfterTheExpiryIsStillTheSame() {
        Desk desk = Desk.usual();
        Offer offer = service(desk.says(BIKE));
        desk.sluss.settle(offer.id(), yes(offer));
        desk.clock.advance(Duration.ofHours(1));
        desk.sluss.maintain();
        assertEquals(Status.REPEATED, desk.sluss.settle(offer.id(), yes(offer)).status());
        assertEquals(
                Status.CONTRADICTED,
                desk.sluss.settle(offer.id(), Outcome.DECLINED).status());
        assertEquals(
                Status.SETTLED, desk.sluss.settle(offer.id(), Outcome.COMPLETED).status());
    }

    // --- Promises

    @Test
    void aBareAcceptanceOfACallbackOrBookingNeedsAPromise() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        for (Offer offer : List.of(callback(decision), theOffer(decision, ChannelKind.BOOKING))) {
            assertEquals(
                    Status.PROMISE_NEEDED,
                    desk.sluss.settle(offer.id(), yes(offer)).status());
            assertTrue(desk.recorded.outcomes(offer.id().text()).isEmpty());
        }
    }

    @Test
    void aPromiseSettlesItsOfferAsAcceptedOnce() {
        Desk desk = Desk.usual();
        Offer offer = callback(desk.says(BIKE));
        PromiseAnswer made = desk.sluss.promise(offer.id(), next(offer));
        assertEquals(PromiseAnswer.Status.MADE, made.status());
        assertEquals(offer.nextFree(), made.promise().slot().start());
        assertEquals(
                List.of(Outcome.ACCEPTED), desk.recorded.outcomes(offer.id().text()));
        assertEquals(Status.REPEATED, desk.sluss.settle(offer.id(), yes(offer)).status());
        assertEquals(
                Status.CONTRADICTED,
                desk.sluss.settle(offer.id(), Outcome.DECLINED).status());
        PromiseAnswer again = desk.sluss.promise(offer.id(), next(offer));
        assertEquals(PromiseAnswer.Status.REPEATED, again.status());
        assertEquals(made.promise().id(), again.promise().id());
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.PROMISE).size());
        assertEquals(made.promise(), desk.sluss.promised(made.promise().id()).orElseThrow());
    }

    @Test
    void aDeclinedCallbackIsNotPromised() {
        Desk desk = Desk.usual();
        Offer offer = callback(desk.says(BIKE));
        desk.sluss.settle(offer.id(), Outcome.DECLINED);
        PromiseAnswer answer = desk.sluss.promise(offer.id(), next(offer));
        assertEquals(Settlement.of(Status.CONTRADICTED, Outcome.DECLINED), answer.offer());
        assertTrue(desk.sluss.slots(offer.id()).isEmpty(), "no times for an offer that is not open");
    }

    @Test
    void aPromiseNeedsItsAnswersAndANumber() {
        Desk desk = Desk.usual();
        Offer offer = callback(desk.says(BIKE));
        PromiseAnswer unanswered =
                desk.sluss.promise(offer.id(), PromiseWish.nextFree(new CallerNumber(Desk.NUMBER), Map.of()));
        assertEquals(Status.ANSWERS_NEEDED, unanswered.offer().status());
        for (CallerNumber number : new CallerNumber[] {null, new CallerNumber("anonymous"), new CallerNumber("12")}) {
            assertEquals(
                    PromiseAnswer.Status.NUMBER_NEEDED,
                    desk.sluss
                            .promise(offer.id(), PromiseWish.nextFree(number, Desk.wanted(offer)))
                            .status());
        }
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(offer.id(), next(offer)).status(),
                "nothing of that counted as a no");
    }

    @Test
    void aTimeThatDoesNotExistIsNotPromised() {
        Desk desk = Desk.usual();
        Offer offer = callback(desk.says(BIKE));
        Instant slot = offer.nextFree();
        for (Instant wrong :
                List.of(slot.plusSeconds(1), slot.minus(Duration.ofDays(1)), slot.plus(Duration.ofDays(9)))) {
            PromiseWish wish = new PromiseWish(
                    wrong,
                    null,
                    new CallerNumber(Desk.NUMBER),
                    Desk.wanted(offer),
                    null,
                    io.sluss.contact.Wording.NONE);
            assertEquals(
                    PromiseAnswer.Status.NO_SUCH_SLOT,
                    desk.sluss.promise(offer.id(), wish).status());
        }
        PromiseWish foreign = new PromiseWish(
                slot,
                "callback/nord",
                new CallerNumber(Desk.NUMBER),
                Desk.wanted(offer),
                null,
                io.sluss.contact.Wording.NONE);
        assertEquals(
                PromiseAnswer.Status.NO_SUCH_SLOT,
                desk.sluss.promise(offer.id(), foreign).status());
    }

    @Test
    void aFullSlotIsRefusedWithOthersToChooseFrom() {
        Desk desk = Desk.with(TestRules.rules()
                .callback(TestRules.CALLBACK.replace("capacity: 2", "capacity: 1"))
                .build());
        Offer first = callback(desk.says(BIKE));
        Offer second = callback(desk.says(BIKE));
        Slot slot = desk.sluss.promise(first.id(), next(first)).promise().slot();
        PromiseWish same = new PromiseWish(
                slot.start(),
                null,
                new CallerNumber(Desk.NUMBER),
                Desk.wanted(second),
                null,
                io.sluss.contact.Wording.NONE);
        PromiseAnswer full = desk.sluss.promise(second.id(), same);
        assertEquals(PromiseAnswer.Status.FULL, full.status());
        assertFalse(full.alternatives().isEmpty());
        assertTrue(full.alternatives().stream().noneMatch(other -> other.key().equals(slot.key())));
        assertTrue(desk.recorded.outcomes(second.id().text()).isEmpty(), "the offer is still open");
    }

    @Test
    void aCancelledPromiseGivesItsSlotBackOnce() {
        Desk desk = Desk.with(TestRules.rules().callback(ONE_PLACE).build());
        Offer first = callback(desk.says(BIKE));
        Offer second = callback(desk.says(BIKE));
        Offer third = callback(desk.says(BIKE));
        Promise made = desk.sluss.promise(first.id(), next(first)).promise();
        assertEquals(
                PromiseAnswer.Status.FULL,
                desk.sluss.promise(second.id(), next(second)).status());
        for (int i = 0; i < 3; i++) {
            Promise cancelled = desk.sluss.cancel(made.id()).orElseThrow();
            assertEquals(Promise.State.CANCELLED, cancelled.state());
            assertEquals(null, cancelled.recipient().dialTarget());
        }
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), next(second)).status());
        desk.sluss.cancel(made.id());
        assertEquals(
                PromiseAnswer.Status.FULL,
                desk.sluss.promise(third.id(), next(third)).status());
        assertEquals(
                List.of("made", "cancelled", "made"),
                desk.recorded.of(LedgerEvent.Kind.PROMISE).stream()
                        .map(LedgerEvent::detail)
                        .toList());
    }

    @Test
    void whatWasAcknowledgedSurvivesARestartWhereTheStoresDo() {
        PromiseStore store = PromiseStore.inMemory(100);
        io.sluss.rules.RuleSet rules = TestRules.rules().callback(ONE_PLACE).build();
        Desk before = Desk.with(rules, builder -> builder.promises(store));
        Offer offer = callback(before.says(BIKE));
        Promise made = before.sluss.promise(offer.id(), next(offer)).promise();
        before.sluss.close();
        Desk after = Desk.with(rules, builder -> builder.promises(store));
        assertEquals(made, after.sluss.promised(made.id()).orElseThrow());
        assertEquals(
                PromiseAnswer.Status.REPEATED,
                after.sluss.promise(offer.id(), next(offer)).status());
        assertTrue(Desk.offer(after.says(BIKE), ChannelKind.CALLBACK).isEmpty(), "its slot is still taken");
    }

    // --- Ids

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static List<String> tamperedWith(String id) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < id.length(); i++) {
            int there = ALPHABET.indexOf(id.charAt(i));
            for (int step : new int[] {1, 2, 7, 32}) {
                char other = ALPHABET.charAt((there + step) % ALPHABET.length());
                all.add(id.substring(0, i) + other + id.substring(i + 1));
            }
            all.add(id.substring(0, i) + id.substring(i + 1));
        }
        all.add(id + "A");
        return all;
    }

    @Test
    void anIdWithAnyCharacterChangedWasNeverIssued() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        Offer offer = service(decision);
        Offer call = callback(decision);
        for (String tampered : tamperedWith(offer.id().text())) {
            OfferId id = new OfferId(tampered);
            assertEquals(Status.UNKNOWN, desk.sluss.settle(id, yes(offer)).status(), tampered);
            assertEquals(Status.UNKNOWN, desk.sluss.present(id).status(), tampered);
            assertTrue(desk.sluss.link(id, "sv").isEmpty());
            assertTrue(desk.sluss.offer(id).isEmpty());
        }
        for (String tampered : tamperedWith(call.id().text())) {
            PromiseAnswer answer = desk.sluss.promise(new OfferId(tampered), next(call));
            assertEquals(Status.UNKNOWN, answer.offer().status(), tampered);
        }
        for (String tampered : tamperedWith(decision.contact().text())) {
            Contact again = call().id(new ContactId(tampered)).utterance(BIKE).build();
            assertThrows(InvalidContactException.class, () -> desk.sluss.decide(again), tampered);
            assertFalse(desk.sluss.note(new ContactId(tampered), HostEvent.of(HostEvent.Kind.QUEUED, null)));
        }
        Promise made = desk.sluss.promise(call.id(), next(call)).promise();
        for (String tampered : tamperedWith(made.id().text())) {
            assertTrue(desk.sluss.promised(new PromiseId(tampered)).isEmpty());
            assertTrue(desk.sluss.cancel(new PromiseId(tampered)).isEmpty());
        }
        assertEquals(List.of(Outcome.ACCEPTED), desk.recorded.outcomes(call.id().text()));
        assertTrue(desk.recorded.outcomes(offer.id().text()).stream().noneMatch(Outcome.ACCEPTED::equals));
    }

    @Test
    void oneKindOfIdIsNotAnother() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        Offer call = callback(decision);
        Promise made = desk.sluss.promise(call.id(), next(call)).promise();
        assertThrows(
                InvalidContactException.class,
                () -> desk.sluss.decide(
                        call().id(new ContactId(made.id().text())).build()));
        assertFalse(desk.sluss.note(new ContactId(made.id().text()), HostEvent.of(HostEvent.Kind.QUEUED, null)));
        assertTrue(desk.sluss.promised(new PromiseId(decision.contact().text())).isEmpty());
        assertEquals(
                Status.UNKNOWN,
                desk.sluss
                        .settle(new OfferId(made.id().text()), Outcome.DECLINED)
                        .status());
    }

    @Test
    void anOfferOfAnotherServiceWasNeverIssuedHere() {
        Offer foreign = service(Desk.usual().says(BIKE));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.keys(KeyRing.random()));
        assertEquals(
                Status.UNKNOWN, desk.sluss.settle(foreign.id(), yes(foreign)).status());
    }

    @Test
    void settlingNeedsNoRowOfTheOfferSoAnyNodeCanDoIt() {
        Decision decision = Desk.usual().says(BIKE);
        Offer offer = service(decision);
        Desk elsewhere = Desk.usual();
        assertEquals(
                Status.SETTLED, elsewhere.sluss.settle(offer.id(), yes(offer)).status());
        assertEquals(
                Status.REPEATED, elsewhere.sluss.settle(offer.id(), yes(offer)).status());
        assertEquals(
                Status.CONTRADICTED,
                elsewhere.sluss.settle(offer.id(), Outcome.DECLINED).status());
        LedgerEvent accepted = elsewhere.recorded.of(LedgerEvent.Kind.OUTCOME).get(0);
        assertEquals(ChannelKind.E_SERVICE, accepted.labels().channel());
        assertEquals("bicycle-theft", accepted.labels().reason().value());
        assertEquals(Origin.PHONE, accepted.labels().origin());
        assertEquals(
                1,
                elsewhere.sluss.uptake().channels().get(ChannelKind.E_SERVICE).presented());
        elsewhere.clock.advance(Duration.ofHours(1));
        Offer late = service(Desk.usual().says(BIKE));
        assertEquals(
                Status.EXPIRED, elsewhere.sluss.settle(late.id(), yes(late)).status());
    }

    @Test
    void twoChannelsWhoseCodesAreAlikeAreStillTwoWhileTheOfferIsRemembered() {
        String alike = nameWithTheCodeOf("live-agent");
        Desk desk = Desk.with(TestRules.rules()
                .eServices(TestRules.E_SERVICES.replace("report-theft", alike))
                .build());
        Decision decision = desk.says(BIKE);
        desk.says(decision, "han har en kniv");
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED).status(),
                "a person is never taken back");
        assertEquals(
                Status.WITHDRAWN,
                desk.sluss
                        .settle(service(decision).id(), yes(service(decision)))
                        .status());
    }

    private static String nameWithTheCodeOf(String name) {
        int wanted = io.sluss.offer.IdSeal.code(name);
        for (int i = 0; ; i++) {
            String other = "a" + Integer.toString(i, 36);
            if (io.sluss.offer.IdSeal.code(other) == wanted) {
                return other;
            }
        }
    }

    // --- Eviction

    @Test
    void anEvictionIsCountedAsLostNeverAsIgnoredAndNothingCountsTwice() {
        OfferLedger small = OfferLedger.inMemory(8, Duration.ofDays(9));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(small));
        List<Offer> presented = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Offer offer = service(desk.says(BIKE));
            desk.sluss.present(offer.id());
            presented.add(offer);
        }
        desk.sluss.maintain();
        Set<String> lost = new HashSet<>();
        desk.recorded.of(LedgerEvent.Kind.LOST).forEach(event -> assertTrue(lost.add(event.subject()), "lost once"));
        assertTrue(lost.size() >= 80, "most were pushed out: " + lost.size());
        for (Offer offer : presented) {
            Settlement answer = desk.sluss.settle(offer.id(), yes(offer));
            boolean gone = lost.contains(offer.id().text());
            if (gone) {
                assertEquals(Status.LOST, answer.status());
                assertTrue(desk.recorded.outcomes(offer.id().text()).isEmpty());
            }
        }
        desk.clock.advance(Duration.ofHours(1));
        desk.sluss.maintain();
        for (LedgerEvent outcome : desk.recorded.of(LedgerEvent.Kind.OUTCOME)) {
            assertFalse(
                    outcome.outcome() == Outcome.IGNORED && lost.contains(outcome.subject()),
                    "what was lost is not ignored too");
        }
    }

    // --- Concurrency

    @Test
    void sixteenThreadsThatSettleTheSameOfferSettleItOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Desk desk = Desk.usual();
            Offer offer = service(desk.says(BIKE));
            desk.sluss.present(offer.id());
            List<Status> statuses = Together.run(
                    16, i -> desk.sluss.settle(offer.id(), yes(offer)).status());
            assertEquals(1, Collections.frequency(statuses, Status.SETTLED), statuses.toString());
            assertEquals(15, Collections.frequency(statuses, Status.REPEATED), statuses.toString());
            assertEquals(
                    List.of(Outcome.ACCEPTED), desk.recorded.outcomes(offer.id().text()));
            assertEquals(
                    1, desk.sluss.uptake().channels().get(ChannelKind.E_SERVICE).presented());
        }
    }

    @Test
    void threadsThatContradictEachOtherAgreeOnOneOutcome() throws Exception {
        for (int round = 0; round < 20; round++) {
            Desk desk = Desk.usual();
            Offer offer = service(desk.says(BIKE));
            List<Settlement> answers = Together.run(
                    12, i -> desk.sluss.settle(offer.id(), i % 2 == 0 ? yes(offer) : Report.of(Outcome.DECLINED)));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(answer -> answer.status() == Status.SETTLED)
                            .count());
            Set<Outcome> standing = new HashSet<>();
            answers.forEach(answer -> standing.add(answer.standing()));
            assertEquals(1, standing.size(), answers.toString());
            assertEquals(
                    List.copyOf(standing), desk.recorded.outcomes(offer.id().text()));
        }
    }

    @Test
    void twoOffersOfOneContactAreNotBothAcceptedByTwoThreads() throws Exception {
        for (int round = 0; round < 20; round++) {
            Desk desk = Desk.usual();
            Decision decision = desk.says(WALLET);
            List<Status> statuses = Together.run(2, i -> {
                Offer offer = decision.offers().get(i);
                return desk.sluss.settle(offer.id(), yes(offer)).status();
            });
            assertEquals(1, Collections.frequency(statuses, Status.SETTLED), statuses.toString());
        }
    }

    @Test
    void thirtyTwoThreadsThatWantTheLastSlotGetItOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Desk desk = Desk.with(TestRules.rules().callback(ONE_PLACE).build());
            List<Offer> offers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                offers.add(callback(desk.says(BIKE)));
            }
            List<PromiseAnswer.Status> statuses = Together.run(
                    32,
                    i -> desk.sluss
                            .promise(offers.get(i).id(), next(offers.get(i)))
                            .status());
            assertEquals(1, Collections.frequency(statuses, PromiseAnswer.Status.MADE), statuses.toString());
            assertEquals(31, Collections.frequency(statuses, PromiseAnswer.Status.FULL), statuses.toString());
            desk.sluss.maintain();
            assertEquals(1, desk.recorded.of(LedgerEvent.Kind.PROMISE).size());
        }
    }

    @Test
    void sixteenThreadsThatPromiseTheSameOfferMakeOnePromiseAndTakeOneSlot() throws Exception {
        for (int round = 0; round < 10; round++) {
            Desk desk = Desk.usual();
            Offer offer = callback(desk.says(BIKE));
            List<PromiseAnswer> answers = Together.run(16, i -> desk.sluss.promise(offer.id(), next(offer)));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(answer -> answer.status() == PromiseAnswer.Status.MADE)
                            .count());
            Set<PromiseId> ids = new HashSet<>();
            for (PromiseAnswer answer : answers) {
                if (answer.promise() != null) {
                    ids.add(answer.promise().id());
                }
            }
            assertEquals(1, ids.size());
            Promise made = desk.sluss.promised(ids.iterator().next()).orElseThrow();
            int left = 0;
            for (int i = 0; i < 3; i++) {
                Offer other = callback(desk.says(BIKE));
                PromiseWish same = new PromiseWish(
                        made.slot().start(),
                        null,
                        new CallerNumber(Desk.NUMBER),
                        Desk.wanted(other),
                        null,
                        io.sluss.contact.Wording.NONE);
                if (desk.sluss.promise(other.id(), same).status() == PromiseAnswer.Status.MADE) {
                    left++;
                }
            }
            assertEquals(1, left, "of two places one was taken");
        }
    }

    @Test
    void aHoldThatRanOutWhileThePromiseWasMadeIsNoPromise() {
        io.sluss.rules.RuleSet rules = TestRules.rules()
                .callback(ONE_PLACE.replace("lead-time: 30m", "lead-time: 10m").replace("horizon: 45m", "horizon: 35m"))
                .build();
        List<Runnable> meanwhile = new ArrayList<>();
        PromiseStore store = PromiseStore.inMemory(100);
        Breakable.Promises slow = new Breakable.Promises(new Breakable.Switch(), store) {
            @Override
            public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
                if (!meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
                return super.add(promise, events, now);
            }
        };
        Desk desk = Desk.with(rules, builder -> builder.promises(slow));
        Offer slowOne = callback(desk.says(BIKE));
        Offer quickOne = callback(desk.says(BIKE));
        List<PromiseAnswer.Status> quick = new ArrayList<>();
        meanwhile.add(() -> {
            desk.clock.advance(Duration.ofMinutes(3)); // the store takes so long, and the hold runs out
            desk.sluss.maintain();
            quick.add(desk.sluss.promise(quickOne.id(), next(quickOne)).status());
        });
        PromiseAnswer late = desk.sluss.promise(slowOne.id(), next(slowOne));
        assertEquals(List.of(PromiseAnswer.Status.MADE), quick);
        assertNotEquals(PromiseAnswer.Status.MADE, late.status());
        assertTrue(store.findByOffer(slowOne.id()).isEmpty());
        assertTrue(desk.recorded.outcomes(slowOne.id().text()).isEmpty(), "it was not accepted");
    }
}
