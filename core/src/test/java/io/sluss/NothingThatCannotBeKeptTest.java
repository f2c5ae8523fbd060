package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.NUMBER;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.call;
import static io.sluss.Desk.names;
import static io.sluss.Desk.offer;
import static io.sluss.Desk.theOffer;
import static io.sluss.Desk.wanted;
import static io.sluss.Desk.whyNot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.sluss.contact.Contact;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.HealthChecks;
import io.sluss.matching.Suppressed.Why;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Promise 5: nothing is offered that cannot be kept. */
class NothingThatCannotBeKeptTest {
    private static final String ONE_SLOT = TestRules.CALLBACK.replace("horizon: 2d", "horizon: 45m");

    @Test
    void aClosedEServiceIsLeftOutAsClosed() {
        Desk desk = Desk.with(TestRules.rules()
                .eServices(TestRules.E_SERVICES.replace(
                        "minutes: 10", "minutes: 10\n      hours: {mon-fri: \"06:00-09:00\"}"))
                .build());
        Decision decision = desk.says(BIKE);
        assertFalse(names(decision).contains("report-theft"));
        assertEquals(Optional.of(Why.CLOSED), whyNot(decision, "report-theft"));
        desk.clock.set("2026-03-10T07:59:59Z");
        assertTrue(names(desk.says(BIKE)).contains("report-theft"), "open until nine");
    }

