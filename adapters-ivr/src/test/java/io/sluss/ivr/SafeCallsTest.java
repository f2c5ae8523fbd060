package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The caller is never trapped: design, promises 1-3, and "an urgent word in the third step of a callback" of issue 2.
 */
class SafeCallsTest {
    private static final String EMERGENCY = "Är någon i fara, ring ett ett två nu, eller stanna kvar.";

    private final CallCentre centre = new CallCentre();

    @AfterEach
    void close() {
        centre.close();
    }

    private void assertNothingWasOffered() {
        for (ChannelKind kind : ChannelKind.values()) {
            if (kind != ChannelKind.LIVE_AGENT) {
                assertEquals(0, centre.presented(kind), kind.name());
            }
        }
    }

    @Test
    void aKnifeIsAnEmergencyWithItsWordsAndThePriorityQueue() {
        VoiceCaller caller = centre.caller().dials("region=syd").says("han har en kniv och är här nu");
        assertEquals(EMERGENCY, caller.hears());
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void anEmergencyIsToldInEnglishDigitByDigit() {
        VoiceCaller caller = centre.caller().dials("language=en").says("he has a knife");
        assertEquals("If anyone is in danger, call one one two now, or stay on the line.", caller.hears());
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
    }

    @Test
    void anUrgentReasonGetsAPersonButNotThePriorityQueue() {
        VoiceCaller caller = centre.caller().dials("region=norr").presses("4");
        assertEquals("sip:norr@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void aReasonForPersonsOnlyGetsAPerson() {
        VoiceCaller caller = centre.caller().dials("").says("någon förföljer mig");
        assertEquals("sip:main@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void whatIsNotUnderstoodIsAskedOnceAgainAsTheSameContactAndThenAPersonAnswers() {
        VoiceCaller caller = centre.caller().dials("region=syd").says("blandade karameller");
        assertTrue(caller.hears().startsWith("Förlåt, säg det med andra ord."), caller.hears());
        caller.says("surströmming och knäckebröd");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(1, centre.contacts());
        assertNothingWasOffered();
    }

    @Test
    void whatIsUnderstoodTheSecondTimeIsOfferedAsUsual() {
        VoiceCaller caller = centre.caller().dials("region=syd").says("blandade karameller");
        caller.says("min cykel är stulen");
        assertTrue(caller.hears().startsWith("Har det redan hänt"), caller.hears());
        assertEquals(1, centre.contacts());
    }

    @Test
    void wordsThatAReasonDoesNotExplainAreNotAskedAboutButListenedTo() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.says("min cykel är stulen och grannens katt klättrar");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
    }

    @Test
    void aReasonThePlatformIsUnsureOfIsAskedForAgain() {
        VoiceCaller caller = centre.caller().dials("region=syd").says("min cykel är stulen", "0.2");
        assertTrue(caller.hears().startsWith("Förlåt"), caller.hears());
        caller.says("min cykel är stulen", "0.3");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void aYesThePlatformIsUnsureOfIsAskedForAgainAndANoIsTakenAsOne() {
        VoiceCaller caller = centre.caller().dials("region=syd").presses("2").presses("1");
        caller.says("ja", "0.3");
        assertEquals(0, centre.promises("made"));
        assertTrue(caller.hears().startsWith("Tryck 1 för ja"), caller.hears());
        caller.says("nej", "0.3");
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.DECLINED));
    }

    @Test
    void aDangerousWordCountsHoweverUnsureThePlatformIs() {
        VoiceCaller caller = centre.caller().dials("").says("kniv", "0.05");
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"likely", "87", "0,9", "-0.1", "NaN", "1.0000001"})
    void aConfidenceThatIsNoneIsALowOneAndNeverAnError(String confidence) {
        VoiceCaller caller = centre.caller().dials("region=syd").says("min cykel är stulen", confidence);
        assertTrue(caller.hears().startsWith("Förlåt"), caller.hears());
        caller.says("min cykel är stulen", confidence);
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", "", "1", ".9", "9e-1"})
    void aConfidenceThatIsNotToldOrHighIsNoHindrance(String confidence) {
        VoiceCaller caller = centre.caller().dials("region=syd").says("min cykel är stulen", confidence);
        assertTrue(caller.hears().startsWith("Har det redan hänt"), caller.hears());
    }

    @Test
    void aDangerousWordThatMayHaveBeenSaidInsteadCounts() {
        VoiceCaller caller = centre.caller().dials("");
        caller.says("min cykel är stulen", "0.9", "stulen cykel", "", "undefined", "han har en kniv");
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void twoReasonsThatMayBothHaveBeenMeantLeadToAPerson() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.says("min cykel är stulen", "0.9", "jag har tappat min plånbok");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void alternativesThatSayTheSameAreNoHindrance() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        caller.says("min cykel är stulen", "0.9", "stulen cykel", "min cykel blev stulen");
        assertTrue(caller.hears().startsWith("Har det redan hänt"), caller.hears());
        caller.says("ja", "0.9", "jag", "jo", "a");
        assertTrue(caller.hears().contains("en anmälan på webben"), caller.hears());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "11", "111", "213", "211"})
    void aDangerousWordThatMayHaveBeenSaidInsteadOfAYesReachesThePriorityQueue(String keys) {
        VoiceCaller caller = centre.caller(keys.equals("211") ? "unknown" : "tel:+46701740610")
                .dials("region=norr");
        for (char key : keys.toCharArray()) {
            caller.presses(String.valueOf(key));
        }
        caller.says("ja", "0.9", "jag", "ja men han har en kniv");
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        assertEquals(0, centre.promises("made"));
    }

