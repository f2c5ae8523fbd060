package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.InvalidContactException;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.WrapUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 5, 1: one ledger, from which everything that is measured can be told. */
class WhatIsMeasuredTest {
    private static Desk heldOut(String share) {
        return Desk.with(TestRules.rules()
                .holdout("holdout: {share: " + share + ", salt: all, until: 2030-01-01}")
                .build());
    }

    private static LedgerEvent only(Desk desk, Kind kind) {
        desk.sluss.maintain();
        List<LedgerEvent> events = desk.recorded.of(kind);
        assertEquals(1, events.size(), kind + ": " + events);
        return events.get(0);
    }

    @Test
    void aHeldOutContactIsRecordedWithWhatItWouldHaveBeenOffered() {
        Desk offered = Desk.usual();
        List<String> wouldBe = offered.says(WALLET).offers().stream()
                .filter(offer -> offer.kind() != ChannelKind.LIVE_AGENT)
                .map(offer -> offer.kind() + " " + offer.channel().id())
                .toList();
        assertTrue(wouldBe.size() > 1, wouldBe::toString);
        offered.sluss.maintain();
        assertEquals(List.of(), offered.recorded.of(Kind.ELIGIBLE), "who is offered something has it as OFFERED");

        Desk desk = heldOut("100 %");
        Decision decision = desk.says(WALLET);
        assertEquals(Arm.HELD_OUT, decision.arm());
        desk.sluss.maintain();
        List<LedgerEvent> eligible = desk.recorded.of(Kind.ELIGIBLE);
        assertEquals(
                wouldBe,
                eligible.stream()
                        .map(event ->
                                event.labels().channel() + " " + event.labels().channelName())
                        .toList());
        for (LedgerEvent event : eligible) {
            assertEquals(decision.contact().text(), event.subject());
            assertEquals(Arm.HELD_OUT, event.labels().arm());
            assertEquals(1.0, event.propensity());
        }
    }

    @Test
    void theArmIsRecordedWithItsProbability() {
        Desk desk = heldOut("25 %");
        for (int i = 0; i < 40; i++) {
            desk.says(BIKE);
        }
        desk.says("blip blop");
        desk.sluss.maintain();
        for (LedgerEvent event : desk.recorded.of(Kind.CONTACT)) {
            double expected = switch (event.labels().arm()) {
                case OFFERED -> 0.75;
                case HELD_OUT -> 0.25;
                case PASSED_THROUGH -> 1;
            };
            assertEquals(expected, event.propensity(), event.toString());
        }
        desk.recorded.of(Kind.OFFERED).stream()
                .filter(event -> event.labels().arm() == Arm.OFFERED)
                .forEach(event -> assertEquals(0.75, event.propensity()));
        desk.recorded.of(Kind.ELIGIBLE).forEach(event -> assertEquals(0.25, event.propensity()));
        assertTrue(desk.recorded.of(Kind.ELIGIBLE).size() > 1);
    }

    @Test
    void afterTheExperimentEveryArmIsCertain() {
        Desk desk = Desk.with(TestRules.rules()
                .holdout("holdout: {share: 25 %, salt: all, until: 2026-03-10}") // the day of the test
                .build());
        desk.says(BIKE);
        assertEquals(1.0, only(desk, Kind.CONTACT).propensity());
    }

    @Test
    void aRecontactNamesTheLatestContactAboutTheSameReason() {
        Desk desk = Desk.usual();
        desk.sluss.decide(call().caller(Desk.NUMBER).utterance(BIKE).build());
        Decision second =
                desk.sluss.decide(call().caller(Desk.NUMBER).utterance(WALLET).build());
        assertEquals(List.of(), desk.recorded.of(Kind.RECONTACT), "about something else");
        desk.clock.advance(Duration.ofHours(1));
        Decision third =
                desk.sluss.decide(call().caller(Desk.NUMBER).utterance(WALLET).build());
        LedgerEvent again = only(desk, Kind.RECONTACT);
        assertEquals(second.contact().text(), again.subject());
        assertEquals(third.contact(), again.contact());
        assertEquals("lost-wallet", again.labels().reason().value());
        desk.says(third, WALLET);
        only(desk, Kind.RECONTACT); // once per contact, however many steps it has
    }

