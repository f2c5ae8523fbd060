package io.sluss.offer;

import io.sluss.contact.ContactId;
import io.sluss.matching.Candidate;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel offered to one contact. Immutable.
 *
 * @param id its id
 * @param contact whom it is made to
 * @param candidate the channel and what is known of it now
 * @param expiresAt until when it can be settled
 * @param asks what is asked with it, at most two
 */
public record Offer(OfferId id, ContactId contact, Candidate candidate, Instant expiresAt, List<Ask> asks) {
    /** Copies the asks. */
    public Offer {
        asks = List.copyOf(asks);
    }

    /** The channel. */
    public Channel channel() {
        return candidate.channel();
    }

    /** The channel's kind. */
    public ChannelKind kind() {
        return candidate.channel().kind();
    }

    /** How the channel serves. */
    public ChannelMode mode() {
        return candidate.mode();
    }

    /** Whether it is the person, who is always there. */
    public boolean isPerson() {
        return kind() == ChannelKind.LIVE_AGENT;
    }

    /** The start of the next free slot, for a callback or booking. */
    public @Nullable Instant nextFree() {
        return candidate.nextFree();
    }

    /** The queue or duty that answers, for the live agent; null when only the emergency number does. */
    public @Nullable String queue() {
        return candidate.queue();
    }
}