    @Test
    void aYesThatMayHaveBeenANoIsAskedForAgain() {
        VoiceCaller caller = centre.caller().dials("region=syd").presses("2").presses("1");
        caller.says("ja", "0.9", "nej");
        assertEquals(0, centre.promises("made"));
        assertTrue(caller.hears().startsWith("Tryck 1 för ja"), caller.hears());
    }

    @Test
    void somethingUnknownThatMayHaveBeenSaidInsteadOfAYesReachesAPerson() {
        VoiceCaller caller = centre.caller().dials("region=syd").presses("2").presses("1");
        caller.says("ja", "0.9", "ja surströmming");
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(0, centre.promises("made"));
    }

    @Test
    void silenceFromTheFirstWordIsASignalAndLeadsToAPerson() {
        VoiceCaller caller = centre.caller().dials("region=syd").isSilent();
        assertTrue(caller.hears().startsWith("Berätta kort"), caller.hears());
        caller.isSilent();
        assertEquals("sip:syd@agents.example", caller.transferredTo());
        assertEquals(1, centre.contacts());
        LedgerEvent contact = centre.events.stream()
                .filter(event -> event.kind() == LedgerEvent.Kind.CONTACT)
                .findFirst()
                .orElseThrow();
        assertEquals(Urgency.TIME_CRITICAL, contact.labels().urgency(), "somebody who cannot speak");
    }

