package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.call;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.uptake.UptakeMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Promise 6: a "no" costs nothing; the place in the queue, counted from the arrival, stays. */
class ANoCostsNothingTest {
    private static final Instant ARRIVED = Instant.parse("2026-03-10T08:50:00Z");

    private static Decision arrives(Desk desk) {
        return desk.sluss.decide(call().arrivedAt(ARRIVED)
                .queueTicket("ticket-17")
                .utterance(BIKE)
                .build());
    }

    @Test
    void afterANoThePersonIsWhereTheyWere() {
        Desk desk = Desk.usual();
        Decision first = arrives(desk);
        desk.sluss.settle(theOffer(first, ChannelKind.E_SERVICE).id(), Outcome.DECLINED);
        desk.clock.advance(Duration.ofMinutes(3));
        Decision second = desk.says(first, BIKE);
        assertEquals(first.contact(), second.contact());
        assertEquals(first.person().queue(), second.person().queue());
        assertEquals(first.urgency(), second.urgency());
    }

    @Test
    void aPromiseCarriesTheArrivalAndTheQueueTicketOfTheContact() {
        Desk desk = Desk.usual();
        Decision first = arrives(desk);
        desk.sluss.settle(theOffer(first, ChannelKind.E_SERVICE).id(), Outcome.DECLINED);
        desk.clock.advance(Duration.ofMinutes(4));
        Decision second = desk.says(first, BIKE);
        Offer callback = theOffer(second, ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        assertEquals(ARRIVED, promise.about().arrivedAt());
        assertEquals("ticket-17", promise.about().queueTicket());
        assertEquals(desk.clock.instant(), promise.madeAt());
    }

    @Test
    void aCancelledPromiseKeepsTheArrivalAndTheTicket() {
        Desk desk = Desk.usual();
        Offer callback = theOffer(arrives(desk), ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        Promise cancelled = desk.sluss.cancel(promise.id()).orElseThrow();
        assertEquals(ARRIVED, cancelled.about().arrivedAt());
        assertEquals("ticket-17", cancelled.about().queueTicket());
    }

    @Test
    void withoutAStatedArrivalTheFirstStepIsTheArrivalAndNoLaterStepMovesIt() {
        Desk desk = Desk.usual();
        Instant arrived = desk.clock.instant();
        Decision first = desk.says(BIKE);
        desk.clock.advance(Duration.ofMinutes(5));
        Contact later = Contact.from(Origin.PHONE)
                .id(first.contact())
                .utterance(BIKE)
                .arrivedAt(desk.clock.instant())
                .build();
        Offer callback = theOffer(desk.sluss.decide(later), ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        assertEquals(arrived, promise.about().arrivedAt());
    }

    @Test
    void whereTheContactIsNotRememberedThePromiseStillCountsFromWhenItWasFirstSeen() {
        Desk here = Desk.usual();
        Instant arrived = here.clock.instant();
        Offer callback = theOffer(here.says(BIKE), ChannelKind.CALLBACK);
        Desk elsewhere = Desk.usual();
        elsewhere.clock.advance(Duration.ofMinutes(5));
        PromiseAnswer answer = elsewhere.sluss.promise(callback.id(), Desk.next(callback));
        assertEquals(arrived, answer.promise().about().arrivedAt());
    }

    @Test
    void theWaitIsCountedFromTheArrivalAndNotFromALaterStep() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.recorder(new UptakeMeters(registry)));
        Decision first = arrives(desk);
        desk.clock.advance(Duration.ofMinutes(3));
        desk.says(first, BIKE);
        desk.sluss.settle(theOffer(first, ChannelKind.CALLBACK).id(), Outcome.DECLINED);
        desk.sluss.note(first.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, ARRIVED.plusSeconds(900)));
        desk.sluss.maintain();
        LedgerEvent answered = desk.recorded.of(LedgerEvent.Kind.ANSWERED).get(0);
        assertEquals(Duration.ofMinutes(15), answered.span());
        assertEquals(
                900, registry.get("sluss.wait").tag("region", "syd").timer().totalTime(TimeUnit.SECONDS));
    }

    @Test
    void theWaitDoesNotStopAtACallback() {
        Desk desk = Desk.usual();
        Decision first = arrives(desk);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        desk.sluss.maintain();
        assertTrue(desk.recorded.of(LedgerEvent.Kind.ANSWERED).isEmpty(), "a promise is no answer");
        desk.clock.set(promise.slot().start().toString());
        desk.sluss.note(first.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, null));
        desk.sluss.maintain();
        assertEquals(
                Duration.between(ARRIVED, promise.slot().start()),
                desk.recorded.of(LedgerEvent.Kind.ANSWERED).get(0).span());
    }

    @Test
    void aWaitIsCountedOnceHoweverOftenItIsReported() {
        Desk desk = Desk.usual();
        Decision first = arrives(desk);
        for (int i = 0; i < 5; i++) {
            assertTrue(desk.sluss.note(first.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, null)));
            desk.clock.advance(Duration.ofMinutes(1));
        }
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.ANSWERED).size());
    }

    @Test
    void anAnswerBeforeTheArrivalIsNoWait() {
        Desk desk = Desk.usual();
        Decision first = arrives(desk);
        desk.sluss.note(first.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, ARRIVED.minusSeconds(1)));
        desk.sluss.maintain();
        assertNull(desk.recorded.of(LedgerEvent.Kind.ANSWERED).get(0).span());
    }
}
