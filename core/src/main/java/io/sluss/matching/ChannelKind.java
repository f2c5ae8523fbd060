package io.sluss.matching;

import java.util.Locale;
import java.util.Optional;

/** The kinds of channels that can be offered. */
public enum ChannelKind {
    /** A person serves oneself, on a page or on a form sent home. */
    E_SERVICE,
    /** An agent calls back, at the next free slot or at a chosen time. */
    CALLBACK,
    /** A time booked by oneself: a visit, a call, or help to fill something in. */
    BOOKING,
    /** A person answers: the queue, an on-call duty, or the emergency number. */
    LIVE_AGENT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in rules files: {@code e-service}. */
    public String label() {
        return label;
    }

    /** Reads a name of a rules file. */
    public static Optional<ChannelKind> parse(String label) {
        for (ChannelKind kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
