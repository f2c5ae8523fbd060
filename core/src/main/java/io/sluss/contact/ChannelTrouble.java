package io.sluss.contact;

import java.util.Locale;

/** Why a channel cannot be used, as far as it can be told. A closed list, so that each can be a label. */
public enum ChannelTrouble {
    /** Somebody says so, and no more. */
    DOWN,
    /** Nothing is known of it yet. */
    NOT_ASKED_YET,
    /** What is known of it is too old. */
    STALE,
    /** Whoever was to tell failed to. */
    SOURCE_FAILED,
    /** It did not answer in time. */
    TIMEOUT,
    /** Nobody answers at its address, or the connection broke. */
    UNREACHABLE,
    /** No secure connection could be made: a certificate that has run out, a name that does not match. */
    TLS,
    /** It answered that the address is wrong, or that one has to log in: HTTP 4xx. */
    STATUS_4XX,
    /** It answered that it fails: HTTP 5xx. */
    STATUS_5XX,
    /** It answered with what is no answer of HTTP. */
    BAD_ANSWER,
    /** Its address cannot be asked. */
    BAD_ADDRESS,
    /** It is not known which of its times are free. */
    SLOTS_UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in interfaces: {@code status-5xx}. */
    public String label() {
        return label;
    }
}
