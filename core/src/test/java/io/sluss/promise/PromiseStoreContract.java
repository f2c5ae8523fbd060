package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PromiseStore} keeps: an offer makes one promise. */
public abstract class PromiseStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final KeyRing KEYS = KeyRing.derivedFrom(new byte[32]);
    private static final CallerKeys DOOR = new CallerKeys(KEYS, "SE", Set.of());

    private PromiseStore store;

    /** An empty store with room for at least 1,000. */
    protected abstract PromiseStore store();

    @BeforeEach
    void emptyStore() {
        store = store();
    }

    protected static CallerKey caller(int number) {
        return DOOR.keyOf(new CallerNumber("+4670174060" + number)).orElseThrow();
    }

    /** A promise of this name, made by an offer of that name, whose slot starts so long after noon. */
    protected static Promise promise(String id, String offer, CallerKey caller, Duration after) {
        PromiseId promiseId = new PromiseId(id);
        Instant start = NOON.plus(after);
        return new Promise(
                promiseId,
                new OfferId(offer),
                new ContactId("contact"),
                ChannelKind.CALLBACK,
                new Slot("callback/syd", start, start.plus(Duration.ofMinutes(30)), null, ChannelMode.CHOSEN_TIME),
                Promise.State.MADE,
                "1234",
                NOON,
                NOON,
                Origin.PHONE,
                new ReasonId("bike"),
                new Region("syd"),
                "sv",
                "T-1",
                true,
                DialTarget.seal("+46701740605", promiseId, KEYS),
                caller == null ? null : caller.value());
    }

    protected static Promise promise(String id, String offer) {
        return promise(id, offer, caller(5), Duration.ofHours(1));
    }

    @Test
    void a_promise_is_found_by_its_id_and_by_its_offer_as_it_was_made() {
        Promise made = promise("p", "o");
        assertEquals(made, store.add(made));
        assertEquals(Optional.of(made), store.find(new PromiseId("p")));
        assertEquals(Optional.of(made), store.findByOffer(new OfferId("o")));
        assertEquals(Optional.empty(), store.find(new PromiseId("o")));
        assertEquals(Optional.empty(), store.findByOffer(new OfferId("p")));
        assertEquals(
                "+46701740605",
                store.find(new PromiseId("p")).orElseThrow().dialTarget().open(new PromiseId("p"), KEYS));
    }

    @Test
    void an_offer_makes_one_promise_and_a_second_gets_the_first() {
        Promise first = store.add(promise("p1", "o"));
        assertEquals(first, store.add(promise("p2", "o")));
        assertEquals(Optional.empty(), store.find(new PromiseId("p2")));
    }

    @Test
    void a_promise_is_replaced_by_a_later_state_of_itself_and_only_if_nobody_was_quicker() {
        Promise made = store.add(promise("p", "o"));
        Promise cancelled = made.cancelled();
        assertTrue(store.replace(made, cancelled));
        assertEquals(Optional.of(cancelled), store.find(new PromiseId("p")));
        assertFalse(store.replace(made, cancelled), "it has changed meanwhile");
        assertFalse(store.replace(promise("q", "r"), cancelled), "it was never there");
        assertEquals(Promise.State.CANCELLED, store.add(promise("again", "o")).state());
    }

    @Test
    void a_cancelled_promise_keeps_neither_number_nor_caller() {
        Promise cancelled = promise("p", "o").cancelled();
        assertNull(cancelled.dialTarget());
        assertNull(cancelled.callerKey());
        assertEquals("cancelled", cancelled.state().label());
    }

    @Test
    void a_callers_promises_are_theirs() {
        store.add(promise("a", "oa", caller(5), Duration.ofHours(1)));
        store.add(promise("b", "ob", caller(5), Duration.ofHours(2)));
        store.add(promise("c", "oc", caller(6), Duration.ofHours(1)));
        store.add(promise("d", "od", null, Duration.ofHours(1)));
        Set<String> ids = new HashSet<>();
        store.of(caller(5)).forEach(promise -> ids.add(promise.id().text()));
        assertEquals(Set.of("a", "b"), ids);
        assertEquals(List.of(), store.of(caller(7)));
    }

    @Test
    void what_is_removed_leaves_no_trace() {
        Promise made = store.add(promise("p", "o"));
        store.remove(made.id());
        store.remove(made.id());
        assertEquals(Optional.empty(), store.find(made.id()));
        assertEquals(Optional.empty(), store.findByOffer(made.offer()));
        assertEquals(List.of(), store.of(caller(5)));
        assertEquals("p2", store.add(promise("p2", "o")).id().text());
    }

    @Test
    void only_what_ended_before_is_dropped() {
        Promise early = store.add(promise("p", "o", caller(5), Duration.ofHours(1)));
        Promise late = store.add(promise("q", "r", caller(5), Duration.ofHours(2)));
        store.dropEndedBefore(early.slot().end());
        assertTrue(store.find(early.id()).isPresent());
        store.dropEndedBefore(early.slot().end().plusMillis(1));
        assertEquals(Optional.empty(), store.find(early.id()));
        assertEquals(Optional.empty(), store.findByOffer(early.offer()));
        assertTrue(store.find(late.id()).isPresent());
    }

    @Test
    void of_many_at_once_one_promise_is_made_and_everybody_gets_it() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 30; round++) {
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<Promise>> all = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    Promise mine = promise("p" + round + "-" + t, "o" + round);
                    all.add(() -> {
                        start.await();
                        return store.add(mine);
                    });
                }
                Set<Promise> got = new HashSet<>();
                for (Future<Promise> each : pool.invokeAll(all)) {
                    got.add(each.get());
                }
                assertEquals(1, got.size());
                Promise one = got.iterator().next();
                assertEquals(Optional.of(one), store.find(one.id()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_promise_prints_neither_number_nor_code_nor_caller() {
        assertEquals(
                "Promise[CALLBACK, MADE, 2026-11-24T12:00:00Z]",
                promise("p", "o").toString());
    }
}
