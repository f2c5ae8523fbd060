package io.sluss.matching;

import java.util.Collection;

/**
 * Tells whether a channel is up. Asked off the path of a decision, by {@code Sluss.maintain()} and when rules change;
 * when it throws, or has not been asked for a minute, the channel is suppressed as {@code unavailable}. Called by several
 * threads at a time.
 */
@FunctionalInterface
public interface AvailabilitySource {
    /**
     * What is known of a channel. Two versions of the rules may have channels of one name, with different addresses.
     *
     * @param channel one of those that {@link #watch} was given last
     */
    Availability of(Channel channel);

    /**
     * Told, before {@link #of} is asked, which channels there are now: those of every version of the rules that somebody
     * may still be served by. Somebody who has to ask others does it here, without making the caller wait for slow ones.
     */
    default void watch(Collection<Channel> channels) {}
}
