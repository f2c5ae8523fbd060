package io.sluss.promise;

import io.sluss.matching.ChannelMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that can be taken.
 *
 * @param resource whose time it is: {@code callback/syd}, {@code booking/malmo}
 * @param start its start
 * @param end its end, exclusive
 * @param place where, or null for a callback
 * @param mode how
 */
public record Slot(
        String resource,
        Instant start,
        Instant end,
        @Nullable String place,
        ChannelMode mode) {
    /** What a slot is in a book: its resource and its time. */
    public record Key(String resource, Instant start, Instant end) {}

    /** What it is in a book. */
    public Key key() {
        return new Key(resource, start, end);
    }
}
