package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.promise.CallResult;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 4: agents' and case systems are told who comes and what became of promises, and nothing about the person. */
@ExtendWith(Quiet.class)
class HandOverTest {
    private final List<OutboxEvent> told = new ArrayList<>();
    private boolean away;

    private final Callbacks there = new Callbacks(
            TestRules.usual(),
            builder -> builder.handOver(event -> {
                told.add(event);
                if (away) {
                    throw new java.io.IOException("nobody listens");
                }
            }));

    private List<OutboxEvent> of(String type) {
        return told.stream().filter(event -> event.type().equals(type)).toList();
    }

    private Decision decided(String text) {
        return there.sluss.decide(Desk.call()
                .utterance(text)
                .caller(Canary.NUMBER)
                .queueTicket("T-17")
                .build());
    }

    @Test
    void a_contact_that_goes_to_a_person_is_handed_over_once_with_what_it_is_about() {
        Decision decision = decided(Desk.BIKE);
        Offer callback = Desk.theOffer(decision, ChannelKind.CALLBACK);
        there.sluss.settle(callback.id(), Outcome.DECLINED);
        there.sluss.settle(decision.person().id(), Outcome.ACCEPTED);
        there.sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.QUEUED, null));
        there.sluss.maintain();
        there.sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.QUEUED, null));
        there.sluss.maintain();
        List<OutboxEvent> handed = of("io.sluss.contact.handed-over");
        assertEquals(1, handed.size());
        OutboxEvent event = handed.get(0);
        assertEquals(decision.contact().text() + "/handed-over", event.id());
        assertEquals(decision.contact().text(), event.subject());
        assertEquals(
                Map.ofEntries(
                        Map.entry("arrivedAt", Desk.NOON),
                        Map.entry("contactId", decision.contact().text()),
                        Map.entry("declined", "callback"),
                        Map.entry("language", "sv"),
                        Map.entry("offered", "report-theft callback booking"),
                        Map.entry("origin", "PHONE"),
                        Map.entry("queueTicket", "T-17"),
                        Map.entry("reason", "bicycle-theft"),
                        Map.entry("region", "syd"),
                        Map.entry("urgency", "DEFERRABLE")),
                event.data());
    }

    @Test
    void an_event_that_was_not_received_is_told_again_with_the_same_id() {
        Decision decision = decided(Desk.BIKE);
        there.sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.QUEUED, null));
        away = true;
        there.sluss.maintain();
        away = false;
        there.later(java.time.Duration.ofSeconds(5));
        there.sluss.maintain();
        assertEquals(2, told.size());
        assertEquals(told.get(0), told.get(1));
        there.later(java.time.Duration.ofHours(1));
        there.sluss.maintain();
        assertEquals(2, told.size());
    }

    @Test
    void the_life_of_a_promise_is_told_in_order_each_step_with_an_id_of_its_own() {
        Promise promise = there.promised(5);
        there.at("2026-03-10T09:30:00Z");
        there.report(there.take(), CallResult.NO_ANSWER);
        there.at("2026-03-10T17:00:00Z");
        there.sluss.maintain();
        there.at("2026-03-11T07:00:00Z");
        there.report(there.take(), CallResult.REACHED);
        there.sluss.maintain();
        assertEquals(
                List.of("made", "no-answer", "carried-over", "kept"),
                told.stream()
                        .map(event -> event.type().replace("io.sluss.promise.", ""))
                        .toList());
        assertEquals(4, told.stream().map(OutboxEvent::id).distinct().count());
        for (OutboxEvent event : told) {
            assertEquals(promise.id().text(), event.subject());
            assertTrue(event.id().length() <= 80, event.id());
        }
        assertEquals("KEPT", told.get(3).data().get("state"));
        assertEquals("1", told.get(3).data().get("attempts"));
        assertEquals("1", told.get(3).data().get("carriedOver"));
    }

    @Test
    void nothing_that_leaves_says_who_or_what_was_said() {
        Canary canary = new Canary();
        Decision decision = decided(Canary.SENTENCE);
        there.sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.QUEUED, null));
        Offer offer = there.offered(99, Desk.BIKE);
        Promise promise = Callbacks.made(there.sluss.promise(offer.id(), Callbacks.wish(offer, 99)));
        there.at("2026-03-10T09:30:00Z");
        there.report(there.take(), CallResult.REACHED);
        there.sluss.maintain();
        assertEquals(3, told.size());
        for (OutboxEvent event : told) {
            String text = event.id() + event.type() + event.subject() + event.at() + event.data();
            canary.assertNotIn("an event", text);
            assertFalse(text.contains(promise.recipient().code()), "the code");
            assertFalse(text.contains(promise.recipient().word()), "the word");
            assertFalse(text.contains(promise.recipient().callerKey()), "who it is");
        }
    }
}
