package io.sluss.outcome;

import io.sluss.contact.Hidden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events from decisions to the ledger, in order and in batches, so that a decision never waits for a store.
 * Bounded: when it is full, the newest event is dropped and counted. When the ledger fails, what it did not take is
 * kept and tried again. Thread-safe and without locks.
 */
public final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int BATCH = 512;

    /** So long a request hands over what waits, its own events among it. */
    public static final Duration BRIEFLY = Duration.ofMillis(100);

    /** Is told what became of events; must not throw. */
    public interface Listener {
        /** Something happened for the first time. */
        void happened(LedgerEvent event);

        /** The ledger took so many events. */
        void flushed(int events);

        /** The journal was full and an event is gone. */
        void dropped();

        /** The ledger failed; so many events are kept and tried again. */
        void retried(int events);
    }

    private final OfferLedger ledger;
    private final int capacity;
    private final Listener listener;
    private final Queue<LedgerEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile boolean failing;
    private List<LedgerEvent> unflushed = List.of(); // touched only by the thread that holds `flushing`

    /**
     * A journal for one ledger.
     *
     * @param ledger where events go
     * @param capacity how many events it holds at the most
     * @param listener who is told
     */
    public Journal(OfferLedger ledger, int capacity, Listener listener) {
        this.ledger = ledger;
        this.capacity = capacity;
        this.listener = listener;
    }

    /** Takes an event in; false when the journal is full and the event is gone. */
    public boolean add(LedgerEvent event) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            listener.dropped();
            return false;
        }
        queue.add(event);
        return true;
    }

    /** How many events wait. */
    public int size() {
        return size.get();
    }

    /** Whether the ledger failed when it was last given something. */
    public boolean isFailing() {
        return failing;
    }

    /** Hands what waits to the ledger, unless another thread is at it; true when nothing was left over. */
    public boolean flush() {
        return flush(() -> true);
    }

    /**
     * The same for at most so long, or one batch: what has gathered while the ledger was away is not for one request, or
     * one round of maintenance, to hand over.
     */
    public boolean flushWithin(Duration most) {
        long started = System.nanoTime();
        return flush(() -> System.nanoTime() - started < most.toNanos());
    }

    /** The same, for as long as {@code goOn} says, which is asked before each batch. */
    public boolean flush(BooleanSupplier goOn) {
        while (size.get() > 0) {
            if (!goOn.getAsBoolean() || !flushing.compareAndSet(false, true)) {
                return false;
            }
            try {
                if (!flushBatch()) {
                    return false;
                }
            } finally {
                flushing.set(false);
            }
        }
        return true;
    }

    private boolean flushBatch() {
        List<LedgerEvent> batch = nextBatch();
        if (batch.isEmpty()) {
            return false; // counted, but its thread has not added it yet
        }
        List<LedgerEvent> happened;
        try {
            happened = ledger.append(batch);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            unflushed = batch;
            failing = true;
            listener.retried(batch.size());
            LOG.warn("The ledger failed; {} events are kept and tried again", batch.size(), Hidden.of(e));
            return false;
        }
        unflushed = List.of();
        failing = false;
        size.addAndGet(-batch.size());
        listener.flushed(batch.size());
        happened.forEach(listener::happened);
        return true;
    }

    private List<LedgerEvent> nextBatch() {
        if (!unflushed.isEmpty()) {
            return unflushed;
        }
        List<LedgerEvent> batch = new ArrayList<>(Math.min(BATCH, size.get()));
        while (batch.size() < BATCH) {
            LedgerEvent event = queue.poll();
            if (event == null) {
                break;
            }
            batch.add(event);
        }
        return batch;
    }
}