    @Test
    void whoTellsTheReasonAtALaterStepHasComeBackToo() {
        Desk desk = Desk.usual();
        Decision first =
                desk.sluss.decide(call().caller(Desk.NUMBER).utterance(BIKE).build());
        desk.clock.advance(Duration.ofHours(1));
        Decision unclear = desk.sluss.decide(
                call().caller(Desk.NUMBER).utterance("blip blop").build());
        desk.says(unclear, BIKE);
        assertEquals(first.contact().text(), only(desk, Kind.RECONTACT).subject());
    }

    @Test
    void theLanguageIsOneOfTheRulesOrNotCounted() {
        Desk desk = Desk.usual();
        desk.sluss.decide(call().language("en").utterance(BIKE).build());
        assertEquals("en", only(desk, Kind.CONTACT).labels().language());
        Desk other = Desk.usual();
        other.sluss.decide(call().language("fr").utterance(BIKE).build());
        assertNull(only(other, Kind.CONTACT).labels().language(), "no label takes what callers send");
    }

    @Test
    void aDegradedDecisionIsMarked() {
        Desk desk = Desk.usual();
        desk.sluss.close(); // from then on, a person is the answer
        desk.says(BIKE);
        assertEquals(LedgerEvent.DEGRADED, only(desk, Kind.CONTACT).detail());
        Desk sound = Desk.usual();
        sound.says(BIKE);
        assertNull(only(sound, Kind.CONTACT).detail());
    }

    @Test
    void waitsAreToldOfThoseWhoGaveUpToo() {
        Desk desk = Desk.usual();
        Decision decision = desk.says("blip blop");
        Duration announced = Duration.ofMinutes(12);
        desk.sluss.note(decision.contact(), HostEvent.queued(null, announced));
        desk.clock.advance(Duration.ofMinutes(7));
        desk.sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.ABANDONED, null));
        assertEquals(announced, only(desk, Kind.QUEUED).span());
        assertEquals(Duration.ofMinutes(7), only(desk, Kind.ABANDONED).span());
    }

    @Test
    void aWrapUpIsKeptWithTheTrueReasonAndUrgency() {
        Desk desk = Desk.usual();
        Decision decision = desk.says("blip blop");
        WrapUp told = new WrapUp(false, "insurance-2", true, true, false, Duration.ofSeconds(310));
        desk.sluss.note(
                decision.contact(),
                HostEvent.wrappedUp(null, new ReasonId("bicycle-theft"), Urgency.TIME_CRITICAL, told));
        LedgerEvent event = only(desk, Kind.WRAPPED_UP);
        assertEquals(told, event.wrapUp());
        assertEquals(LedgerEvent.NOT_SOLVED, event.detail());
        assertEquals("bicycle-theft", event.labels().reason().value());
        assertEquals(Urgency.TIME_CRITICAL, event.labels().urgency());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "a b", "46701740605", "1912-12-12-12", "åsa", "a/b"})
    void whereSomebodyWasReferredIsANameAndNobodysNumber(String text) {
        InvalidContactException refused =
                assertThrows(InvalidContactException.class, () -> new WrapUp(null, text, false, null, null, null));
        assertEquals("referredTo", refused.field());
    }

    @Test
    void whatDoesNotGoWithItsKindIsRefused() {
        Duration minute = Duration.ofMinutes(1);
        for (HostEvent.Kind kind : HostEvent.Kind.values()) {
            if (kind != HostEvent.Kind.WRAPPED_UP) {
                assertThrows(
                        InvalidContactException.class,
                        () -> new HostEvent(kind, null, null, null, WrapUp.NOTHING, null));
            }
            if (kind != HostEvent.Kind.QUEUED) {
                assertThrows(InvalidContactException.class, () -> new HostEvent(kind, null, null, null, null, minute));
            }
        }
        for (Duration bad : List.of(Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThrows(InvalidContactException.class, () -> HostEvent.queued(null, bad));
            assertThrows(InvalidContactException.class, () -> new WrapUp(null, null, false, null, null, bad));
        }
    }
}
