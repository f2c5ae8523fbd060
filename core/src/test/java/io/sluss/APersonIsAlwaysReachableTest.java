package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement.Status;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promise 4: a person is always reachable. */
@ExtendWith(Quiet.class)
class APersonIsAlwaysReachableTest {
    private static final String NIGHT = "2026-03-10T01:00:00Z"; // 02:00 in Stockholm
    private static final String OFFICE_HOURS = "hours: {mon-fri: \"08:00-16:30\"}";

    private static Desk atNight(String liveAgent) {
        Desk desk = Desk.with(TestRules.rules().liveAgentHours(liveAgent).build());
        desk.clock.set(NIGHT);
        return desk;
    }

    @Test
    void everyDecisionHoldsThePersonOnceWhateverTheRulesOffer() {
        List<String> offers = List.of(
                TestRules.NOTHING_TO_OFFER,
                TestRules.OFFER_ALL,
                "  - {name: Only a service, offer: [e-service]}\n",
                "  - {name: Only a callback, offer: [callback]}\n",
                "  - {name: A person first, offer: [live-agent, e-service]}\n");
        for (String rules : offers) {
            Desk desk = Desk.with(TestRules.rules().offers(rules).build());
            for (String said :
                    List.of("", BIKE, "blip blop", "han har en kniv", "jag fick utstå saker hemma förra året")) {
                Decision decision = desk.says(said);
                assertEquals(
                        1, decision.offers().stream().filter(Offer::isPerson).count(), rules + said);
                assertNotNull(decision.person().queue());
            }
        }
    }

    @Test
    void thePersonIsLastUnlessNamedEarlier() {
        assertEquals(ChannelKind.LIVE_AGENT, Desk.kinds(Desk.usual().says(BIKE)).get(3));
        RuleSet first = TestRules.rules()
                .offers("  - {name: A person first, offer: [live-agent, e-service]}\n")
                .build();
        assertEquals(
                List.of(ChannelKind.LIVE_AGENT, ChannelKind.E_SERVICE),
                Desk.kinds(Desk.with(first).says(BIKE)));
    }

    @Test
    void nobodyCanDeclineThePersonAway() {
        Desk desk = Desk.usual();
        Contact declined = call().utterance(BIKE)
                .declined(List.of("LIVE_AGENT", "live-agent"))
                .build();
        Decision decision = desk.sluss.decide(declined);
        assertTrue(Desk.kinds(decision).contains(ChannelKind.LIVE_AGENT));
        desk.sluss.settle(decision.person().id(), Outcome.DECLINED);
        assertTrue(Desk.kinds(desk.says(decision, BIKE)).contains(ChannelKind.LIVE_AGENT));
    }

    @Test
    void aDownOrUnknownChannelNeverTakesThePersonAway() {
        Desk desk = Desk.with(
                TestRules.usual(),
                builder -> builder.availability(channel -> {
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(ChannelKind.LIVE_AGENT), Desk.kinds(desk.says(BIKE)));
    }

    @Test
    void thePersonCanAlwaysBeAcceptedAlsoWhenTheContactHasBecomeUrgent() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        desk.says(first, "han har en kniv");
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(first.person().id(), Outcome.ACCEPTED).status());
    }

    @Test
    void whoeverTakesThePersonGetsThePersonWhateverElseIsSaidOrAnswered() {
        for (String said : List.of("blip blop", "han har en kniv", "nej men snälla hjälp mig nu")) {
            Desk desk = Desk.usual();
            Offer person = desk.says(BIKE).person();
            Report report =
                    new Report(Outcome.ACCEPTED, Map.of("safe", false), null, io.sluss.contact.Wording.of(said));
            assertEquals(Status.SETTLED, desk.sluss.settle(person.id(), report).status(), said);
            assertEquals(Status.REPEATED, desk.sluss.settle(person.id(), report).status(), said);
        }
    }

