package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Wording;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Promise;
import io.sluss.promise.Promise.State;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseAnswer.Status;
import io.sluss.promise.PromiseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 4: the life of a callback and of a booking, from the promise to its end, and what is counted of it. */
@ExtendWith(Quiet.class)
class PromisesAreKeptTest {
    private static final String DUE = "2026-03-10T09:30:00Z"; // the first slot after the lead time
    private static final String SLOT_ENDS = "2026-03-10T10:00:00Z";
    private static final String CLOSES = "2026-03-10T17:00:00Z";
    private static final String OPENS_NEXT = "2026-03-11T07:00:00Z";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static void assertOver(State how, Promise promise) {
        assertEquals(how, promise.state());
        assertNull(promise.recipient().dialTarget(), "the number");
        assertNull(promise.recipient().callerKey(), "whose it was");
        assertNull(promise.recipient().targetKey(), "whom it called");
        assertNull(promise.progress().lease());
    }

    @Test
    void a_callback_is_taken_when_it_is_due_and_is_kept_when_the_person_was_reached() {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        assertEquals(Instant.parse(DUE), promise.slot().start());
        there.at("2026-03-10T09:29:59Z");
        assertTrue(there.next().isEmpty(), "it is not due");
        there.at(DUE);
        Callback callback = there.take();
        assertEquals(promise.id(), callback.id());
        assertEquals("+46701740605", callback.number());
        assertEquals(promise.recipient().word(), callback.word());
        assertEquals("sv", callback.about().language());
        assertEquals("bicycle-theft", callback.about().reason().value());
        there.report(callback, CallResult.REACHED);
        assertOver(State.KEPT, there.now(promise));
        there.report(callback, CallResult.REACHED);
        assertFalse(there.sluss.callbacks().report(callback.id(), callback.holder(), CallResult.NO_ANSWER));
        assertTrue(there.next().isEmpty(), "nobody is called twice");
        assertEquals(Map.of("made", 1, "kept", 1), there.counted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-10T09:59:59Z", SLOT_ENDS, "2026-03-10T16:59:59Z"})
    void kept_after_its_slot_and_on_its_day_is_late(String reached) {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        there.at(DUE);
        Callback callback = there.take();
        there.at(reached);
        there.sluss.maintain();
        there.report(callback, CallResult.REACHED);
        assertEquals(State.KEPT, there.now(promise).state());
        boolean late = reached.compareTo(SLOT_ENDS) >= 0;
        assertEquals(Map.of("made", 1, late ? "late" : "kept", 1), there.counted());
    }

    @Test
    void whoever_does_not_answer_is_tried_again_after_a_pause_three_times_a_day_and_first_the_next_day() {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        there.at(DUE);
        for (CallResult result : List.of(CallResult.NO_ANSWER, CallResult.BUSY, CallResult.FAILED)) {
            there.report(there.take(), result);
            there.later(Duration.ofMinutes(10).minus(A_SECOND));
            assertTrue(there.next().isEmpty(), "too soon after " + result);
            there.later(A_SECOND);
        }
        assertTrue(there.next().isEmpty(), "three attempts are enough for a day");
        there.at("2026-03-10T16:59:59Z");
        there.sluss.maintain();
        assertTrue(there.next().isEmpty(), "to the end of it");
        assertEquals(Map.of("made", 1, "no-answer", 1, "busy", 1, "failed", 1), there.counted());
        there.at(CLOSES);
        there.sluss.maintain();
        Promise carried = there.now(promise);
        assertEquals(Instant.parse(OPENS_NEXT), carried.progress().dueAt());
        assertTrue(carried.progress().broken());
        assertNotNull(carried.recipient().dialTarget(), "it is still to be kept");
        there.at(OPENS_NEXT);
        Callback second = there.take();
        assertEquals(List.of(CallResult.NO_ANSWER, CallResult.BUSY, CallResult.FAILED), Callbacks.history(second));
        assertEquals(1, second.carriedOver());
        there.report(second, CallResult.NO_ANSWER);
        there.later(Duration.ofMinutes(10));
        there.report(there.take(), CallResult.REACHED);
        assertOver(State.KEPT, there.now(promise));
        assertEquals(
                Map.of("made", 1, "no-answer", 2, "busy", 1, "failed", 1, "broken", 1, "carried-over", 1, "kept", 1),
                there.counted(),
                "broken though it was kept in the end, and once");
    }

    @Test
    void after_three_more_days_it_is_broken_for_good_and_counted_once() {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        for (int day = 10; day <= 13; day++) {
            there.at("2026-03-" + day + "T17:00:00Z");
            there.sluss.maintain();
            there.sluss.maintain();
        }
        assertOver(State.BROKEN, there.now(promise));
        assertEquals(Map.of("made", 1, "broken", 1, "carried-over", 3), there.counted());
        there.at("2026-03-14T07:00:00Z");
        assertTrue(there.next().isEmpty());
    }

    @Test
    void whoever_is_calling_when_the_day_ends_may_finish() {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        there.at("2026-03-10T16:59:00Z");
        Callback callback = there.take();
        there.at(CLOSES);
        there.sluss.maintain();
        assertEquals(0, there.now(promise).progress().carriedOver());
        there.report(callback, CallResult.REACHED);
        assertEquals(Map.of("made", 1, "late", 1), there.counted());
    }

    @Test
    void a_moved_callback_keeps_its_code_and_word_and_gives_its_place_up() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there = new Callbacks(TestRules.usual(), builder -> builder.promises(store));
        Promise promise = there.promised(5);
        assertEquals(1, there.free(promise, store));
        Instant noon = Instant.parse("2026-03-10T11:00:00Z");
        PromiseAnswer moved = there.sluss.move(promise.id(), noon, null);
        assertEquals(Status.MADE, moved.status());
        assertEquals(noon, moved.promise().slot().start());
        assertEquals(promise.recipient(), moved.promise().recipient());
        assertEquals(2, there.free(promise, store), "the place before");
        assertEquals(1, there.free(moved.promise(), store), "the place now");
        assertEquals(Status.REPEATED, there.sluss.move(promise.id(), noon, null).status());
        there.at(DUE);
        assertTrue(there.next().isEmpty(), "it is due at its new time");
        there.at(noon.toString());
        there.report(there.take(), CallResult.REACHED);
        assertEquals(Status.NOT_OPEN, there.sluss.move(promise.id(), null, null).status());
        assertEquals(Map.of("made", 1, "moved", 1, "kept", 1), there.counted());
    }

    @Test
    void a_move_to_a_full_slot_or_to_no_slot_changes_nothing() {
        Callbacks there = Callbacks.usual();
        Instant noon = Instant.parse("2026-03-10T11:00:00Z");
        there.promisedAt(6, noon);
        there.promisedAt(7, noon);
        Promise promise = there.promised(5);
        assertEquals(
                Status.NO_SUCH_SLOT,
                there.sluss.move(promise.id(), noon.plusSeconds(60), null).status());
        assertEquals(Status.FULL, there.sluss.move(promise.id(), noon, null).status());
        assertEquals(promise, there.now(promise));
    }

    @Test
    void a_cancelled_callback_is_not_made_and_its_place_is_free() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there = new Callbacks(TestRules.usual(), builder -> builder.promises(store));
        Promise promise = there.promised(5);
        there.sluss.cancel(promise.id());
        there.sluss.cancel(promise.id());
        assertOver(State.CANCELLED, there.now(promise));
        assertEquals(2, there.free(promise, store));
        there.at(DUE);
        assertTrue(there.next().isEmpty());
        assertEquals(Map.of("made", 1, "cancelled", 1), there.counted());
    }

