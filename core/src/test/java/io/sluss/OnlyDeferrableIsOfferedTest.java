package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.call;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
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
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Settlement;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promise 2: only what is deferrable is offered anything but a person, and not even that if it is for persons only. */
@ExtendWith(Quiet.class)
class OnlyDeferrableIsOfferedTest {
    private static final List<String> PERSON_ONLY = List.of("past-violence", "stalking", "secret-tip");
    private static final List<String> URGENT = List.of("burglary-now", "attack");
    private static final List<String> DEFERRABLE = List.of("bicycle-theft", "lost-wallet", "tip");
    private static final List<String> PERSON_ONLY_WORDS = List.of(
            "jag fick utstå saker hemma förra året",
            "i was treated badly at home last year",
            "någon förföljer mig på nätet",
            "tips om ett grovt brott",
            "hej jag fick utstå saker hemma förra året tack",
            "min cykel är stulen och jag fick utstå saker hemma förra året");
    private static final List<String> OTHER_WORDS = List.of(
            "",
            BIKE,
            "my bike was stolen",
            Desk.WALLET,
            "jag vill lämna ett tips",
            "blip blop",
            "det är komplicerat",
            "han har en kniv",
            "det är inbrott hos grannen",
            "jag blir överfallen");

    @Test
    void aDeferrableReasonIsOfferedEverythingThatServesIt() {
        Decision decision = Desk.usual().says(BIKE);
        assertEquals(Urgency.DEFERRABLE, decision.urgency());
        assertEquals(
                List.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK, ChannelKind.BOOKING, ChannelKind.LIVE_AGENT),
                Desk.kinds(decision));
    }

    @Test
    void aPersonOnlyReasonGetsAPersonAlthoughItCanWait() {
        for (String reason : PERSON_ONLY) {
            Decision decision = Desk.usual().sluss.decide(call().reason(reason).build());
            assertOnlyAPerson(decision, Urgency.DEFERRABLE);
            assertTrue(decision.because().stream().anyMatch(why -> why.kind() == Because.Kind.PERSON_ONLY), reason);
        }
    }

    @Test
    void noHostileRulesFileRankerRecogniserOrHoldOutGivesAPersonOnlyReasonAnythingElse() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RuleSet rules = hostile(random);
            Ranker ranker = hostileRanker(random);
            ReasonRecognizer recogniser = random.nextInt(3) == 0 ? hostileRecogniser(random) : null;
            Desk desk = Desk.with(rules, builder -> builder.ranker(ranker).recognizer(recogniser));
            for (int i = 0; i < 20; i++) {
                String what = "seed " + seed + ", contact " + i;
                tryOut(desk, random, recogniser != null, what);
            }
        }
    }

    private static void tryOut(Desk desk, Random random, boolean hostileRecogniser, String what) {
        Contact.Builder first = contact(random);
        boolean stated = random.nextBoolean();
        // A recogniser that lies is believed about nothing but the reasons whose words it was given.
        if (stated) {
            first.reason(pick(random, PERSON_ONLY)).utterance(pick(random, OTHER_WORDS));
        } else {
            first.language(null).utterance(pick(random, PERSON_ONLY_WORDS));
        }
        Decision found = desk.sluss.decide(first.build());
        assertOnlyAPerson(found, what);
        assertEquals(Arm.PASSED_THROUGH, found.arm(), what);
        if (!stated && hostileRecogniser) {
            return; // what is said in later steps may be about something else then
        }
        for (int step = 0; step < 3; step++) {
            Contact.Builder next = contact(random).id(found.contact()).utterance(pick(random, OTHER_WORDS));
            if (random.nextBoolean()) {
                next.reason(pick(random, DEFERRABLE));
            }
            assertOnlyAPerson(desk.sluss.decide(next.build()), what + ", step " + step);
        }
    }

    @Test
    void whateverTheFileAndTheContactOnlyADeferrableReasonIsOfferedMoreThanAPerson() {
        int offered = 0;
        for (int seed = 1000; seed < 1300; seed++) {
            Random random = new Random(seed);
            RuleSet rules = hostile(random);
            Desk desk = Desk.with(rules, builder -> builder.ranker(hostileRanker(random)));
            for (int i = 0; i < 20; i++) {
                Contact.Builder contact = contact(random).utterance(pick(random, OTHER_WORDS));
                switch (random.nextInt(4)) {
                    case 0 -> contact.reason(pick(random, DEFERRABLE));
                    case 1 -> contact.reason(pick(random, URGENT));
                    case 2 -> contact.utterance(pick(random, PERSON_ONLY_WORDS));
                    default -> {}
                }
                Decision decision = desk.sluss.decide(contact.build());
                String what = "seed " + seed + ", contact " + i + ": " + decision;
                assertEquals(
                        1, decision.offers().stream().filter(Offer::isPerson).count(), what);
                if (decision.offers().size() > 1 || decision.arm() != Arm.PASSED_THROUGH) {
                    offered++;
                    assertEquals(Urgency.DEFERRABLE, decision.urgency(), what);
                    assertTrue(decision.reason() != null && decision.reason().offerable(), what);
                }
            }
        }
        assertTrue(offered > 500, "the generator makes offers to look at: " + offered);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Contact.Builder contact(Random random) {
        Contact.Builder contact = Contact.from(pick(random, List.of(Origin.values())));
        if (random.nextBoolean()) {
            contact.language(pick(random, List.of("sv", "en")));
        }
        if (random.nextBoolean()) {
            contact.region(pick(random, List.of("syd", "nord")));
        }
        if (random.nextBoolean()) {
            contact.eId(random.nextInt(4) > 0);
        }
        if (random.nextBoolean()) {
            contact.caller(Desk.NUMBER);
        }
        if (random.nextInt(4) == 0) {
            contact.expectedWait(Duration.ofMinutes(random.nextInt(60)));
        }
        if (random.nextInt(4) == 0) {
            contact.declined(List.of(pick(random, List.of("LIVE_AGENT", "E_SERVICE", "live-agent", "callback"))));
        }
        return contact;
    }

    /** Offers everything to everybody, and above all to whom it must not. */
    private static RuleSet hostile(Random random) {
        StringBuilder offers = new StringBuilder();
        List<String> all = new ArrayList<>(PERSON_ONLY);
        all.addAll(URGENT);
        all.addAll(DEFERRABLE);
        int rules = 1 + random.nextInt(4);
        for (int i = 0; i < rules; i++) {
            List<String> kinds = new ArrayList<>(List.of("e-service", "callback", "booking", "live-agent"));
            Collections.shuffle(kinds, random);
            offers.append("  - name: Hostile ").append(i).append('\n');
            String when = switch (random.nextInt(6)) {
                case 0 -> "{reason: [" + String.join(", ", all.subList(0, 1 + random.nextInt(all.size()))) + "]}";
                case 1 -> "{says: [slagen, förföljer, kniv, tips]}";
                case 2 -> "{origin: [phone, web, email, counter]}";
                case 3 -> "{signals: [anything]}";
                case 4 -> "{expected-wait: \"> 1m\"}";
                default -> "";
            };
            if (!when.isEmpty()) {
                offers.append("    when: ").append(when).append('\n');
            }
            offers.append("    offer: [")
                    .append(String.join(", ", kinds.subList(0, 1 + random.nextInt(4))))
                    .append("]\n");
        }
        offers.append(TestRules.OFFER_ALL);
        String holdout = random.nextBoolean()
                ? ""
                : "holdout: {share: " + random.nextInt(101) + " %, salt: s" + random.nextInt() + ", until: 2030-01-01}";
        return TestRules.rules()
                .offers(offers.toString())
                .holdout(holdout)
                .gate(
                        random.nextBoolean()
                                ? "  []\n"
                                : "  - {name: Knife, when: {says: [har en kniv]}, then: unknown}\n")
                .build();
    }

    private static Ranker hostileRanker(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Ranker.AS_WRITTEN;
            case 1 ->
                (facts, candidates) -> {
                    List<Candidate> reversed = new ArrayList<>(candidates);
                    Collections.reverse(reversed);
                    return reversed;
                };
            case 2 -> (facts, candidates) -> List.of();
            default ->
                (facts, candidates) -> {
                    throw new IllegalStateException("no order");
                };
        };
    }

    private static ReasonRecognizer hostileRecogniser(Random random) {
        ReasonId lie = new ReasonId(pick(random, DEFERRABLE));
        return (wording, language) -> Recognition.of(lie, 1);
    }

    @Test
    void aPersonOnlyReasonThatIsFoundLaterTakesBackWhatWasOffered() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        Offer service = theOffer(first, ChannelKind.E_SERVICE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Offer booking = theOffer(first, ChannelKind.BOOKING);
        desk.sluss.present(service.id());
        assertOnlyAPerson(desk.says(first, "jag fick utstå saker hemma förra året"), Urgency.DEFERRABLE);
        assertEquals(
                Settlement.Status.WITHDRAWN,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
        for (Offer promised : List.of(callback, booking)) {
            assertTrue(desk.sluss.slots(promised.id()).isEmpty());
            assertEquals(
                    PromiseAnswer.Status.OFFER_REFUSED,
                    desk.sluss.promise(promised.id(), Desk.next(promised)).status());
        }
        assertEquals(
                List.of(io.sluss.outcome.Outcome.WITHDRAWN),
                desk.recorded.outcomes(service.id().text()));
    }

    @Test
    void oncePersonOnlyAContactStaysSoWhateverIsSaidLater() {
        Desk desk = Desk.usual();
        Decision first = desk.says("jag fick utstå saker hemma förra året");
        assertOnlyAPerson(desk.says(first, BIKE), Urgency.DEFERRABLE);
        Contact stated = Contact.from(Origin.PHONE)
                .id(first.contact())
                .reason("bicycle-theft")
                .build();
        assertOnlyAPerson(desk.sluss.decide(stated), Urgency.DEFERRABLE);
        assertOnlyAPerson(desk.says(first, ""), Urgency.DEFERRABLE);
    }

    @Test
    void anUnfinishedFlowGoesToAPerson() {
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
                Wording.of("jag fick utstå saker hemma förra året"));
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                desk.sluss.promise(callback.id(), wish).status());
        assertTrue(desk.sluss.slots(callback.id()).isEmpty());
    }

    @Test
    void aPersonIsNoCallbackNoLinkAndHasNoTimes() {
        Desk desk = Desk.usual();
        Decision decision = desk.says("jag fick utstå saker hemma förra året");
        Offer person = decision.person();
        assertTrue(desk.sluss.link(person.id(), "sv").isEmpty());
        assertTrue(desk.sluss.slots(person.id()).isEmpty());
        assertEquals(
                PromiseAnswer.Status.NOT_PROMISED_BY_CHANNEL,
                desk.sluss.promise(person.id(), Desk.next(person)).status());
        assertTrue(person.asks().isEmpty());
    }

    /** What was booked while it was no person's business alone stays booked, and leaves this process no more. */
    @Test
    void whatOnlyAPersonMayServeHasNoCalendarFileWheneverThatIsFound() {
        Desk desk = Desk.usual();
        Decision theft = desk.says(BIKE);
        Offer booking = theOffer(theft, ChannelKind.BOOKING);
        Promise booked = desk.sluss.promise(booking.id(), Desk.next(booking)).promise();
        assertTrue(desk.sluss.calendar(booked).isPresent());
        Offer offered = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Promise callback = desk.sluss.promise(offered.id(), Desk.next(offered)).promise();
        assertTrue(desk.sluss.calendar(callback).isEmpty(), "nothing that others see tells of a call");

        for (String reason : PERSON_ONLY) {
            assertTrue(desk.sluss.calendar(about(booked, reason)).isEmpty(), reason);
        }
        assertTrue(desk.sluss.calendar(about(booked, "a-reason-of-old-rules")).isPresent());
        for (String words : PERSON_ONLY_WORDS.subList(2, PERSON_ONLY_WORDS.size())) { // those in the call's language
            Desk other = Desk.usual();
            Decision first = other.says(BIKE);
            Offer visit = theOffer(first, ChannelKind.BOOKING);
            Promise made = other.sluss.promise(visit.id(), Desk.next(visit)).promise();
            other.says(first, words);
            assertTrue(other.sluss.calendar(made).isEmpty(), words);
        }
    }

    private static Promise about(Promise promise, String reason) {
        Promise.About about = promise.about();
        return new Promise(
                promise.id(),
                promise.offer(),
                new ContactId("a-contact-that-is-not-remembered"),
                promise.kind(),
                promise.slot(),
                promise.madeAt(),
                new Promise.About(
                        about.origin(),
                        new ReasonId(reason),
                        about.region(),
                        about.language(),
                        about.queueTicket(),
                        about.arrivedAt()),
                promise.recipient(),
                promise.progress());
    }

    @Test
    void aRulesFileThatGivesAPersonOnlyReasonToAnEServiceOrACallbackIsRefused() {
        for (String reason : List.of("past-violence", "attack", "burglary-now")) {
            TestRules service = TestRules.rules()
                    .eServices(TestRules.E_SERVICES.replace("reasons: [bicycle-theft]", "reasons: [" + reason + "]"));
            assertThrows(RulesFileException.class, service::build, reason);
            TestRules callback = TestRules.rules().callback(TestRules.CALLBACK + "    reasons: [" + reason + "]\n");
            assertThrows(RulesFileException.class, callback::build, reason);
            TestRules booking = TestRules.rules().booking(TestRules.BOOKING + "    reasons: [" + reason + "]\n");
            assertThrows(RulesFileException.class, booking::build, reason);
        }
    }

    @Test
    void anUnknownReasonOfTheHostIsNoReason() {
        Decision decision =
                Desk.usual().sluss.decide(call().reason("no-such-reason").build());
        assertOnlyAPerson(decision, Urgency.UNKNOWN);
        assertFalse(decision.because().toString().contains("no-such-reason"), "it may be anything");
    }

    @Test
    void noOfferOfAPersonOnlyContactIsEverPresentedOrCounted() {
        Desk desk = Desk.usual();
        Decision decision = desk.says("jag fick utstå saker hemma förra året");
        decision.offers().forEach(offer -> desk.sluss.present(offer.id()));
        desk.sluss.maintain();
        assertTrue(desk.recorded.of(LedgerEvent.Kind.OFFERED).stream()
                .allMatch(event -> event.labels().channel() == ChannelKind.LIVE_AGENT));
        assertTrue(desk.sluss.uptake().uptake().value().isEmpty());
    }
}
