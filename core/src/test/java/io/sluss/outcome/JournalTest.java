package io.sluss.outcome;

import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.Seeds;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JournalTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Journal.class);

    @BeforeAll
    static void failInSilence() {
        LOG.setLevel(Level.OFF); // thousands of failures, all of them wanted
    }

    @AfterAll
    static void failAloudAgain() {
        LOG.setLevel(null);
    }

    /** Takes what it is given, or fails as it is told to; nothing else of it is used. */
    private static final class Ledger implements OfferLedger {
        private final List<LedgerEvent> taken = Collections.synchronizedList(new ArrayList<>());
        private Supplier<Throwable> failure = () -> null;

        @Override
        public List<LedgerEvent> append(List<LedgerEvent> events) {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            taken.addAll(events);
            return events;
        }

        @Override
        public Received settle(LedgerEvent report) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome outcomeOf(ContactId contact, OfferId offer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LedgerEvent> expire(Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CallerHistory history(CallerKey caller, Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(CallerKey caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LedgerEvent> linkedTo(CallerKey caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void read(Instant from, Instant to, java.util.function.Consumer<LedgerEvent> each) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Heard implements Journal.Listener {
        private final List<LedgerEvent> happened = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger flushed = new AtomicInteger();
        private final AtomicInteger dropped = new AtomicInteger();
        private final AtomicInteger retried = new AtomicInteger();

        @Override
        public void happened(LedgerEvent event) {
            happened.add(event);
        }

        @Override
        public void flushed(int events) {
            flushed.addAndGet(events);
        }

        @Override
        public void dropped() {
            dropped.incrementAndGet();
        }

        @Override
        public void retried(int events) {
            retried.addAndGet(events);
        }
    }

    private final Ledger ledger = new Ledger();
    private final Heard heard = new Heard();

    private Journal journal(int capacity) {
        return new Journal(ledger, capacity, heard);
    }

    private static LedgerEvent event(int thread, int number) {
        return presented("t" + thread + SERVICE, NOON.plusSeconds(number));
    }

    @Test
    void events_reach_the_ledger_in_order_and_are_told_of_once() {
        Journal journal = journal(10_000);
        List<LedgerEvent> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            all.add(event(0, i));
            assertTrue(journal.add(all.get(i)));
        }
        assertEquals(2_000, journal.size());
        assertTrue(journal.flush());
        assertEquals(all, ledger.taken);
        assertEquals(all, heard.happened);
        assertEquals(2_000, heard.flushed.get());
        assertEquals(0, journal.size());
        assertTrue(journal.flush(), "nothing is left over of nothing");
    }

    @Test
    void a_full_journal_drops_the_newest_and_says_so() {
        Journal journal = journal(3);
        for (int i = 0; i < 5; i++) {
            assertEquals(i < 3, journal.add(event(0, i)));
        }
        assertEquals(2, heard.dropped.get());
        assertEquals(3, journal.size());
        journal.flush();
        assertEquals(List.of(event(0, 0), event(0, 1), event(0, 2)), ledger.taken);
        assertTrue(journal.add(event(0, 9)), "there is room again");
    }

    @Test
    void what_a_failing_ledger_did_not_take_is_kept_and_tried_again_in_order() {
        Journal journal = journal(4);
        ledger.failure = () -> new IllegalStateException("kanariefågel");
        journal.add(event(0, 0));
        journal.add(event(0, 1));
        assertFalse(journal.flush());
        assertFalse(journal.flush());
        assertEquals(4, heard.retried.get());
        journal.add(event(0, 2));
        assertTrue(journal.add(event(0, 3)));
        assertFalse(journal.add(event(0, 4)), "what is kept still counts");
        ledger.failure = () -> null;
        assertTrue(journal.flush());
        assertEquals(List.of(event(0, 0), event(0, 1), event(0, 2), event(0, 3)), ledger.taken);
        assertEquals(4, heard.flushed.get());
    }

    @Test
    void a_ledger_that_cannot_be_linked_or_overflows_loses_nothing() {
        for (Error error : List.of(new StackOverflowError(), new NoClassDefFoundError("kanariefågel"))) {
            Journal journal = journal(10);
            ledger.taken.clear();
            ledger.failure = () -> error;
            journal.add(event(0, 0));
            assertFalse(journal.flush());
            ledger.failure = () -> null;
            assertTrue(journal.flush());
            assertEquals(List.of(event(0, 0)), ledger.taken);
            assertEquals(0, journal.size());
        }
    }

    @Test
    void a_flush_goes_on_for_as_long_as_it_is_told_to() {
        Journal journal = journal(10_000);
        for (int i = 0; i < 5_000; i++) {
            journal.add(event(0, i));
        }
        AtomicInteger batches = new AtomicInteger();
        assertFalse(journal.flush(() -> batches.incrementAndGet() <= 2));
        assertTrue(journal.size() < 5_000 && journal.size() > 0);
        assertEquals(5_000, journal.size() + ledger.taken.size());
    }

    @Test
    void any_sequence_of_adding_failing_and_flushing_loses_and_doubles_nothing() {
        Seeds.each(200, random -> {
            Ledger flaky = new Ledger();
            flaky.failure = () -> random.nextInt(3) == 0 ? new IllegalStateException() : null;
            Heard told = new Heard();
            int capacity = 1 + random.nextInt(1_500);
            Journal journal = new Journal(flaky, capacity, told);
            List<LedgerEvent> kept = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                for (int n = random.nextInt(200); n > 0; n--) {
                    LedgerEvent event = event(i, n);
                    if (journal.add(event)) {
                        kept.add(event);
                    }
                }
                journal.flush();
                assertTrue(journal.size() <= capacity);
            }
            flaky.failure = () -> null;
            assertTrue(journal.flush());
            assertEquals(kept, flaky.taken);
            assertEquals(kept, told.happened);
        });
    }

    @Test
    void many_threads_add_and_flush_at_once_without_loss_or_double_and_each_in_its_order() throws Exception {
        int threads = 8;
        int each = 5_000;
        java.util.Random random = new java.util.Random(7);
        ledger.failure = () -> random.nextInt(4) == 0 ? new IllegalStateException("now and then") : null;
        Journal journal = journal(2_000);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 3);
        try {
            List<Future<List<LedgerEvent>>> adders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                adders.add(pool.submit(() -> {
                    start.await();
                    List<LedgerEvent> added = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        LedgerEvent event = event(thread, i);
                        if (journal.add(event)) {
                            added.add(event);
                        } else {
                            journal.flush();
                        }
                    }
                    return added;
                }));
            }
            List<Future<?>> flushers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                flushers.add(pool.submit(() -> {
                    start.await();
                    while (!done.get()) {
                        journal.flush();
                        Thread.onSpinWait();
                    }
                    return null;
                }));
            }
            start.countDown();
            Map<String, List<LedgerEvent>> added = new HashMap<>();
            int total = 0;
            for (int t = 0; t < threads; t++) {
                List<LedgerEvent> events = adders.get(t).get();
                if (!events.isEmpty()) {
                    added.put("t" + t, events); // a thread may have found it full each time
                }
                total += events.size();
            }
            done.set(true);
            for (Future<?> flusher : flushers) {
                flusher.get();
            }
            ledger.failure = () -> null;
            assertTrue(journal.flush());
            assertEquals(threads * each, total + heard.dropped.get());
            assertEquals(total, ledger.taken.size());
            Map<String, List<LedgerEvent>> taken = new HashMap<>();
            ledger.taken.forEach(event -> taken.computeIfAbsent(event.contact().text(), c -> new ArrayList<>())
                    .add(event));
            assertEquals(added, taken);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_journal_before_a_real_ledger_counts_what_happened_for_the_first_time() {
        Journal journal = new Journal(OfferLedger.inMemory(100, Duration.ofDays(8)), 100, heard);
        journal.add(offered("c" + SERVICE));
        journal.add(offered("c" + SERVICE));
        assertTrue(journal.flush());
        assertEquals(2, heard.flushed.get());
        assertEquals(1, heard.happened.size());
        assertThrows(
                UnsupportedOperationException.class,
                () -> CallerHistory.NONE.visits().clear());
    }
}
