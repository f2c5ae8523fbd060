package io.sluss.promise;

import java.time.Instant;

/** Is told what became of promises, to count it. Must be thread-safe. */
public interface PromiseListener {
    /**
     * Something happened to a promise.
     *
     * @param promise as it is now
     * @param what from a closed list, as in meters: {@code made}, {@code kept}, {@code no-answer}
     */
    void happened(Promise promise, String what, Instant at);
}
