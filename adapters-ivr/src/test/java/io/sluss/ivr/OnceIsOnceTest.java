package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Design, promise 7, in a call: a hang-up and a platform that asks again count once. */
class OnceIsOnceTest {
    private final CallCentre centre = new CallCentre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void aHangUpInTheMiddleOfAnOfferAbandonsItOnce() {
        VoiceCaller caller =
                centre.caller().dials("region=syd").presses("1").presses("1").hangsUp();
        assertEquals("", caller.hears(), "no prompt to somebody who is gone");
        assertTrue(caller.hasEnded());
        caller.platformRetries();
        assertEquals(1, centre.presented(ChannelKind.E_SERVICE));
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ABANDONED));
        assertEquals(0, centre.outcomes(ChannelKind.LIVE_AGENT, Outcome.ACCEPTED));
    }

    @Test
    void aHangUpWhileATimeIsChosenAbandonsTheCallback() {
        centre.caller()
                .dials("region=syd")
                .presses("2")
                .presses("1")
                .presses("3")
                .hangsUp();
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.ABANDONED));
        assertEquals(0, centre.promises("made"));
    }

    @Test
    void aHangUpBeforeAnythingWasOfferedAbandonsNothing() {
        centre.caller().dials("region=syd").hangsUp();
        centre.caller().dials("region=syd").presses("1").hangsUp();
        assertEquals(1, centre.contacts(), "the first said nothing at all");
        assertEquals(0, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ABANDONED));
    }

    @Test
    void aHangUpInTheQueueLeavesTheQueue() {
        centre.caller().dials("region=syd").presses("0").hangsUp().platformRetries();
        assertEquals(1, centre.happened(LedgerEvent.Kind.QUEUED));
        assertEquals(1, centre.happened(LedgerEvent.Kind.ABANDONED));
    }

    @Test
    void aHangUpAfterTheGoodbyeChangesNothing() {
        VoiceCaller caller =
                centre.caller().dials("region=syd").presses("2").presses("1").presses("1");
        caller.hangsUp();
        assertEquals(1, centre.outcomes(ChannelKind.CALLBACK, Outcome.ACCEPTED));
        assertEquals(0, centre.outcomes(ChannelKind.CALLBACK, Outcome.ABANDONED));
    }

    @Test
    void everyStepAskedTwiceGetsTheSameAnswerAndCountsOnce() {
        VoiceCaller caller = centre.caller().dials("region=syd");
        for (String key : new String[] {"1", "1", "1", "2"}) {
            assertRetriesAlike(caller.presses(key));
        }
        assertEquals(1, centre.contacts());
        assertEquals(1, centre.presented(ChannelKind.E_SERVICE));
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
        assertEquals(1, centre.happened(LedgerEvent.Kind.CONTACT));
        assertEquals(0, centre.happened(LedgerEvent.Kind.DECIDED_AGAIN));
    }

    @Test
    void aCallThatComesInTwiceWithItsWordsIsOneContactByThePlatformsId() {
        VoiceCaller caller = centre.caller().dials("callId=4711&utterance=min+cykel+blev+stulen&caller=%2B46701740605");
        assertRetriesAlike(caller);
        assertEquals(1, centre.contacts());
        centre.caller().dials("callId=4712&utterance=min+cykel+blev+stulen&caller=%2B46701740605");
        assertEquals(2, centre.contacts());
    }

    @Test
    void aPromiseAskedForTwiceIsOnePromise() {
        VoiceCaller caller = centre.caller("unknown")
                .dials("region=syd")
                .presses("2")
                .presses("1")
                .presses("3");
        assertRetriesAlike(caller.presses("1"));
        assertRetriesAlike(caller.presses("0701740608"));
        assertEquals(1, centre.promises("made"));
    }

    @Test
    void aTransferAskedForTwiceIsOneTransfer() {
        VoiceCaller caller = centre.caller().dials("region=syd").says("han har en kniv");
        assertRetriesAlike(caller);
        assertEquals(1, centre.contacts());
        assertEquals(1, centre.happened(LedgerEvent.Kind.QUEUED));
        assertEquals(1, centre.outcomes(ChannelKind.LIVE_AGENT, Outcome.ACCEPTED));
    }

    @Test
    void anotherNodeThatRemembersNoReplyCountsOnceAllTheSame() {
        VoiceCaller caller = centre.caller()
                .dials("region=syd")
                .presses("1")
                .presses("1")
                .presses("1")
                .presses("2");
        // The same answer, told apart by a parameter: nothing is remembered of it.
        caller.presents("confidence", "0.99");
        assertEquals("Bra. Du får en länk till en anmälan på webben. Hej då.", caller.hears());
        assertEquals(1, centre.outcomes(ChannelKind.E_SERVICE, Outcome.ACCEPTED));
    }

    private static void assertRetriesAlike(VoiceCaller caller) {
        int last = caller.documents().size() - 1;
        String before = caller.documents().get(last);
        caller.platformRetries();
        assertEquals(before, caller.documents().get(last + 1));
    }
}
