package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps promises. Must be thread-safe. When it throws, nothing was promised: the slot is given back and the answer is
 * 503.
 */
public interface PromiseStore {
    /**
     * Keeps a new promise.
     *
     * @return it, or the promise that the same offer made before: an offer makes one
     */
    Promise add(Promise promise);

    /** Replaces a promise by a later state of itself; false when it is not there or has changed meanwhile. */
    boolean replace(Promise before, Promise after);

    /** A promise by its id. */
    Optional<Promise> find(PromiseId id);

    /** The promise an offer made. */
    Optional<Promise> findByOffer(OfferId offer);

    /** Everything promised to a caller. */
    List<Promise> of(CallerKey caller);

    /** Removes a promise without a trace. */
    void remove(PromiseId id);

    /** Drops promises whose slot ended before {@code before}. */
    void dropEndedBefore(Instant before);

    /** A store in this process's memory, for at most {@code most} promises: more are refused. A restart loses it. */
    static PromiseStore inMemory(int most) {
        return new InMemoryPromiseStore(most);
    }
}