    @Test
    void aDeferrableContactAtNightHearsWhenAPersonIsThereAndIsOfferedACallback() {
        Desk desk = atNight(OFFICE_HOURS);
        Decision decision = desk.says(BIKE);
        Offer person = decision.person();
        assertEquals(ChannelMode.ON_CALL, person.mode());
        assertNull(person.queue());
        assertEquals(Instant.parse("2026-03-10T07:00:00Z"), person.candidate().opensAt());
        assertTrue(Desk.offer(decision, ChannelKind.CALLBACK).isPresent());
    }

    @Test
    void whenItOpensIsToldOverAWeekendAndAHoliday() {
        Desk desk = atNight(OFFICE_HOURS.replace("}", ", holidays: closed}"));
        desk.clock.set("2026-04-02T15:00:00Z"); // Maundy Thursday 17:00; Good Friday to Easter Monday are holidays
        assertEquals(
                Instant.parse("2026-04-07T06:00:00Z"),
                desk.says(BIKE).person().candidate().opensAt());
    }

    @Test
    void atNightAnUrgentOrUnknownContactReachesTheOnCallDuty() {
        Desk desk = atNight(OFFICE_HOURS + "\non-call: {default: duty-desk, burglary-now: guards}");
        assertEquals("duty-desk", desk.says("han har en kniv").person().queue());
        assertEquals("guards", desk.says("det är inbrott hos grannen").person().queue());
        assertEquals("duty-desk", desk.says("de är kvar").person().queue());
        assertEquals("duty-desk", desk.says("blip blop").person().queue());
        assertEquals(ChannelMode.ON_CALL, desk.says("").person().mode());
    }

    @Test
    void atNightWithoutADutyTheEmergencyNumberIsWhatRemains() {
        Desk desk = atNight(OFFICE_HOURS);
        for (String said : List.of("han har en kniv", "de är kvar", "blip blop")) {
            Decision decision = desk.says(said);
            assertEquals(List.of(ChannelKind.LIVE_AGENT), Desk.kinds(decision));
            assertNull(decision.person().queue(), "nobody of the service, so the front end says the number");
            assertFalse(desk.sluss.rules().emergencyNumber().isEmpty());
        }
    }

    @Test
    void theLintRefusesAFileWhereUrgentContactsHaveNowhereToGo() {
        String text = TestRules.rules().liveAgentHours(OFFICE_HOURS).text();
        assertThrows(
                RulesFileException.class,
                () -> io.sluss.rules.RuleSetFile.parse("nobody.yaml", text.replace("emergency-number: \"112\"\n", "")));
    }

    @Test
    void atEveryHourOfAYearEveryUrgencyHasADestinationOrIsToldWhenItOpens() {
        Desk desk = atNight(OFFICE_HOURS + "\non-call: {default: duty-desk}");
        Random random = new Random(7);
        for (int hour = 0; hour < 24 * 366; hour += 1 + random.nextInt(5)) {
            desk.clock.set("2026-01-01T00:30:00Z");
            desk.clock.advance(Duration.ofHours(hour));
            String said =
                    List.of("han har en kniv", "de är kvar", "blip blop", BIKE).get(random.nextInt(4));
            Decision decision = desk.says(said);
            Offer person = decision.person();
            boolean reached = person.queue() != null;
            boolean told = person.candidate().opensAt() != null;
            String what = said + " at " + desk.clock.instant() + ": " + decision;
            assertTrue(reached || (decision.urgency() == Urgency.DEFERRABLE && told), what);
        }
    }

    @Test
    void theQueueFollowsTheRegion() {
        Contact north =
                Contact.from(Origin.PHONE).place("Umeå").utterance("blip").build();
        assertEquals("north-queue", Desk.usual().sluss.decide(north).person().queue());
        Contact nowhere =
                Contact.from(Origin.PHONE).place("Atlantis").utterance("blip").build();
        assertEquals("main-queue", Desk.usual().sluss.decide(nowhere).person().queue());
    }
}
