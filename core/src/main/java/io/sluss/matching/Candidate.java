package io.sluss.matching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel that can serve a contact now.
 *
 * @param channel which
 * @param mode how
 * @param asks requirements that are not known to be met, to be asked with the offer
 * @param resource the resource of its slots ({@code booking/malmo}), or null where it has none
 * @param place where a booked time is, or null
 * @param nextFree the start of its next free slot, or null where it has none
 * @param queue the queue or duty that answers, for a live agent
 * @param opensAt when the agents open, where nobody answers now
 */
public record Candidate(
        Channel channel,
        ChannelMode mode,
        List<Requirement> asks,
        @Nullable String resource,
        @Nullable String place,
        @Nullable Instant nextFree,
        @Nullable String queue,
        @Nullable Instant opensAt) {
    /** Copies the asks. */
    public Candidate {
        asks = List.copyOf(asks);
    }
}
