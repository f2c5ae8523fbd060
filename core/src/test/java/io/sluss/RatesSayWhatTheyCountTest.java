package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.call;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.Rate;
import io.sluss.uptake.UptakeMeters;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 9: rates say what they count. */
class RatesSayWhatTheyCountTest {
    private static UptakeTable.Channel of(Desk desk, ChannelKind kind) {
        return desk.sluss.uptake().channels().get(kind);
    }

    private static Decision presented(Desk desk, String said) {
        Decision decision = desk.says(said);
        decision.offers().forEach(offer -> desk.sluss.present(offer.id()));
        return decision;
    }

    @Test
    void uptakeIsAbsentNeitherZeroNorOneWhenNothingWasPresented() {
        Desk desk = Desk.usual();
        desk.says(BIKE); // made, but not presented
        assertEquals(Optional.empty(), desk.sluss.uptake().uptake().value());
        for (ChannelKind kind : ChannelKind.values()) {
            assertEquals(Optional.empty(), of(desk, kind).uptake().value(), kind.name());
        }
        assertEquals(Optional.empty(), new Rate(0, 0).value());
        assertEquals(Optional.of(0.0), new Rate(0, 3).value());
    }

    @Test
    void uptakeOfAChannelIsAcceptedByPresented() {
        Desk desk = Desk.usual();
        for (int i = 0; i < 8; i++) {
            Decision decision = presented(desk, BIKE);
            Offer service = theOffer(decision, ChannelKind.E_SERVICE);
            switch (i) {
                case 0, 1, 2 -> desk.sluss.settle(service.id(), Desk.yes(service));
                case 3 -> desk.sluss.settle(service.id(), Outcome.DECLINED);
                case 4 -> desk.sluss.settle(service.id(), Outcome.ABANDONED);
                case 5 -> desk.says(decision, "han har en kniv"); // withdrawn
                default -> {} // ignored
            }
        }
        desk.clock.advance(Duration.ofHours(1));
        desk.sluss.maintain();
        UptakeTable.Channel service = of(desk, ChannelKind.E_SERVICE);
        assertEquals(new Rate(3, 8), service.uptake());
        assertEquals(1, service.outcomes().get(Outcome.DECLINED));
        assertEquals(1, service.outcomes().get(Outcome.ABANDONED));
        assertEquals(1, service.outcomes().get(Outcome.WITHDRAWN));
        assertEquals(2, service.outcomes().get(Outcome.IGNORED));
        assertEquals(
                8,
                service.outcomes().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void anAcceptanceImpliesThatTheOfferWasPresentedOnce() {
        Desk desk = Desk.usual();
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        desk.sluss.settle(service.id(), Desk.yes(service));
        desk.sluss.present(service.id()); // told late
        assertEquals(new Rate(1, 1), of(desk, ChannelKind.E_SERVICE).uptake());
        assertEquals(new Rate(1, 1), desk.sluss.uptake().uptake());
    }

    @Test
    void uptakeOfContactsCountsAContactOnceHoweverMuchItWasPresented() {
        Desk desk = Desk.usual();
        Decision first = presented(desk, WALLET);
        Decision second = desk.says(first, WALLET);
        second.offers().forEach(offer -> desk.sluss.present(offer.id()));
        Offer online = second.offers().get(0);
        desk.sluss.settle(online.id(), Desk.yes(online));
        assertEquals(new Rate(1, 1), desk.sluss.uptake().uptake());
        presented(desk, BIKE);
        assertEquals(new Rate(1, 2), desk.sluss.uptake().uptake());
        assertEquals(2, desk.sluss.uptake().contacts());
    }

    @Test
    void aContactThatTookThePersonTookUpNothing() {
        Desk desk = Desk.usual();
        Decision decision = presented(desk, BIKE);
        desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
        assertEquals(new Rate(0, 1), desk.sluss.uptake().uptake());
        assertEquals(new Rate(1, 1), of(desk, ChannelKind.LIVE_AGENT).uptake());
    }

    @Test
    void aContactThatWasPresentedOnlyThePersonIsNotInTheDenominator() {
        Desk desk = Desk.usual();
        Decision decision = desk.says(BIKE);
        desk.sluss.present(decision.person().id());
        desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
        assertEquals(Optional.empty(), desk.sluss.uptake().uptake().value());
    }

    @Test
    void contactsThatPassThroughAreNeverInAnyUptake() {
        Desk desk = Desk.usual();
        for (String said : List.of("blip blop", "han har en kniv", "jag fick utstå saker hemma förra året")) {
            Decision decision = presented(desk, said);
            assertEquals(Arm.PASSED_THROUGH, decision.arm());
            desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
        }
        assertEquals(Optional.empty(), desk.sluss.uptake().uptake().value());
        for (ChannelKind kind : ChannelKind.values()) {
            assertEquals(new Rate(0, 0), of(desk, kind).uptake(), kind.name());
        }
        assertEquals(3, desk.sluss.uptake().contacts());
    }

    @Test
    void contactsThatAreHeldOutAreCountedAsSuchAndNeverInAnyUptake() {
        Desk desk = Desk.with(TestRules.rules()
                .holdout("holdout: {share: 100 %, salt: all, until: 2030-01-01}")
                .build());
        Decision decision = presented(desk, BIKE);
        assertEquals(Arm.HELD_OUT, decision.arm());
        assertEquals(List.of(ChannelKind.LIVE_AGENT), Desk.kinds(decision));
        desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
        assertEquals(
                Arm.HELD_OUT,
                desk.recorded.of(LedgerEvent.Kind.CONTACT).get(0).labels().arm());
        assertEquals(Optional.empty(), desk.sluss.uptake().uptake().value());
        assertEquals(new Rate(0, 0), of(desk, ChannelKind.LIVE_AGENT).uptake());
    }

    @Test
    void theHoldOutIsDrawnByTheCallerAndOnlyAmongContactsThatWouldHaveBeenOffered() {
        Desk desk = Desk.with(TestRules.rules()
                .holdout("holdout: {share: 50 %, salt: half, until: 2030-01-01}")
                .build());
        int heldOut = 0;
        for (int i = 0; i < 400; i++) {
            // Two contacts of one number, which is a test number with another ending
            Contact contact = call().caller("+467017406" + (5 + i % 95 < 10 ? "0" : "") + (5 + i % 95))
                    .utterance(WALLET)
                    .build();
            Arm first = desk.sluss.decide(contact).arm();
            assertEquals(first, desk.sluss.decide(contact).arm(), "the same caller is treated alike");
            heldOut += desk.says(BIKE).arm() == Arm.HELD_OUT ? 1 : 0;
        }
        assertTrue(heldOut > 140 && heldOut < 260, "about half of 400 contacts: " + heldOut);
        assertEquals(Arm.PASSED_THROUGH, desk.says("blip blop").arm());
        Desk nothing = Desk.with(TestRules.rules()
                .offers(TestRules.NOTHING_TO_OFFER)
                .holdout("holdout: {share: 100 %, salt: all, until: 2030-01-01}")
                .build());
        assertEquals(Arm.PASSED_THROUGH, nothing.says(BIKE).arm(), "nothing would have been offered");
    }

    @Test
    void anOfferIsCountedUnderWhatItWasMadeForWhateverTheContactTurnsOutToBeAbout() {
        Desk desk = Desk.usual();
        Decision first = presented(desk, WALLET);
        Offer loss = theOffer(first, ChannelKind.E_SERVICE);
        desk.says(first, BIKE);
        desk.sluss.settle(loss.id(), Desk.yes(loss));
        desk.sluss.maintain();
        for (LedgerEvent event : desk.recorded.events) {
            if (event.subject().equals(loss.id().text())) {
                assertEquals("lost-wallet", event.labels().reason().value(), event.toString());
                assertEquals(Arm.OFFERED, event.labels().arm(), event.toString());
            }
        }
    }

    @Test
    void thePersonOfAnOfferedContactStaysInTheUptakeWhenTheContactLaterPassesThrough() {
        Desk desk = Desk.usual();
        Decision first = presented(desk, BIKE);
        desk.says(first, "blip blop");
        desk.sluss.settle(first.person().id(), Outcome.ACCEPTED);
        assertEquals(new Rate(1, 1), of(desk, ChannelKind.LIVE_AGENT).uptake());
    }

    @Test
    void metersAndTableSayTheSame() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.recorder(new UptakeMeters(registry)));
        for (int i = 0; i < 5; i++) {
            Offer service = theOffer(presented(desk, BIKE), ChannelKind.E_SERVICE);
            desk.sluss.settle(service.id(), i < 2 ? Desk.yes(service) : Report.of(Outcome.DECLINED));
            desk.sluss.settle(service.id(), i < 2 ? Desk.yes(service) : Report.of(Outcome.DECLINED));
        }
        desk.sluss.maintain();
        assertEquals(
                5.0,
                registry.get("sluss.presented")
                        .tags("channel", "e-service", "reason", "bicycle-theft", "origin", "phone")
                        .counter()
                        .count());
        assertEquals(
                2.0,
                registry.get("sluss.outcomes")
                        .tags("channel", "e-service", "outcome", "accepted")
                        .counter()
                        .count());
        assertEquals(
                3.0,
                registry.get("sluss.outcomes")
                        .tags("channel", "e-service", "outcome", "declined")
                        .counter()
                        .count());
        assertEquals(
                5.0,
                registry.get("sluss.contacts")
                        .tags("arm", "offered", "urgency", "deferrable", "region", "syd")
                        .counter()
                        .count());
        assertEquals(new Rate(2, 5), of(desk, ChannelKind.E_SERVICE).uptake());
    }

