package io.sluss.promise;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that other systems are told. Immutable. Holds nothing that was said and no number: ids, names of the rules
 * file, enums, times, and the host's own queue ticket.
 *
 * @param id another for each event and the same each time it is told, so that a receiver can tell; at most 80 characters
 * @param type what happened, such as {@code io.sluss.promise.made}
 * @param subject the id of the promise or contact it is about
 * @param at when it happened
 * @param data what is told, by name, in the order of the names
 */
public record OutboxEvent(String id, String type, String subject, Instant at, Map<String, String> data) {
    /** Copies the data. */
    public OutboxEvent {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    @Override
    public String toString() {
        return "OutboxEvent[" + type + ", " + at + "]";
    }
}
