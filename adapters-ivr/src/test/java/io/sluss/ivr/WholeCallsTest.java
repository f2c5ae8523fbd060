package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.matching.ChannelKind;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Issue 2, build 6: one voice platform end to end, in Swedish and English, walked by a caller over HTTP. */
class WholeCallsTest {
    private final CallCentre centre = new CallCentre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void aStolenBicycleSaidInSwedishIsOfferedTheEServiceAndTakesIt() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        assertEquals("sv-SE", caller.language());
        assertTrue(
                caller.hears().startsWith("Välkommen till tjänsten. Är det akut, ring ett ett två."), caller.hears());
        assertTrue(caller.hears().contains("För stulen cykel, tryck 1."));

        caller.says("Hej, min cykel har blivit stulen i Malmö.");
        assertEquals("Har det redan hänt, och är alla i säkerhet? Tryck 1 för ja och 2 för nej.", caller.hears());
        caller.says("Ja, det har hänt.");
        assertEquals("Du kan göra en anmälan på webben, på ungefär 10 minuter. Vill du det?", caller.hears());
        caller.says("ja tack gärna");
        assertEquals("Vet du vem som har gjort det?", caller.hears());
        caller.presses("2");

        assertEquals("Bra. Du får en länk till en anmälan på webben. Hej då.", caller.hears());
        assertTrue(caller.hasEnded());
        assertEquals("accepted", caller.returned().get("outcome"));
        assertEquals("E_SERVICE", caller.returned().get("channel"));
        assertEquals("bicycle-theft", caller.returned().get("reason"));
        assertEquals(1, centre.contacts());
        assertEquals(1, centre.presented(ChannelKind.E_SERVICE));
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
        assertEquals(0, centre.presented(ChannelKind.CALLBACK));
    }

    @Test
    void aStolenBicyclePickedByKeyInEnglishIsOfferedTheEServiceAndTakesIt() {
        VoiceCaller caller = centre.caller().dials("language=en-US&region=syd");
        assertEquals("en-GB", caller.language());
        assertTrue(caller.hears().contains("call one one two"), caller.hears());
        caller.presses("1");
        assertEquals("Is it over, and is everyone safe? Press 1 for yes and 2 for no.", caller.hears());
        caller.presses("1");
        assertEquals("You can make a report on the web, in about 10 minutes. Would you like that?", caller.hears());
        caller.says("Yes please, that would be great");
        assertEquals("Do you know who did it?", caller.hears());
        caller.says("no");
        assertEquals("Good. You will get a link to a report on the web. Goodbye.", caller.hears());
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
    }

    /** Issue 3, build item 5: who gets the rules that are tried out hears their words, to the end of the call. */
    @Test
    void aCallUnderTheCandidateIsSpokenInItsWordsAlsoAfterItWasDropped() {
        centre.sluss.tryOut(
                CallCentre.rules(text ->
                        text.replace("Har det redan hänt,", "Är det över,").replace("Vill du det?", "Passar det?")),
                1,
                "words");
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.says("Hej, min cykel har blivit stulen i Malmö.");
        assertTrue(caller.hears().startsWith("Är det över,"), caller.hears());
        centre.sluss.dropCandidate();
        caller.says("Ja, det har hänt.");
        assertEquals("Du kan göra en anmälan på webben, på ungefär 10 minuter. Passar det?", caller.hears());
        caller.says("ja tack gärna").presses("2");
        assertEquals("accepted", caller.returned().get("outcome"));
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
        VoiceCaller next = centre.caller("tel:+46701740606").dials("region=syd");
        next.says("Hej, min cykel har blivit stulen i Malmö.");
        assertTrue(next.hears().startsWith("Har det redan hänt,"), next.hears());
    }

    /** Issue 3, build item 5: an order that only people serve is in force for a call that is going on. */
    @Test
    void aCallerWhoSaysYesAfterOnlyPeopleServeIsPutThrough() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.presses("1").presses("1");
        assertTrue(caller.hears().contains("Vill du det?"), caller.hears());
        centre.sluss.onlyPeople(OnlyPeople.Scope.ALL, centre.now.plus(Duration.ofHours(1)), "duty", "storm");
        caller.says("ja tack gärna");
        if (caller.transferredTo().isEmpty()) {
            caller.presses("2");
        }
        assertFalse(caller.transferredTo().isEmpty(), caller.hears());
        assertEquals(0, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
    }

    @Test
    void theStarAtTheGreetingChangesLanguage() {
        VoiceCaller caller = centre.caller().dials("");
        caller.presses("*");
        assertEquals("en-GB", caller.language());
        assertTrue(caller.hears().startsWith("Welcome to the service."));
        caller.presses("*");
        assertEquals("sv-SE", caller.language());
    }

    @Test
    void twoNosLeadToTheQueueOfTheRegionAndCostNothing() {
        VoiceCaller caller = centre.caller().dials("place=Lund");
        caller.presses("1").presses("1").presses("2");
        assertEquals(
                "Vi kan ringa upp dig i dag klockan 10.30. Vill du det? Tryck 3 för en annan tid.", caller.hears());
        caller.says("Nej tack.");
        assertEquals("Jag kopplar dig till region Syd.", caller.hears());
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.DECLINED));
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.DECLINED));
        assertEquals(1, centre.outcomes(ChannelKind.LIVE_AGENT, Outcome.ACCEPTED));
        assertEquals(0, centre.presented(ChannelKind.BOOKING), "at most two offers");
        caller.isConnected();
        assertTrue(caller.hasEnded());
    }

    @Test
    void theQueueIsThatOfRegionAndLanguage() {
        VoiceCaller caller = centre.caller().dials("region=syd&language=en");
        caller.presses("0");
        assertEquals("sip:south-english@agents.example", caller.transferredTo());
        assertEquals("I am connecting you to region South.", caller.hears());
    }

    @Test
    void aCallbackIsPromisedToTheCallingNumberAndTakesItsSlot() {
        VoiceCaller caller = centre.caller().dials("region=norr");
        caller.presses("2").presses("1");
        assertEquals(
                "Vi kan ringa upp dig i dag klockan 10.30. Vill du det? Tryck 3 för en annan tid.", caller.hears());
        caller.says("ja");
        assertTrue(caller.hears().startsWith("Bra. Vi ringer i dag klockan 10.30."), caller.hears());
        assertEquals("CALLBACK", caller.returned().get("channel"));
        assertEquals(1, centre.promises("made"));
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.ACCEPTED));

        VoiceCaller next = centre.caller("tel:+46701740606").dials("region=norr&language=en");
        next.presses("2").presses("1");
        assertTrue(next.hears().startsWith("We can call you back today at 11 am."), next.hears());
    }

    @Test
    void anotherTimeIsProposedOnWish() {
        VoiceCaller caller = centre.caller().dials("region=norr");
        caller.presses("2").presses("1").presses("3");
        assertEquals("Passar i dag klockan 12.30?", caller.hears());
        caller.says("nej en annan tid");
        assertEquals("Passar i dag klockan 14.30?", caller.hears());
        caller.presses("1");
        assertTrue(caller.hears().startsWith("Bra. Vi ringer i dag klockan 14.30."), caller.hears());
        assertEquals(1, centre.promises("made"));
    }

    @Test
    void whoeverTakesNoOtherTimeReachesAPerson() {
        VoiceCaller caller = centre.caller().dials("region=norr");
        caller.presses("2")
                .presses("1")
                .presses("3")
                .presses("2")
                .presses("2")
                .presses("2")
                .presses("2");
        assertEquals("sip:norr@agents.example", caller.transferredTo());
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.DECLINED));
    }

    @Test
    void aHiddenNumberIsAskedForByKeysAndIsOfferedNoLink() {
        for (String hidden : new String[] {null, "sip:anonymous@anonymous.invalid", "unknown", "tel:"}) {
            try (CallCentre own = new CallCentre()) {
                VoiceCaller caller = own.caller(hidden).dials("region=syd&language=en");
                caller.presses("1").presses("1");
                assertTrue(caller.hears().startsWith("We can call you back today at 10.30 am."), caller.hears());
                caller.presses("1");
                assertTrue(caller.hears().startsWith("Which number shall we call?"), caller.hears());
                caller.presses("0701740607");
                assertTrue(caller.hears().startsWith("Good. We will call today at 10.30 am."), caller.hears());
                assertEquals(1, own.promises("made"));
                assertEquals(0, own.presented(ChannelKind.E_SERVICE));
            }
        }
    }

    @Test
    void aNumberThatIsNoneIsAskedForOnceMoreAndThenAPersonAnswers() {
        VoiceCaller caller = centre.caller("unknown").dials("region=syd");
        caller.presses("2").presses("1").presses("1").presses("12");
        assertTrue(caller.hears().startsWith("Vilket nummer"), caller.hears());
        caller.presses("99999999");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(0, centre.promises("made"));
    }

    @Test
    void zeroIsAPersonEvenWhereANumberIsAsked() {
        VoiceCaller caller = centre.caller("unknown").dials("region=syd");
        caller.presses("2").presses("1").presses("1").presses("0");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
    }

    @Test
    void aBookingNamesTimeAndPlaceAndIsKept() {
        VoiceCaller caller = centre.caller().dials("region=syd&language=en");
        caller.says("I want to apply for home help").says("yes");
        assertEquals("We can send the application for home help. Would you like that?", caller.hears());
        caller.presses("2");
        assertEquals(
                "You can have a time today at 11 am, Storgatan 1 i Malmö. Would you like that? Press 3 for another time.",
                caller.hears());
        caller.presses("1");
        assertTrue(
                caller.hears().startsWith("Good. You are welcome today at 11 am, Storgatan 1 i Malmö."),
                caller.hears());
        assertEquals("BOOKING", caller.returned().get("channel"));
        assertEquals(1, centre.promises("made"));
    }

    @Test
    void aFormIsSentHome() {
        VoiceCaller caller = centre.caller("anonymous").dials("");
        caller.presses("3").presses("1").says("Ja, det blir bra");
        assertEquals("Bra. Vi skickar ansökan om hemtjänst. Hej då.", caller.hears());
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
    }

    @Test
    void whoKnowsWhoDidItReachesAPerson() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.presses("1").presses("1").presses("1").presses("1");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(0, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
        assertEquals(0, centre.presented(ChannelKind.CALLBACK));
    }

    @Test
    void whoIsNotSafeReachesAPersonAndIsOfferedNothing() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.presses("1").presses("2");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(0, centre.presented(ChannelKind.E_SERVICE));
        assertEquals(1, centre.outcomes(ChannelKind.LIVE_AGENT, Outcome.ACCEPTED));
    }

    @Test
    void zeroIsAPersonAtEveryStep() {
        int number = 605;
        for (String before : new String[] {"", "1", "11", "111", "213"}) {
            VoiceCaller caller = centre.caller("tel:+46701740" + number++).dials("region=norr");
            for (char key : before.toCharArray()) {
                caller.presses(String.valueOf(key));
            }
            caller.presses("0");
            assertEquals("sip:norr@agents.example", caller.transferredTo(), before);
        }
    }

    @Test
    void aPersonIsAPersonInWordsToo() {
        VoiceCaller first = centre.caller().dials("region=norr").says("Jag vill prata med en människa");
        assertEquals("sip:norr@agents.example", first.transferredTo());
        VoiceCaller later = centre.caller().dials("region=norr&language=en");
        later.presses("1").presses("1").says("No thanks, I would like to talk to a real person");
        assertEquals("sip:norr@agents.example", later.transferredTo());
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.DECLINED));
    }

    @Test
    void theContactIsWhatThePlatformIsToldOfAndNoNumber() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.presses("1").presses("1").presses("1").presses("2");
        assertEquals(
                java.util.Set.of("outcome", "contactId", "language", "region", "reason", "offerId", "channel"),
                caller.returned().keySet());
        assertFalse(String.join("", caller.documents()).contains("701740605"));
    }
}
