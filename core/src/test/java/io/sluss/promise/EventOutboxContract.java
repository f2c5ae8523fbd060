package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventOutbox} keeps: each event is told at least once, and by one at a time. */
public abstract class EventOutboxContract {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private EventOutbox outbox;

    /** An empty outbox with room for at least 1,000. */
    protected abstract EventOutbox outbox();

    @BeforeEach
    void emptyOutbox() {
        outbox = outbox();
    }

    private static OutboxEvent event(String id, int secondsAfterNoon) {
        Map<String, String> data = Map.of("contactId", "c", "queueTicket", "å \"1\"\n=2");
        return new OutboxEvent(id, "io.sluss.promise.made", "p", NOON.plusSeconds(secondsAfterNoon), data);
    }

    private List<String> leased(Instant now, int most) {
        return outbox.lease(now, now.plus(LEASE), most).stream()
                .map(leased -> leased.event().id())
                .toList();
    }

    @Test
    void an_event_is_told_as_it_was_put_out_the_earliest_first() {
        outbox.add(List.of(event("b", 2), event("a", 1)));
        outbox.add(List.of(event("c", 3)));
        assertEquals(3, outbox.size());
        List<EventOutbox.Leased> leased = outbox.lease(NOON, NOON.plus(LEASE), 2);
        assertEquals(
                List.of(event("a", 1), event("b", 2)),
                leased.stream().map(EventOutbox.Leased::event).toList());
        assertEquals(0, leased.get(0).attempts());
    }

    @Test
    void what_is_leased_is_nobody_elses_until_the_lease_runs_out() {
        outbox.add(List.of(event("a", 1)));
        assertEquals(List.of("a"), leased(NOON, 5));
        assertEquals(List.of(), leased(NOON.plus(LEASE).minusMillis(1), 5));
        assertEquals(List.of("a"), leased(NOON.plus(LEASE), 5), "whoever had it may have died");
    }

    @Test
    void what_was_told_is_gone() {
        outbox.add(List.of(event("a", 1)));
        leased(NOON, 5);
        outbox.done("a");
        outbox.done("a");
        assertEquals(0, outbox.size());
        assertEquals(List.of(), leased(NOON.plus(LEASE), 5));
    }

    @Test
    void what_could_not_be_told_is_tried_again_when_it_is_time_and_its_attempts_are_counted() {
        outbox.add(List.of(event("a", 1)));
        leased(NOON, 5);
        outbox.retry("a", NOON.plusSeconds(5));
        assertEquals(List.of(), leased(NOON.plusSeconds(4), 5));
        List<EventOutbox.Leased> again = outbox.lease(NOON.plusSeconds(5), NOON.plusSeconds(65), 5);
        assertEquals(1, again.size());
        assertEquals(1, again.get(0).attempts());
        outbox.retry("gone", NOON);
    }

    @Test
    void the_same_id_is_taken_once_while_it_waits() {
        outbox.add(List.of(event("a", 1), event("a", 2)));
        outbox.add(List.of(event("a", 3)));
        assertEquals(1, outbox.size());
        assertEquals(
                1, outbox.lease(NOON, NOON.plus(LEASE), 5).get(0).event().at().compareTo(NOON));
    }

    @Test
    void of_many_that_lease_at_once_nobody_gets_what_another_has() throws Exception {
        int events = 90;
        for (int i = 0; i < events; i++) {
            outbox.add(List.of(event("e" + i, i)));
        }
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<List<String>>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                all.add(() -> {
                    start.await();
                    List<String> mine = new ArrayList<>();
                    for (List<String> some = leased(NOON, 4); !some.isEmpty(); some = leased(NOON, 4)) {
                        mine.addAll(some);
                    }
                    return mine;
                });
            }
            List<String> got = new ArrayList<>();
            for (Future<List<String>> each : pool.invokeAll(all)) {
                got.addAll(each.get());
            }
            got.addAll(leased(NOON, events)); // what was being leased when another looked
            assertEquals(events, got.size());
            assertEquals(events, new HashSet<>(got).size());
        } finally {
            pool.shutdownNow();
        }
    }
}