    @Test
    void metersAndTableCountAPersonOnlyWhereThereWasAChoice() {
        for (String share : List.of("0 %", "50 %", "100 %")) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            Desk desk = Desk.with(
                    TestRules.rules()
                            .holdout("holdout: {share: " + share + ", salt: some, until: 2030-01-01}")
                            .build(),
                    builder -> builder.recorder(new UptakeMeters(registry)));
            for (int i = 0; i < 40; i++) {
                Decision decision = presented(desk, i % 4 == 0 ? "blip blop" : BIKE);
                desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
            }
            desk.sluss.maintain();
            for (ChannelKind kind : ChannelKind.values()) {
                UptakeTable.Channel table = of(desk, kind);
                assertEquals(table.presented(), sum(registry, "sluss.presented", kind, null), share + " " + kind);
                assertEquals(
                        table.outcomes().getOrDefault(Outcome.ACCEPTED, 0L),
                        sum(registry, "sluss.outcomes", kind, "accepted"),
                        share + " " + kind);
            }
        }
    }

    private static long sum(SimpleMeterRegistry registry, String meter, ChannelKind kind, String outcome) {
        return (long) registry.find(meter).tag("channel", kind.label()).counters().stream()
                .filter(counter ->
                        outcome == null || outcome.equals(counter.getId().getTag("outcome")))
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void aContactIsCountedOnceByTheVerdictOfItsFirstStep() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        desk.says(first, "han har en kniv");
        desk.sluss.decide(Contact.from(Origin.PHONE).id(first.contact()).build());
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.CONTACT).size());
        assertEquals(2, desk.recorded.of(LedgerEvent.Kind.DECIDED_AGAIN).size());
        assertEquals(1, desk.sluss.uptake().contacts());
    }
}
