package io.sluss.uptake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Numbers callers from 1, the same one alike under whichever of their keys, and tells nothing else of them. Bounded: who
 * has not been here for the longest, where there are more than {@value #MOST} hashes, is numbered anew. Not thread-safe.
 */
final class CallerNumbers {
    static final int MOST = 1_000_000;

    private final Cache<String, Long> numbers =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final AtomicLong last = new AtomicLong();

    /** The caller's number, or null of none. */
    @Nullable
    Long of(@Nullable CallerKey caller) {
        if (caller == null) {
            return null;
        }
        Long number = null;
        for (String hash : caller.values()) {
            Long known = numbers.getIfPresent(hash);
            number = number == null ? known : number;
        }
        Long found = number == null ? last.incrementAndGet() : number;
        for (String hash : caller.values()) {
            numbers.put(hash, found);
        }
        return found;
    }
}
