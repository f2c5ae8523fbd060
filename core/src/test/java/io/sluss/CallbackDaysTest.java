package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 4: who was not reached when the day ends is first at the next opening, and that counts as broken. */
@ExtendWith(Quiet.class)
class CallbackDaysTest {
    private static final String CLOSES = "2026-03-10T17:00:00Z";
    private static final String OPENS = "2026-03-11T07:00:00Z";

    private static String weekdays(int capacity) {
        return TestRules.CALLBACK
                .replace("{mon-sun: \"08:00-18:00\"}", "{mon-fri: \"08:00-18:00\", holidays: closed}")
                .replace("capacity: 2", "capacity: " + capacity)
                .replace("horizon: 2d", "horizon: 9d");
    }

    @Test
    void twenty_who_were_not_reached_are_carried_over_and_are_first_next_morning_each_with_its_history() {
        Callbacks there = Callbacks.usual();
        Set<PromiseId> unreached = new HashSet<>();
        for (int caller = 10; caller < 30; caller++) {
            unreached.add(there.promised(caller).id());
        }
        there.at("2026-03-10T16:00:00Z");
        for (int i = 0; i < 20; i++) {
            there.report(there.take(), i % 2 == 0 ? CallResult.NO_ANSWER : CallResult.BUSY);
        }
        assertTrue(there.next().isEmpty(), "they were all tried");
        there.at("2026-03-10T16:59:59Z");
        there.sluss.maintain();
        assertEquals(Map.of("made", 20, "no-answer", 10, "busy", 10), there.counted());
        there.at(CLOSES);
        there.sluss.maintain();
        there.sluss.maintain();
        Map<String, Integer> counted =
                Map.of("made", 20, "no-answer", 10, "busy", 10, "broken", 20, "carried-over", 20);
        assertEquals(counted, there.counted());
        assertTrue(there.next().isEmpty(), "nobody is called in the evening");
        Promise early = there.promised(40); // the first free place of the next day
        there.at(OPENS);
        there.sluss.maintain();
        List<Callback> morning = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            morning.add(there.take());
        }
        Set<PromiseId> first = new HashSet<>();
        for (Callback callback : morning) {
            first.add(callback.id());
            assertEquals(1, callback.carriedOver());
            assertEquals(1, callback.earlier().size());
        }
        assertEquals(unreached, first);
        for (Callback callback : morning) {
            there.report(callback, CallResult.REACHED);
        }
        there.at(early.slot().start().toString());
        List<Instant> places =
                morning.stream().map(callback -> callback.slot().start()).toList();
        assertEquals(places.stream().sorted().toList(), places, "in the order of the places they got");
        assertEquals(early.id(), there.take().id(), "whoever asked later comes after them");
        assertEquals(20, there.counted().get("kept"));
        assertEquals(20, there.counted().get("broken"), "counted though they were kept in the end");
    }

    @Test
    void when_the_next_day_is_full_they_are_first_all_the_same_and_no_slot_is_overbooked() {
        PromiseStore store = PromiseStore.inMemory(1_000);
        Callbacks there =
                new Callbacks(TestRules.rules().callback(weekdays(1)).build(), builder -> builder.promises(store));
        Promise first = there.promised(5);
        there.later(Duration.ofSeconds(1));
        Promise second = there.promised(6);
        List<Promise> booked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant start = Instant.parse(OPENS).plus(Duration.ofMinutes(30L * i));
            booked.add(there.promisedAt(20 + i, start));
        }
        there.at(CLOSES);
        there.sluss.maintain();
        there.at(OPENS);
        assertEquals(first.id(), there.take().id());
        assertEquals(second.id(), there.take().id());
        assertEquals(booked.get(0).id(), there.take().id());
        for (Promise each : booked) {
            assertEquals(0, store.slotBook().free(each.slot().key(), 1, there.desk.clock.instant()));
        }
        assertEquals(Map.of("made", 22, "broken", 2, "carried-over", 2), there.counted());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an ordinary day, 2026-03-10T09:00:00Z, 2026-03-10T17:00:00Z, 2026-03-11T07:00:00Z",
        "a weekend, 2026-03-13T09:00:00Z, 2026-03-13T17:00:00Z, 2026-03-16T07:00:00Z",
        "Christmas, 2026-12-23T09:00:00Z, 2026-12-23T17:00:00Z, 2026-12-28T07:00:00Z",
        "Midsummer, 2026-06-18T08:00:00Z, 2026-06-18T16:00:00Z, 2026-06-22T06:00:00Z",
        "into summer time, 2026-03-27T09:00:00Z, 2026-03-27T17:00:00Z, 2026-03-30T06:00:00Z",
        "out of summer time, 2026-10-23T08:00:00Z, 2026-10-23T16:00:00Z, 2026-10-26T07:00:00Z",
    })
    void it_is_carried_over_to_the_next_opening(String over, String made, String closes, String opens) {
        Callbacks there = new Callbacks(TestRules.rules().callback(weekdays(2)).build(), builder -> builder);
        there.at(made);
        Promise promise = there.promised(5);
        there.at(Instant.parse(closes).minusSeconds(1).toString());
        there.sluss.maintain();
        assertEquals(0, there.now(promise).progress().carriedOver(), "the day is not over");
        there.at(closes);
        there.sluss.maintain();
        Promise carried = there.now(promise);
        assertEquals(Instant.parse(opens), carried.progress().dueAt());
        assertEquals(Instant.parse(opens), carried.slot().start());
        there.at(Instant.parse(opens).minusSeconds(1).toString());
        assertTrue(there.next().isEmpty());
        there.at(opens);
        assertEquals(promise.id(), there.take().id());
    }

    @Test
    void where_maintenance_slept_over_the_night_they_are_called_at_once_and_no_day_is_lost() {
        Callbacks there = Callbacks.usual();
        Promise promise = there.promised(5);
        there.at("2026-03-11T09:10:00Z");
        there.sluss.maintain();
        assertEquals(1, there.now(promise).progress().carriedOver());
        assertEquals(promise.id(), there.take().id());
        assertEquals(Map.of("made", 1, "broken", 1, "carried-over", 1), there.counted());
    }

    @Test
    void a_store_that_fails_at_the_end_of_the_day_is_asked_again_and_nothing_is_counted_twice() {
        Breakable.Switch failures = new Breakable.Switch();
        Callbacks there =
                new Callbacks(TestRules.usual(), builder -> builder.promises(new Breakable.Promises(failures)));
        Promise promise = there.promised(5);
        there.at(CLOSES);
        failures.breakdown(Breakable.Call.REPLACE);
        there.sluss.maintain();
        assertEquals(Map.of("made", 1), there.counted());
        failures.mend();
        there.sluss.maintain();
        assertEquals(1, there.now(promise).progress().carriedOver());
        assertEquals(Map.of("made", 1, "broken", 1, "carried-over", 1), there.counted());
    }
}
