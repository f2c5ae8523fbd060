package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.promise.EventOutbox;
import io.sluss.promise.HandOver;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.OutboxRelay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 4: what leaves is told at least once, the earliest first, with growing pauses while nobody listens. */
@ExtendWith(Quiet.class)
class OutboxRelayTest {
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    private final EventOutbox outbox = EventOutbox.inMemory(1_000);
    private final List<String> tried = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Predicate<String> refused = id -> false;
    private Instant now = START;

    private final HandOver receiver = event -> {
        tried.add(event.id() + "@" + Duration.between(START, now).toSeconds());
        if (refused.test(event.id())) {
            throw new java.io.IOException("nobody listens");
        }
        told.add(event.id());
    };

    private static OutboxEvent event(String id, int second) {
        return new OutboxEvent(id, "io.sluss.test", "subject", START.plusSeconds(second), Map.of("a", "b"));
    }

    private void everySecond(OutboxRelay relay, Duration howLong) {
        Instant end = now.plus(howLong);
        for (; now.isBefore(end); now = now.plusSeconds(1)) {
            relay.relay(now);
        }
    }

    @Test
    void the_earliest_is_told_first_and_each_once_while_the_receiver_listens() {
        outbox.add(List.of(event("c", 3), event("a", 1), event("b", 2)));
        OutboxRelay relay = new OutboxRelay(outbox, receiver);
        everySecond(relay, Duration.ofMinutes(5));
        assertEquals(List.of("a", "b", "c"), told);
        assertEquals(3, tried.size());
        assertEquals(0, outbox.size());
    }

    @Test
    void the_pauses_grow_to_half_an_hour_at_the_most() {
        outbox.add(List.of(event("a", 0)));
        refused = id -> true;
        everySecond(new OutboxRelay(outbox, receiver), Duration.ofHours(4));
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < tried.size(); i++) {
            pauses.add(second(tried.get(i)) - second(tried.get(i - 1)));
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1800L), pauses.subList(0, 10));
        assertTrue(pauses.stream().allMatch(pause -> pause <= 1800), pauses.toString());
        assertEquals(1, outbox.size(), "it is kept");
    }

    private static long second(String one) {
        return Long.parseLong(one.substring(one.indexOf('@') + 1));
    }

    @Test
    void one_that_is_always_refused_does_not_keep_the_others_back() {
        for (int i = 0; i < 120; i++) {
            outbox.add(List.of(event("e" + i, i)));
        }
        refused = id -> id.equals("e0");
        everySecond(new OutboxRelay(outbox, receiver), Duration.ofMinutes(5));
        assertEquals(119, told.size());
        assertEquals(119, told.stream().distinct().count());
        assertEquals(1, outbox.size());
    }

    @Test
    void a_receiver_that_is_away_is_left_alone_between_attempts_and_then_gets_everything() {
        for (int i = 0; i < 120; i++) {
            outbox.add(List.of(event("e" + i, i)));
        }
        refused = id -> true;
        OutboxRelay relay = new OutboxRelay(outbox, receiver);
        everySecond(relay, Duration.ofMinutes(10));
        assertTrue(tried.size() <= 120, "at most one call in five seconds, not " + tried.size());
        refused = id -> false;
        everySecond(relay, Duration.ofMinutes(31));
        assertEquals(120, told.size());
        assertEquals(120, told.stream().distinct().count());
    }

    @Test
    void when_a_node_dies_while_it_tells_another_tells_the_same_event_again() {
        outbox.add(List.of(event("a", 0)));
        outbox.lease(now, now.plus(OutboxRelay.LEASE), 10)
                .forEach(leased -> told.add(leased.event().id()));
        now = START.plus(OutboxRelay.LEASE).minusSeconds(1);
        new OutboxRelay(outbox, receiver).relay(now);
        now = START.plus(OutboxRelay.LEASE);
        new OutboxRelay(outbox, receiver).relay(now);
        assertEquals(List.of("a", "a"), told);
        assertEquals(0, outbox.size());
    }

    @Test
    void what_nobody_took_for_a_week_is_dropped_and_that_is_an_error_in_the_log() {
        outbox.add(List.of(event("a", 0)));
        refused = id -> true;
        OutboxRelay relay = new OutboxRelay(outbox, receiver);
        relay.relay(START.plus(OutboxRelay.KEPT));
        assertEquals(1, outbox.size(), "not yet");
        try (Canary.Log log = new Canary.Log()) {
            relay.relay(START.plus(OutboxRelay.KEPT).plus(OutboxRelay.LONGEST_PAUSE));
            assertEquals(1, log.count("ERROR io.sluss.promise.OutboxRelay"));
        }
        assertEquals(0, outbox.size());
    }

    @Test
    void where_nobody_is_to_be_told_nothing_is_touched() {
        outbox.add(List.of(event("a", 0)));
        new OutboxRelay(outbox, HandOver.NONE).relay(now);
        assertEquals(1, outbox.lease(now, now, 10).size());
    }
}
