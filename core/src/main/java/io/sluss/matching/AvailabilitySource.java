package io.sluss.matching;

/**
 * Tells whether a channel is up. Asked off the path of a decision, by {@code Sluss.maintain()}; when it throws, or has
 * not been asked for a minute, the channel is suppressed as {@code unavailable}.
 */
@FunctionalInterface
public interface AvailabilitySource {
    /** What is known of the channel of this name; an e-service's own name, {@code callback} or {@code booking}. */
    Availability of(String channel);
}