    /** Keys that lead to a step; then the caller says no more. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "11", "111", "211", "213"})
    void silenceAtAnyStepIsAskedAboutOnceAndThenLeadsToAPerson(String keys) {
        VoiceCaller caller = centre.caller(keys.equals("211") ? "unknown" : "tel:+46701740610")
                .dials("region=norr");
        for (char key : keys.toCharArray()) {
            caller.presses(String.valueOf(key));
        }
        caller.isSilent();
        assertEquals("", caller.transferredTo(), keys);
        assertFalse(caller.hears().isBlank());
        caller.isSilent();
        assertEquals("sip:norr@agents.example", caller.transferredTo(), keys);
        assertEquals(0, centre.promises("made"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "11", "111", "213"})
    void noiseAtAnyStepIsAskedAboutOnceAndThenLeadsToAPerson(String keys) {
        VoiceCaller caller = centre.caller().dials("region=norr");
        for (char key : keys.toCharArray()) {
            caller.presses(String.valueOf(key));
        }
        caller.presses("7");
        assertEquals("", caller.transferredTo(), keys);
        caller.mumbles("");
        assertEquals("sip:norr@agents.example", caller.transferredTo(), keys);
    }

    /** Every line is said where a time for a callback is chosen: never a promise, always a person at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sv | ja men han är här nu                            | priority-queue
                    sv | ja tack ... vänta, jag blöder                    | priority-queue
                    sv | nej vänta, han kom tillbaka                      | norr
                    sv | ja det blir bra, fast någon bankar på dörren     | norr
                    sv | fredag går bra om jag lever då                   | norr
                    sv | ja ring men inte om han svarar                   | norr
                    sv | hjälp                                            | norr
                    sv | jag är inte säker                                | norr
                    en | yes but he is here now                           | priority-queue
                    en | yes please, wait, he has a knife                 | priority-queue
                    en | no hold on, someone is at the door               | norr
                    en | tomorrow, if I am still around                   | norr
                    en | sure, only my neighbour has stopped breathing    | norr
                    en | help me                                          | norr
                    """)
    void anUrgentWordInTheThirdStepOfACallbackReachesAPersonAndPromisesNothing(
            String language, String words, String queue) {
        VoiceCaller caller = centre.caller().dials("region=norr&language=" + language);
        caller.presses("2").presses("1").presses("3");
        caller.says(words);
        assertEquals("sip:" + queue + "@agents.example", caller.transferredTo());
        assertEquals(0, centre.promises("made"));
        assertEquals(0, centre.outcomes(ChannelKind.CALLBACK, Outcome.ACCEPTED));
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.WITHDRAWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "11", "111", "213", "211"})
    void aDangerousWordAtAnyStepReachesThePriorityQueue(String keys) {
        VoiceCaller caller = centre.caller(keys.equals("211") ? "unknown" : "tel:+46701740610")
                .dials("region=norr");
        for (char key : keys.toCharArray()) {
            caller.presses(String.valueOf(key));
        }
        caller.says("ja men han har en kniv");
        assertEquals(EMERGENCY, caller.hears());
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        assertEquals(0, centre.promises("made"));
    }

    @Test
    void wordsThatNoGrammarTookAreJudgedToo() {
        VoiceCaller caller = centre.caller().dials("region=norr").presses("1").mumbles("han slår mig");
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
    }

    @Test
    void anEmergencyStaysOneWhateverIsSaidLater() {
        VoiceCaller caller = centre.caller().dials("region=norr").presses("1").says("han har en kniv");
        caller.transferFails();
        assertEquals(EMERGENCY, caller.hears());
        assertEquals("sip:fallback@agents.example", caller.transferredTo());
        caller.transferFails();
        assertEquals(EMERGENCY, caller.hears());
        assertEquals("", caller.transferredTo());
        assertFalse(caller.hasEnded(), "never disconnected");
        caller.isSilent();
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo(), "and tried again");
        caller.transferFails().transferFails().says("jag fryser");
        assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
    }

    @Test
    void aTransferThatFailsGoesToTheFallbackAndThenSaysSo() {
        VoiceCaller caller = centre.caller().dials("region=norr").presses("0").transferFails();
        assertEquals("sip:fallback@agents.example", caller.transferredTo());
        caller.transferFails();
        assertTrue(caller.hears().contains("Är någon i fara, ring ett ett två."), caller.hears());
        assertTrue(caller.hasEnded());
        assertEquals("transfer-failed", caller.returned().get("outcome"));
    }

    @Test
    void aBridgedTransferThatComesBackIsOverOnlyAfterAConversation() {
        VoiceCaller held = centre.caller().dials("region=norr").presses("0").transferReturns("far_end_disconnect");
        assertTrue(held.hasEnded());
        VoiceCaller busy = centre.caller().dials("region=norr").presses("0").transferReturns("busy");
        assertEquals("sip:fallback@agents.example", busy.transferredTo());
    }

    @Test
    void signalsOfThePlatformLeadToAPerson() {
        VoiceCaller caller =
                centre.caller().dials("region=norr&signals=child,whispering").presses("1");
        assertEquals("sip:norr@agents.example", caller.transferredTo());
        assertNothingWasOffered();
    }

    @Test
    void aServerThatIsGoneIsNoDeadEnd() {
        VoiceCaller caller = centre.caller().dials("region=norr").presses("1");
        centre.stopServing();
        caller.serverFails();
        assertEquals("sip:fallback@agents.example", caller.transferredTo());
    }
}
