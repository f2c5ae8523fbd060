package io.sluss.matching;

import io.sluss.contact.ChannelTrouble;
import org.jspecify.annotations.Nullable;

/**
 * A channel that a rule would have offered and that was left out.
 *
 * @param kind its kind
 * @param channel its name
 * @param why why
 * @param trouble what is the matter with a channel that is {@link Why#UNAVAILABLE}; null for any other
 */
public record Suppressed(
        ChannelKind kind, String channel, Why why, @Nullable ChannelTrouble trouble) {
    /** A channel that works, and was left out for something else. */
    static Suppressed of(Channel channel, Why why) {
        return new Suppressed(channel.kind(), channel.id(), why, null);
    }

    /** A channel that cannot be used. */
    static Suppressed of(Channel channel, ChannelTrouble trouble) {
        return new Suppressed(channel.kind(), channel.id(), Why.UNAVAILABLE, trouble);
    }

    /** Why, with what is the matter: {@code unavailable: timeout}. */
    public String reason() {
        return trouble == null ? why.label : why.label + ": " + trouble.label();
    }

    /** Why a channel is left out. */
    public enum Why {
        /** Outside its hours. */
        CLOSED,
        /** No slot within its horizon. */
        FULL,
        /** Down, or not known to be up. */
        UNAVAILABLE,
        /** A requirement is known not to be met; which one is not told. */
        NEED_NOT_MET,
        /** Declined in this contact. */
        DECLINED,
        /** Offered for the same reason within the re-contact window, and the caller came back. */
        REPEAT,
        /** The caller's history could not be read, so a repeat cannot be ruled out. */
        HISTORY_UNKNOWN,
        /** It does not serve this reason. */
        NOT_FOR_REASON,
        /** No office serves the region. */
        NOT_IN_REGION,
        /** Only people serve now, by a switch. */
        ONLY_PEOPLE;

        private final String label = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

        /** The name in interfaces and meters: {@code need-not-met}. */
        public String label() {
            return label;
        }
    }
}
