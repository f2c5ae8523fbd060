package io.sluss.matching;

import io.sluss.contact.ChannelTrouble;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel is up, as somebody saw it at a time.
 *
 * @param trouble why it cannot be used, or null when it is up
 * @param seenAt when that was seen; older than a minute is taken as down
 */
public record Availability(@Nullable ChannelTrouble trouble, Instant seenAt) {
    /** It can be used. */
    public static Availability up(Instant seenAt) {
        return new Availability(null, seenAt);
    }

    /** It cannot be used. */
    public static Availability down(ChannelTrouble why, Instant seenAt) {
        return new Availability(why, seenAt);
    }
}
