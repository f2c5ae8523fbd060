package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.outcome.LedgerEvent;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Design, promise 4: a person is always reachable, or it is said when; what is urgent has somewhere to go at night. */
class NightCallsTest {
    /** Wednesday 23.30. */
    private static final Instant NIGHT = Instant.parse("2026-11-25T22:30:00Z");

    private static CallCentre atNight(UnaryOperator<String> rules) {
        CallCentre centre = new CallCentre(rules, UnaryOperator.identity(), UnaryOperator.identity());
        centre.now = NIGHT;
        return centre;
    }

    private static String noDuty(String rules) {
        return rules.replace("    on-call: {default: duty-officer}\n", "");
    }

    @Test
    void anOfferIsMadeAtNightForDaylight() {
        try (CallCentre centre = atNight(UnaryOperator.identity())) {
            VoiceCaller caller =
                    centre.caller().dials("region=syd").presses("2").presses("1");
            assertTrue(caller.hears().startsWith("Vi kan ringa upp dig i morgon klockan 8.00."), caller.hears());
        }
    }

    @Test
    void whoDeclinesAtNightHearsWhenItOpensAndReachesTheDutyByStaying() {
        try (CallCentre centre = atNight(UnaryOperator.identity())) {
            VoiceCaller caller = centre.caller()
                    .dials("region=syd")
                    .presses("1")
                    .presses("1")
                    .presses("2");
            caller.presses("2");
            assertEquals("Vi öppnar i morgon klockan 7.00. Är någon i fara, ring ett ett två.", caller.hears());
            assertEquals("", caller.transferredTo());
            caller.isSilent();
            assertEquals("sip:duty-officer@agents.example", caller.transferredTo());
            assertEquals(1, centre.happened(LedgerEvent.Kind.QUEUED));
        }
    }

    @Test
    void whatIsSaidWhileNobodyIsThereIsJudged() {
        try (CallCentre centre = atNight(UnaryOperator.identity())) {
            VoiceCaller caller = centre.caller()
                    .dials("language=en")
                    .presses("1")
                    .presses("1")
                    .presses("2");
            caller.presses("2").says("he has a knife");
            assertEquals("If anyone is in danger, call one one two now, or stay on the line.", caller.hears());
            assertEquals("sip:duty-officer@agents.example", caller.transferredTo());
        }
    }

    @Test
    void anUnclearCallAtNightReachesTheDuty() {
        try (CallCentre centre = atNight(UnaryOperator.identity())) {
            VoiceCaller caller = centre.caller().dials("region=syd").presses("0");
            assertEquals("sip:duty-officer@agents.example", caller.transferredTo());
            assertEquals("Vi öppnar i morgon klockan 7.00. Jag kopplar dig till region Syd.", caller.hears());
        }
    }

    @Test
    void withoutADutyACallThatCanWaitIsToldWhenItOpens() {
        try (CallCentre centre = atNight(NightCallsTest::noDuty)) {
            VoiceCaller caller = centre.caller()
                    .dials("region=syd")
                    .presses("1")
                    .presses("1")
                    .presses("2");
            caller.presses("2");
            assertTrue(caller.hasEnded());
            assertEquals("Vi öppnar i morgon klockan 7.00. Är någon i fara, ring ett ett två. Hej då.", caller.hears());
            assertEquals("closed", caller.returned().get("outcome"));
        }
    }

    @Test
    void withoutADutyAnEmergencyIsNeverEnded() {
        try (CallCentre centre = atNight(NightCallsTest::noDuty)) {
            VoiceCaller caller = centre.caller().dials("region=syd").says("han har en kniv");
            assertEquals("Är någon i fara, ring ett ett två nu, eller stanna kvar.", caller.hears());
            assertEquals("sip:fallback@agents.example", caller.transferredTo());
            caller.transferFails().transferFails();
            assertFalse(caller.hasEnded());
            caller.isSilent();
            assertEquals("sip:fallback@agents.example", caller.transferredTo());
        }
    }
}
