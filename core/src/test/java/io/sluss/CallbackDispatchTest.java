package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.KeyRing;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Dialler;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 4: due callbacks are handed out at most once at a time and at least once in the end, paced, on every node. */
@ExtendWith(Quiet.class)
class CallbackDispatchTest {
    private static final Instant DUE = Instant.parse("2026-03-10T09:30:00Z");

    /** A dialler that keeps what it is given, and can be made to fail. */
    private static final class Line implements Dialler {
        final List<Callback> dialled = new ArrayList<>();
        int room = 100;
        boolean broken;
        boolean mute;

        @Override
        public int room(String resource) {
            if (mute) {
                throw new IllegalStateException("broken on purpose");
            }
            return room;
        }

        @Override
        public void dial(Callback callback) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            dialled.add(callback);
        }

        List<PromiseId> ids() {
            return dialled.stream().map(Callback::id).toList();
        }
    }

    private final PromiseStore store = PromiseStore.inMemory(1_000);
    private final Line line = new Line();

    private Callbacks node() {
        return new Callbacks(TestRules.usual(), builder -> builder.promises(store));
    }

    private Callbacks dialling(RuleSet rules) {
        return new Callbacks(rules, builder -> builder.promises(store).dialler(line));
    }

    @Test
    void one_agent_at_a_time_calls_and_when_they_are_gone_another_node_does() {
        Callbacks a = node();
        Callbacks b = node();
        Promise promise = a.promised(5);
        a.at(DUE.toString());
        Callback first = a.take();
        b.at(first.until().minusSeconds(1).toString());
        assertTrue(b.next().isEmpty(), "somebody is calling");
        b.at(first.until().toString());
        Callback second = b.take();
        assertEquals(promise.id(), second.id());
        assertEquals(first.number(), second.number());
        assertFalse(a.sluss.callbacks().renew(first.id(), first.holder()), "it is another's");
        assertFalse(a.sluss.callbacks().report(first.id(), first.holder(), CallResult.NO_ANSWER), "it is another's");
        a.report(first, CallResult.REACHED);
        assertEquals(Promise.State.KEPT, b.now(promise).state());
        assertFalse(b.sluss.callbacks().report(second.id(), second.holder(), CallResult.NO_ANSWER));
        b.report(second, CallResult.REACHED);
        assertEquals(1, a.counted().get("kept"));
        assertEquals(null, b.counted().get("kept"), "counted by one of them");
    }

    @Test
    void a_report_that_comes_late_counts_while_nobody_else_has_taken_it() {
        Callbacks there = node();
        Promise promise = there.promised(5);
        there.at(DUE.toString());
        Callback callback = there.take();
        there.later(Duration.ofMinutes(30));
        there.report(callback, CallResult.NO_ANSWER);
        assertFalse(there.sluss.callbacks().report(callback.id(), callback.holder(), CallResult.NO_ANSWER));
        assertEquals(1, there.now(promise).progress().attempts().size());
    }

    @Test
    void whoever_speaks_renews_and_keeps_it() {
        Callbacks there = node();
        there.promised(5);
        there.at(DUE.toString());
        Callback callback = there.take();
        for (int minute = 0; minute < 20; minute++) {
            there.later(Duration.ofMinutes(1));
            assertTrue(there.sluss.callbacks().renew(callback.id(), callback.holder()));
            assertTrue(there.next().isEmpty(), "minute " + minute);
        }
        assertFalse(there.sluss.callbacks().renew(callback.id(), "somebody else"));
        there.report(callback, CallResult.REACHED);
        assertFalse(there.sluss.callbacks().renew(callback.id(), callback.holder()), "it is over");
    }

    @Test
    void what_is_waiting_is_told_in_order_and_without_codes() {
        Callbacks there = node();
        List<PromiseId> ids = new ArrayList<>();
        for (int caller = 10; caller < 14; caller++) {
            ids.add(there.promised(caller).id());
            there.later(Duration.ofSeconds(1));
        }
        List<Promise> waiting =
                there.sluss.callbacks().waiting(Callbacks.SYD, Instant.parse("2026-03-11T00:00:00Z"), 100);
        assertEquals(ids, waiting.stream().map(Promise::id).toList());
        for (Promise promise : waiting) {
            assertEquals("", promise.recipient().code());
            assertEquals("", promise.recipient().word());
        }
        assertEquals(
                1,
                there.sluss.callbacks().waiting(null, DUE.plusSeconds(1), 100).size(),
                "due by then");
    }

    @Test
    void a_dialler_gets_what_is_due_once_and_what_it_refuses_a_minute_later() {
        Callbacks there = dialling(TestRules.usual());
        Promise promise = there.promised(5);
        there.sluss.maintain();
        assertEquals(List.of(), line.ids(), "it is not due");
        there.at(DUE.toString());
        line.broken = true;
        there.sluss.maintain();
        line.broken = false;
        there.later(Duration.ofSeconds(59));
        there.sluss.maintain();
        assertEquals(List.of(), line.ids(), "too soon");
        there.later(Duration.ofMinutes(15)); // two are begun in a slot, the second in its latter half
        there.sluss.maintain();
        there.sluss.maintain();
        assertEquals(List.of(promise.id()), line.ids());
        assertEquals(List.of(), line.dialled.get(0).earlier(), "no call was made before");
        there.report(line.dialled.get(0), CallResult.REACHED);
        assertEquals(Promise.State.KEPT, there.now(promise).state());
    }

    @Test
    void a_dialler_that_cannot_say_its_room_gets_nothing_and_one_without_room_neither() {
        Callbacks there = dialling(TestRules.usual());
        there.promised(5);
        there.at(DUE.toString());
        line.mute = true;
        there.sluss.maintain();
        line.mute = false;
        line.room = 0;
        there.sluss.maintain();
        assertEquals(List.of(), line.ids());
        line.room = 1;
        there.sluss.maintain();
        assertEquals(1, line.dialled.size());
    }

    @Test
    void a_crowd_is_called_at_the_pace_of_the_slots_capacity_and_only_while_it_is_open() {
        String four = TestRules.CALLBACK.replace("capacity: 2", "capacity: 4");
        Callbacks there = dialling(TestRules.rules().callback(four).build());
        for (int caller = 10; caller < 42; caller++) {
            there.promised(caller);
        }
        line.room = 0;
        there.at("2026-03-10T14:00:00Z"); // 15:00: all of them are due
        line.room = 100;
        List<Duration> begun = new ArrayList<>();
        Instant start = there.desk.clock.instant();
        for (int minute = 0; minute < 5 * 60; minute++) {
            there.sluss.maintain();
            for (Callback callback : line.dialled) {
                begun.add(Duration.between(start, there.desk.clock.instant()));
                there.report(callback, CallResult.REACHED);
            }
            line.dialled.clear();
            there.later(Duration.ofMinutes(1));
        }
        assertEquals(24, begun.size(), "four in each of the six half-hours until it closes");
        for (int i = 0; i < begun.size(); i++) {
            assertEquals(
                    Duration.ofSeconds((i / 4) * 1800L + (i % 4 * 450L + 59) / 60 * 60),
                    begun.get(i),
                    "evenly, to the minute: " + i);
        }
    }

    @Test
    void nobody_is_called_while_it_is_closed() {
        Callbacks there = dialling(TestRules.usual());
        there.promised(5);
        for (String closed : List.of("2026-03-10T17:00:00Z", "2026-03-10T23:00:00Z", "2026-03-11T06:59:59Z")) {
            there.at(closed);
            there.sluss.maintain();
            assertTrue(there.next().isEmpty(), closed);
        }
        assertEquals(List.of(), line.ids());
    }

    @Test
    void a_number_that_cannot_be_read_any_more_is_counted_and_does_not_stand_in_the_way() {
        Callbacks before = new Callbacks(
                TestRules.usual(), builder -> builder.promises(store).keys(otherDialKey()));
        Promise unreadable = before.promised(5);
        Callbacks there = node();
        there.later(Duration.ofSeconds(1));
        Promise readable = there.promised(6);
        there.at("2026-03-10T10:00:00Z");
        try (Canary.Log log = new Canary.Log()) {
            assertEquals(readable.id(), there.take().id());
            assertEquals(1, log.count("ERROR io.sluss.promise.CallbackDispatcher"));
        }
        assertEquals(
                List.of(CallResult.FAILED),
                there.now(unreadable).progress().attempts().stream()
                        .map(each -> each.result())
                        .toList());
        assertEquals(1, there.counted().get("failed"));
    }

    private static KeyRing otherDialKey() {
        KeyRing other = KeyRing.random();
        return new KeyRing() {
            @Override
            public List<Key> callerKeys() {
                return Desk.KEYS.callerKeys();
            }

            @Override
            public Key idKey() {
                return Desk.KEYS.idKey();
            }

            @Override
            public Key dialKey() {
                return other.dialKey();
            }

            @Override
            public Key experimentKey() {
                return other.experimentKey();
            }
        };
    }

    @Test
    void what_was_promised_is_kept_though_its_region_or_the_whole_channel_is_gone_from_the_rules() {
        Callbacks there = dialling(TestRules.usual());
        Promise promise = there.promised(5);
        there.sluss.reload(TestRules.rules()
                .callback("")
                .offers("  - name: Bookings\n    offer: [booking]\n".indent(4))
                .build());
        there.at("2026-03-11T02:00:00Z");
        there.sluss.maintain();
        assertEquals(List.of(), line.ids(), "not at night");
        there.at("2026-03-11T08:00:00Z");
        there.sluss.maintain();
        assertEquals(List.of(promise.id()), line.ids(), "in office hours");
        there.report(line.dialled.get(0), CallResult.NO_ANSWER);
        for (int day = 11; day <= 14; day++) {
            there.at("2026-03-" + day + "T15:00:00Z");
            there.sluss.maintain();
        }
        there.at("2026-03-16T15:00:00Z");
        there.sluss.maintain();
        assertFalse(there.now(promise).isOpen(), "and not for ever");
    }

    @Test
    void a_callback_on_a_region_that_was_removed_is_handed_out() {
        Callbacks there = dialling(TestRules.usual());
        Promise promise = there.promised(5);
        String text =
                TestRules.rules().text().replace("\n  syd:", "\n  skane:").replace("region: syd", "region: skane");
        there.sluss.reload(io.sluss.rules.RuleSetFile.parse("test-rules.yaml", text));
        there.at(DUE.plusSeconds(1).toString());
        there.sluss.maintain();
        assertEquals(List.of(promise.id()), line.ids());
    }

    @Test
    void many_agents_at_once_never_get_the_same() throws Exception {
        Callbacks a = node();
        Callbacks b = node();
        for (int caller = 10; caller < 50; caller++) {
            a.promised(caller);
        }
        a.at("2026-03-11T12:00:00Z");
        b.at("2026-03-11T12:00:00Z");
        List<PromiseId> taken = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> agents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callbacks node = i % 2 == 0 ? a : b;
            Thread agent = new Thread(() -> {
                for (var next = node.next(); next.isPresent(); next = node.next()) {
                    taken.add(next.get().id());
                }
            });
            agents.add(agent);
            agent.start();
        }
        for (Thread agent : agents) {
            agent.join();
        }
        Set<PromiseId> each = new HashSet<>(taken);
        assertEquals(40, each.size());
        assertEquals(40, taken.size());
    }
}
