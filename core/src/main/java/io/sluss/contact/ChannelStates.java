package io.sluss.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known, at the moment of a decision, of channels that can be down or full. Filled from memory; asking costs no
 * I/O. Channels go by name, since a contact knows nothing of channels yet.
 */
public interface ChannelStates {
    /** Every channel is up, and nothing has a free slot. */
    ChannelStates ALL_UP = new ChannelStates() {
        @Override
        public @Nullable ChannelTrouble whyUnavailable(String channel) {
            return null;
        }

        @Override
        public @Nullable Instant nextFree(String channel, String resource, Instant now) {
            return null;
        }
    };

    /** Why a channel cannot be used now, or null when it can. */
    @Nullable
    ChannelTrouble whyUnavailable(String channel);

    /**
     * The start of the next slot with room on a resource of a channel, or null when none is free within its horizon.
     *
     * @param resource as the slot book names it: {@code callback/syd}
     * @throws UnavailableException if it cannot be told
     */
    @Nullable
    Instant nextFree(String channel, String resource, Instant now);

    /**
     * Whether only people serve now where this channel would have.
     *
     * @param kind the channel's kind, as rules files write it
     * @param channel the channel's name
     * @param region the contact's region, or null when it is not known
     */
    default boolean onlyPeople(String kind, String channel, @Nullable Region region) {
        return false;
    }

    /** It cannot be told whether a channel has a free slot. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Names the channel.
         *
         * @param channel the channel's name
         */
        public UnavailableException(String channel) {
            super(channel, null, false, false);
        }
    }
}
