package io.sluss.promise;

import java.time.Instant;
import java.util.List;

/**
 * Keeps events until they were told: each at least once. Must be thread-safe. When it throws, what was to be told waits in
 * the process, bounded, or the promise it belongs to is not made.
 */
public interface EventOutbox {
    /** Takes events in; one whose id is known already is not taken again. */
    void add(List<OutboxEvent> events);

    /**
     * Leases events that are to be told by {@code now}, the earliest first, so that no other node tells them meanwhile.
     *
     * @param until when the lease runs out by itself
     */
    List<Leased> lease(Instant now, Instant until, int most);

    /** It was told, or never will be: it is dropped. */
    void done(String id);

    /** It could not be told; it is tried again from {@code next} on. */
    void retry(String id, Instant next);

    /** How many wait. */
    long size();

    /**
     * An event that is to be told.
     *
     * @param attempts how often that was tried before
     */
    record Leased(OutboxEvent event, int attempts) {}

    /** An outbox in this process's memory, for at most {@code most} events: more are refused. A restart loses it. */
    static EventOutbox inMemory(int most) {
        return new InMemoryEventOutbox(most);
    }
}