    @Test
    void anEServiceThatIsDownIsLeftOutUntilItAnswersAgain() throws IOException {
        AtomicInteger status = new AtomicInteger(503);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        service.start();
        try {
            String health = "health: \"http://127.0.0.1:" + service.getAddress().getPort() + "/up\"";
            RuleSet rules = TestRules.rules()
                    .eServices(TestRules.E_SERVICES.replace("minutes: 10", "minutes: 10\n      " + health))
                    .build();
            SettableClock clock = SettableClock.at(Desk.NOON);
            UnaryOperator<SlussBuilder> checked = builder ->
                    builder.availability(HealthChecks.of(clock, Duration.ofSeconds(20), Duration.ofSeconds(10)));
            Decision down = Desk.with(rules, checked).says(BIKE);
            assertEquals(Optional.of(Why.UNAVAILABLE), whyNot(down, "report-theft"));
            assertEquals(List.of("callback", "booking", "live-agent"), names(down));
            status.set(200);
            assertTrue(names(Desk.with(rules, checked).says(BIKE)).contains("report-theft"));
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aFullCallbackIsLeftOutAsFullAndOffersAgainWhenSomebodyCancels() {
        Desk desk = Desk.with(TestRules.rules().callback(ONE_SLOT).build());
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        PromiseAnswer made = desk.sluss.promise(first.id(), Desk.next(first));
        assertEquals(PromiseAnswer.Status.MADE, made.status());
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), Desk.next(second)).status());
        Decision full = desk.says(BIKE);
        assertTrue(offer(full, ChannelKind.CALLBACK).isEmpty());
        assertEquals(Optional.of(Why.FULL), whyNot(full, "callback"));
        Contact north = call().region("nord").utterance(BIKE).build();
        assertTrue(offer(desk.sluss.decide(north), ChannelKind.CALLBACK).isPresent(), "each region has its own");
        desk.sluss.cancel(made.promise().id());
        assertTrue(offer(desk.says(BIKE), ChannelKind.CALLBACK).isPresent());
    }

    @Test
    void aSkillHasACapacityOfItsOwnInEachRegionAndTheOthersKeepTheirs() {
        String skills = "    skills:\n      english: {languages: [en], capacity: 1}\n"
                + "      wallets: {reasons: [lost-wallet], languages: [sv], capacity: 3}\n";
        Desk desk = Desk.with(TestRules.rules().callback(ONE_SLOT + skills).build());
        assertEquals("callback/syd", resource(desk, "sv", BIKE));
        assertEquals("callback/syd/english", resource(desk, "en", "my bike was stolen"));
        assertEquals("callback/syd/wallets", resource(desk, "sv", WALLET));

        Contact english = call().language("en").reason("bicycle-theft").build();
        Offer offer = theOffer(desk.sluss.decide(english), ChannelKind.CALLBACK);
        PromiseAnswer made = desk.sluss.promise(offer.id(), Desk.next(offer));
        assertEquals("callback/syd/english", made.promise().slot().resource());
        assertEquals(Optional.of(Why.FULL), whyNot(desk.sluss.decide(english), "callback"));
        assertTrue(offer(desk.says(BIKE), ChannelKind.CALLBACK).isPresent());
        Contact north =
                call().language("en").region("nord").reason("bicycle-theft").build();
        assertTrue(offer(desk.sluss.decide(north), ChannelKind.CALLBACK).isPresent(), "each region has its own");

        Desk reordered = Desk.with(TestRules.rules()
                .callback(ONE_SLOT
                        + "    skills:\n      wallets: {reasons: [lost-wallet], languages: [sv], capacity: 3}\n"
                        + "      english: {languages: [en], capacity: 1}\n")
                .build());
        assertEquals("callback/syd/english", resource(reordered, "en", "my bike was stolen"));
        assertEquals("callback/syd/wallets", resource(reordered, "sv", WALLET));
    }

    private static String resource(Desk desk, String language, String said) {
        Contact contact = call().language(language).utterance(said).build();
        Offer offer = theOffer(desk.sluss.decide(contact), ChannelKind.CALLBACK);
        String resource = offer.candidate().resource();
        assertEquals(resource, desk.sluss.slots(offer.id()).get(0).resource());
        return resource;
    }

    @Test
    void aBookingThatNoOfficeOfTheRegionServesIsLeftOut() {
        Desk desk = Desk.with(TestRules.rules()
                .booking(TestRules.BOOKING.replace("region: nord", "region: syd"))
                .build());
        Decision decision =
                desk.sluss.decide(call().region("nord").utterance(BIKE).build());
        assertEquals(Optional.of(Why.NOT_IN_REGION), whyNot(decision, "booking"));
    }

    @Test
    void whatIsOfferedHasATimeThatCanBeHad() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        for (ChannelKind kind : List.of(ChannelKind.CALLBACK, ChannelKind.BOOKING)) {
            Offer offer = theOffer(decision, kind);
            assertEquals(desk.sluss.slots(offer.id()).get(0).start(), offer.nextFree());
        }
    }

    @Test
    void aRequirementKnownNotToBeMetLeavesTheEServiceOutWithoutSayingWhich() {
        Desk desk = Desk.usual();
        for (Contact.Builder contact : List.of(
                call().eId(false).utterance(BIKE), call().utterance(WALLET).eId(false))) {
            Decision decision = desk.sluss.decide(contact.build());
            String service = decision.reason().id().value().equals("bicycle-theft") ? "report-theft" : "report-loss";
            assertEquals(Optional.of(Why.NEED_NOT_MET), whyNot(decision, service));
            String told = decision.suppressed() + decision.because().toString();
            assertFalse(told.contains("e-id") || told.contains("E_ID"), told);
        }
    }

    @Test
    void whatIsUnknownIsAskedWithTheOfferSafetyFirstAndAtMostTwo() {
        Desk desk = Desk.usual();
        for (String said : List.of(BIKE, WALLET, "jag vill lämna ett tips")) {
            for (Boolean eId : new Boolean[] {null, true}) {
                Contact.Builder contact = call().utterance(said).eId(eId);
                for (Offer offer : desk.sluss.decide(contact.build()).offers()) {
                    if (offer.isPerson()) {
                        assertTrue(offer.asks().isEmpty());
                        continue;
                    }
                    assertEquals(Ask.SAFE, offer.asks().get(0).id());
                    assertTrue(offer.asks().get(0).wanted());
                    assertTrue(offer.asks().size() <= 2, offer.toString());
                    Set<String> different = new HashSet<>();
                    offer.asks().forEach(ask -> different.add(ask.id()));
                    assertEquals(offer.asks().size(), different.size());
                }
            }
        }
        Offer theft = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        assertEquals(
                List.of("safe", "suspect-known"),
                theft.asks().stream().map(Ask::id).toList());
        assertFalse(theft.asks().get(1).wanted());
        assertEquals("Vet du vem det var?", theft.asks().get(1).text().in("sv"));
    }

    @Test
    void whatIsKnownIsNotAsked() {
        Contact known =
                call().utterance(BIKE).signals(List.of("suspect-unknown")).build();
        Offer theft = theOffer(Desk.usual().sluss.decide(known), ChannelKind.E_SERVICE);
        assertEquals(List.of("safe"), theft.asks().stream().map(Ask::id).toList());
    }

    @Test
    void anAcceptanceWithoutItsAnswersChangesNothingAndNamesThem() {
        Desk desk = Desk.usual();
        Offer theft = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        Settlement none = desk.sluss.settle(theft.id(), Outcome.ACCEPTED);
        assertEquals(Status.ANSWERS_NEEDED, none.status());
        assertEquals(List.of("safe", "suspect-known"), none.missing());
        Settlement one = desk.sluss.settle(theft.id(), Report.accepted(Map.of("safe", true)));
        assertEquals(List.of("suspect-known"), one.missing());
        assertEquals(
                Status.SETTLED, desk.sluss.settle(theft.id(), Desk.yes(theft)).status());
    }

    @Test
    void anotherAnswerThanTheWantedOneWithdrawsTheOffer() {
        Desk desk = Desk.usual();
        Decision decision = desk.sluss.decide(call().utterance(WALLET).eId(null).build());
        Offer loss = theOffer(decision, ChannelKind.E_SERVICE);
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        Settlement no = desk.sluss.settle(loss.id(), Report.accepted(Map.of("safe", true, "e-id", false)));
        assertEquals(Status.WITHDRAWN, no.status());
        assertEquals(
                Status.WITHDRAWN, desk.sluss.settle(loss.id(), Desk.yes(loss)).status(), "and it stays so");
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status(),
                "the others stand");
    }

    @Test
    void anAnswerIsRememberedSoThatNoLaterStepOffersAgainstItOrAsksAgain() {
        Desk desk = Desk.usual();
        Decision first = desk.sluss.decide(call().utterance(WALLET).eId(null).build());
        Offer loss = theOffer(first, ChannelKind.E_SERVICE);
        desk.sluss.settle(loss.id(), Report.accepted(Map.of("safe", true, "e-id", false)));
        Decision second = desk.says(first, WALLET);
        assertEquals(Optional.of(Why.NEED_NOT_MET), whyNot(second, "report-loss"));

        Decision other = desk.sluss.decide(call().utterance(WALLET).eId(null).build());
        Offer asked = theOffer(other, ChannelKind.E_SERVICE);
        desk.sluss.settle(asked.id(), Report.accepted(Map.of("e-id", true)));
        Offer again = theOffer(desk.says(other, WALLET), ChannelKind.E_SERVICE);
        assertEquals(List.of("safe"), again.asks().stream().map(Ask::id).toList());
    }

    @Test
    void aNoToTheSafetyQuestionWithdrawsEveryOfferAndLeavesOnlyAPerson() {
        for (Outcome outcome : List.of(Outcome.ACCEPTED, Outcome.DECLINED, Outcome.ABANDONED)) {
            Desk desk = Desk.usual();
            Decision first = desk.says(BIKE);
            Offer theft = theOffer(first, ChannelKind.E_SERVICE);
            Offer callback = theOffer(first, ChannelKind.CALLBACK);
            Offer booking = theOffer(first, ChannelKind.BOOKING);
            Map<String, Boolean> unsafe = new HashMap<>(wanted(theft));
            unsafe.put(Ask.SAFE, false);
            desk.sluss.settle(theft.id(), new Report(outcome, unsafe, null, io.sluss.contact.Wording.NONE));
            for (Offer other : List.of(callback, booking)) {
                PromiseAnswer answer = desk.sluss.promise(other.id(), Desk.next(other));
                assertEquals(PromiseAnswer.Status.OFFER_REFUSED, answer.status(), outcome.name());
                assertEquals(Status.WITHDRAWN, answer.offer().status());
            }
            assertOnlyAPerson(desk.says(first, BIKE), Urgency.UNKNOWN);
            assertOnlyAPerson(desk.says(first, ""), Urgency.UNKNOWN);
        }
    }

    @Test
    void aNoToTheSafetyQuestionOfACallbackDoesTheSame() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Offer theft = theOffer(first, ChannelKind.E_SERVICE);
        PromiseWish unsafe = PromiseWish.nextFree(new io.sluss.contact.CallerNumber(NUMBER), Map.of(Ask.SAFE, false));
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                desk.sluss.promise(callback.id(), unsafe).status());
        assertEquals(
                Status.WITHDRAWN, desk.sluss.settle(theft.id(), Desk.yes(theft)).status());
        assertOnlyAPerson(desk.says(first, BIKE), Urgency.UNKNOWN);
    }

    @Test
    void aNoToTheSafetyQuestionHoldsAlsoWhereTheContactIsNotRemembered() {
        Decision first = Desk.usual().says(BIKE);
        Offer theft = theOffer(first, ChannelKind.E_SERVICE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Desk elsewhere = Desk.usual();
        elsewhere.sluss.settle(theft.id(), Report.accepted(Map.of(Ask.SAFE, false)));
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                elsewhere.sluss.promise(callback.id(), Desk.next(callback)).status());
    }

    @Test
    void whatWasDeclinedIsNotOfferedAgainInTheSameContact() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        desk.sluss.settle(theOffer(first, ChannelKind.E_SERVICE).id(), Outcome.DECLINED);
        Decision second = desk.says(first, BIKE);
        assertEquals(Optional.of(Why.DECLINED), whyNot(second, "report-theft"));
        desk.sluss.settle(theOffer(second, ChannelKind.CALLBACK).id(), Outcome.DECLINED);
        desk.sluss.settle(theOffer(second, ChannelKind.BOOKING).id(), Outcome.DECLINED);
        assertEquals(List.of("live-agent"), names(desk.says(first, BIKE)));
        assertTrue(names(desk.says(BIKE)).contains("report-theft"), "another contact is another matter");
    }

    @Test
    void whatTheHostSaysWasDeclinedStaysDeclinedInLaterSteps() {
        Desk desk = Desk.usual();
        Decision first = desk.sluss.decide(
                call().utterance(BIKE).declined(List.of("E_SERVICE", "booking")).build());
        assertEquals(List.of("callback", "live-agent"), names(first));
        assertEquals(List.of("callback", "live-agent"), names(desk.says(first, BIKE)));
    }

    @Test
    void whatWasNotDeclinedButLeftIsNotHeldAgainstTheCaller() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        desk.sluss.settle(theOffer(first, ChannelKind.E_SERVICE).id(), Outcome.ABANDONED);
        assertTrue(names(desk.says(first, BIKE)).contains("report-theft"));
    }

    @Test
    void twoContactsThatDifferOnlyInADeclinedOfferDifferInJustThatOffer() {
        for (String declined : List.of("E_SERVICE", "report-theft", "CALLBACK", "callback", "BOOKING", "booking")) {
            Desk desk = Desk.usual();
            Decision with = desk.sluss.decide(call().utterance(BIKE).build());
            Decision without = desk.sluss.decide(
                    call().utterance(BIKE).declined(List.of(declined)).build());
            List<Offer> left = with.offers().stream()
                    .filter(offer -> !offer.kind().name().equals(declined)
                            && !offer.channel().id().equals(declined))
                    .toList();
            assertEquals(with.offers().size() - 1, left.size(), declined);
            assertEquals(left.size(), without.offers().size(), declined);
            for (int i = 0; i < left.size(); i++) {
                assertEquals(left.get(i).candidate(), without.offers().get(i).candidate());
                assertEquals(left.get(i).asks(), without.offers().get(i).asks());
                assertEquals(left.get(i).expiresAt(), without.offers().get(i).expiresAt());
            }
            assertEquals(with.urgency(), without.urgency());
            assertEquals(with.reason(), without.reason());
            assertEquals(with.arm(), without.arm());
        }
    }

    private static Decision callFrom(Desk desk, String number, String said) {
        return desk.sluss.decide(call().caller(number).utterance(said).build());
    }

    private static void presentAll(Desk desk, Decision decision) {
        decision.offers().forEach(offer -> desk.sluss.present(offer.id()));
    }

    @Test
    void somebodyWhoComesBackAboutTheSameIsNotOfferedTheSameEServiceAgain() {
        Desk desk = Desk.usual();
        presentAll(desk, callFrom(desk, NUMBER, BIKE));
        Decision back = callFrom(desk, "070-174 06 05", BIKE);
        assertEquals(Optional.of(Why.REPEAT), whyNot(back, "report-theft"), "even before any maintenance");
        assertTrue(offer(back, ChannelKind.CALLBACK).isPresent(), "a callback is no repeat");
        assertTrue(names(callFrom(desk, "+46701740606", BIKE)).contains("report-theft"), "somebody else");
    }

    @Test
    void theWindowIsTheReasonsOwnAndWhenItHasPassedTheEServiceIsOfferedAgain() {
        Desk desk = Desk.usual();
        presentAll(desk, callFrom(desk, NUMBER, BIKE));
        presentAll(desk, callFrom(desk, NUMBER, WALLET));
        desk.clock.advance(Duration.ofDays(2));
        assertFalse(names(callFrom(desk, NUMBER, WALLET)).contains("report-loss"), "just within two days");
        desk.clock.advance(Duration.ofSeconds(1));
        assertTrue(names(callFrom(desk, NUMBER, WALLET)).contains("report-loss"), "just after two days");
        desk.clock.advance(Duration.ofDays(5).minusSeconds(1));
        assertFalse(names(callFrom(desk, NUMBER, BIKE)).contains("report-theft"), "just within seven days");
        desk.clock.advance(Duration.ofSeconds(1));
        assertTrue(names(callFrom(desk, NUMBER, BIKE)).contains("report-theft"), "just after seven days");
    }

    @Test
    void somebodyWhoComesBackAboutSomethingElseIsOfferedItsEService() {
        Desk desk = Desk.usual();
        presentAll(desk, callFrom(desk, NUMBER, WALLET));
        assertTrue(names(callFrom(desk, NUMBER, BIKE)).contains("report-theft"));
    }

    @Test
    void anEServiceThatWasNeverPutToTheCallerIsNoRepeat() {
        Desk desk = Desk.usual();
        callFrom(desk, NUMBER, BIKE);
        desk.sluss.maintain();
        assertTrue(names(callFrom(desk, NUMBER, BIKE)).contains("report-theft"));
    }

    @Test
    void laterStepsOfTheSameContactAreNoRepeat() {
        Desk desk = Desk.usual();
        Decision first = callFrom(desk, NUMBER, BIKE);
        presentAll(desk, first);
        desk.sluss.maintain();
        assertTrue(names(desk.says(first, BIKE)).contains("report-theft"));
    }

    @Test
    void twoCallersWithoutANumberAreNeverTakenForTheSame() {
        Desk desk = Desk.usual();
        for (String hidden : List.of("anonymous", "Unknown", "", "+46")) {
            presentAll(desk, callFrom(desk, hidden, BIKE));
            assertTrue(names(callFrom(desk, hidden, BIKE)).contains("report-theft"), hidden);
        }
    }

    @Test
    void anOfferWhoseChannelIsTakenOutOfTheRulesIsWithdrawnAndTheOthersAreHonoured() {
        Desk desk = Desk.usual();
        Decision first = desk.says(WALLET);
        Offer loss = theOffer(first, ChannelKind.E_SERVICE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        int at = TestRules.E_SERVICES.indexOf("    report-loss:");
        int next = TestRules.E_SERVICES.indexOf("    loss-form:");
        String fewer = TestRules.E_SERVICES.substring(0, at) + TestRules.E_SERVICES.substring(next);
        desk.sluss.reload(TestRules.rules().eServices(fewer).build());
        assertEquals(
                Status.WITHDRAWN, desk.sluss.settle(loss.id(), Desk.yes(loss)).status());
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status());
    }
}