    @Test
    void whoever_says_when_called_that_it_is_not_wanted_has_cancelled() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there = new Callbacks(TestRules.usual(), builder -> builder.promises(store));
        Promise promise = there.promised(5);
        there.at(DUE);
        Callback callback = there.take();
        there.report(callback, CallResult.NOT_WANTED);
        there.report(callback, CallResult.NOT_WANTED);
        assertOver(State.CANCELLED, there.now(promise));
        assertEquals(2, there.free(promise, store));
        assertEquals(Map.of("made", 1, "cancelled", 1), there.counted());
    }

    @Test
    void a_later_callback_of_a_caller_about_the_same_takes_the_earlier_ones_place() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there = new Callbacks(TestRules.usual(), builder -> builder.promises(store));
        Promise first = there.promised(5);
        Promise aboutSomethingElse = there.promised(5, Desk.WALLET);
        there.later(A_SECOND);
        Promise second = there.promisedAt(5, Instant.parse("2026-03-10T12:00:00Z"));
        assertOver(State.REPLACED, there.now(first));
        assertTrue(there.now(aboutSomethingElse).isOpen());
        assertTrue(there.now(second).isOpen());
        assertEquals(1, there.free(first, store), "only the one about something else has a place there");
        Promise somebodyElse = there.promised(6);
        assertTrue(there.now(second).isOpen());
        there.sluss.cancel(somebodyElse.id());
        assertEquals(Map.of("made", 4, "replaced", 1, "cancelled", 1), there.counted());
    }

    @Test
    void a_callback_that_an_agent_is_making_is_not_replaced() {
        Callbacks there = Callbacks.usual();
        Promise first = there.promised(5);
        there.at(DUE);
        Callback callback = there.take();
        Promise second = there.promised(5);
        assertTrue(there.now(first).isOpen());
        assertTrue(there.now(second).isOpen());
        there.report(callback, CallResult.REACHED);
        assertEquals(State.KEPT, there.now(first).state());
    }

    @Test
    void the_answer_is_the_same_whether_an_earlier_callback_was_replaced_or_there_was_none() {
        Callbacks with = Callbacks.usual();
        Callbacks without = Callbacks.usual();
        with.promisedAt(5, Instant.parse("2026-03-10T12:00:00Z"));
        without.promisedAt(6, Instant.parse("2026-03-10T12:00:00Z"));
        without.offered(5, Desk.BIKE); // who was there before, and was promised nothing
        with.offered(6, Desk.BIKE);
        with.later(A_SECOND);
        without.later(A_SECOND);
        assertEquals(Seen.of(without, 5), Seen.of(with, 5));
    }

    /** Everything a caller is told from the decision to the promise, but for what is drawn anew each time. */
    private record Seen(String decision, List<io.sluss.promise.Slot> slots, PromiseAnswer answer, String promise) {
        static Seen of(Callbacks there, int caller) {
            Decision decision = there.sluss.decide(Desk.call()
                    .utterance(Desk.BIKE)
                    .caller(Callbacks.number(caller))
                    .build());
            String text = decision.toString();
            for (Offer offer : decision.offers()) {
                text = text.replace(offer.id().text(), "OFFER");
            }
            text = text.replace(decision.contact().text(), "CONTACT");
            Offer offer = Desk.theOffer(decision, ChannelKind.CALLBACK);
            List<io.sluss.promise.Slot> slots = there.sluss.slots(offer.id());
            PromiseAnswer answer = there.sluss.promise(offer.id(), Callbacks.wish(offer, caller));
            Promise promise = answer.promise();
            return new Seen(
                    text,
                    slots,
                    new PromiseAnswer(answer.status(), null, answer.offer(), answer.alternatives()),
                    promise.kind() + " " + promise.slot() + promise.madeAt() + promise.about() + promise.progress()
                            + promise.recipient().code().length());
        }
    }

    @Test
    void the_comparison_of_answers_can_fail() {
        Callbacks with = Callbacks.usual();
        with.promised(6);
        with.promised(7);
        assertNotEquals(Seen.of(Callbacks.usual(), 5), Seen.of(with, 5), "a full slot is seen");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_host_says_whether_a_booking_was_kept_and_the_first_report_stands(boolean kept) {
        Callbacks there = Callbacks.usual();
        Decision decision = there.desk.says(Desk.BIKE);
        Offer offer = Desk.theOffer(decision, ChannelKind.BOOKING);
        Promise promise = Callbacks.made(there.sluss.promise(offer.id(), Desk.next(offer)));
        assertNull(promise.recipient().dialTarget(), "nobody is called who comes");
        there.sluss.kept(promise.id(), kept);
        there.sluss.kept(promise.id(), !kept);
        assertOver(kept ? State.KEPT : State.BROKEN, there.now(promise));
        assertEquals(Map.of("made", 1, kept ? "kept" : "broken", 1), there.counted("booking"));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"CANCELLED", "BROKEN", "KEPT"})
    void what_is_over_is_gone_after_thirty_days(State how) {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        if (how == State.CANCELLED) {
            there.sluss.cancel(promise.id());
        } else {
            there.sluss.kept(promise.id(), how == State.KEPT);
        }
        there.at("2026-04-09T09:59:59Z");
        there.sluss.maintain();
        assertEquals(how, there.now(promise).state());
        there.at("2026-04-09T10:00:01Z");
        there.sluss.maintain();
        assertTrue(there.sluss.promised(promise.id()).isEmpty());
    }

    @Test
    void to_another_number_than_the_calling_one_go_no_more_than_two() {
        Callbacks there = Callbacks.usual();
        assertEquals(Status.MADE, wanted(there, 5, 9));
        assertEquals(Status.MADE, wanted(there, 6, 9));
        assertEquals(Status.NUMBER_NEEDS_PERSON, wanted(there, 7, 9));
        assertEquals(Status.MADE, wanted(there, 9, 9), "their own");
        assertEquals(Status.MADE, wanted(there, 7, 8));
        there.at(DUE);
        there.report(there.take(), CallResult.REACHED);
        there.report(there.take(), CallResult.REACHED);
        assertEquals(Status.MADE, wanted(there, 7, 9));
    }

    private static Status wanted(Callbacks there, int caller, int target) {
        Offer offer = there.offered(caller, Desk.BIKE);
        return there.sluss.promise(offer.id(), Callbacks.wish(offer, target)).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4512345678", "0944123456", "0900123456"})
    void a_foreign_or_premium_number_needs_a_person(String number) {
        Callbacks there = Callbacks.usual();
        Offer offer = there.offered(5, Desk.BIKE);
        PromiseWish wish = PromiseWish.nextFree(new CallerNumber(number), Desk.wanted(offer));
        Status status = there.sluss.promise(offer.id(), wish).status();
        assertTrue(status == Status.NUMBER_NEEDS_PERSON || status == Status.NUMBER_NEEDED, status.name());
        assertEquals(Map.of(), there.counted());
    }

    @Test
    void where_it_is_not_safe_to_call_nothing_is_promised() {
        Callbacks there = Callbacks.usual();
        Offer offer = there.offered(5, Desk.BIKE);
        PromiseWish unsafe = new PromiseWish(
                null, null, new CallerNumber(Callbacks.number(5)), Desk.wanted(offer), false, Wording.NONE);
        assertEquals(
                Status.NOT_SAFE_TO_CALL, there.sluss.promise(offer.id(), unsafe).status());
        PromiseWish safe = new PromiseWish(
                null, null, new CallerNumber(Callbacks.number(5)), Desk.wanted(offer), true, Wording.NONE);
        Callbacks.made(there.sluss.promise(offer.id(), safe));
        there.at(DUE);
        assertEquals(true, there.take().safeToCall(), "whoever calls is told");
    }

    @Test
    void forgetting_a_caller_takes_their_open_callbacks_back_too() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there = new Callbacks(TestRules.usual(), builder -> builder.promises(store));
        Promise promise = there.promised(5);
        Promise others = there.promised(6);
        there.sluss.forget(new CallerNumber(Callbacks.number(5)));
        assertTrue(there.sluss.promised(promise.id()).isEmpty());
        assertEquals(1, there.free(promise, store));
        there.at(DUE);
        assertEquals(others.id(), there.take().id());
        assertTrue(there.next().isEmpty());
    }

    @Test
    void a_contact_that_becomes_anonymous_after_its_promise_is_unlinked_as_soon_as_the_store_can() {
        Breakable.Switch failures = new Breakable.Switch();
        Callbacks there =
                new Callbacks(TestRules.usual(), builder -> builder.promises(new Breakable.Promises(failures)));
        Decision decision = there.sluss.decide(
                Desk.call().utterance(Desk.BIKE).caller(Callbacks.number(5)).build());
        Offer offer = Desk.theOffer(decision, ChannelKind.CALLBACK);
        Promise promise = Callbacks.made(there.sluss.promise(offer.id(), Callbacks.wish(offer, 5)));
        assertNotNull(promise.recipient().callerKey());
        there.desk.says(decision, "jag vill lämna ett tips");
        failures.breakdown(Breakable.Call.REPLACE);
        there.sluss.maintain();
        assertNotNull(there.now(promise).recipient().callerKey(), "the store is away");
        failures.mend();
        there.sluss.maintain();
        Promise unlinked = there.now(promise);
        assertNull(unlinked.recipient().callerKey());
        assertNull(unlinked.recipient().targetKey());
        assertTrue(there.sluss
                .promised(
                        new CallerNumber(Callbacks.number(5)),
                        promise.recipient().code())
                .isEmpty());
        there.at(DUE);
        there.report(there.take(), CallResult.REACHED);
        assertOver(State.KEPT, there.now(promise));
    }
}
