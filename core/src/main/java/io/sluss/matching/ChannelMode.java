package io.sluss.matching;

import java.util.Locale;
import java.util.Optional;

/** How a channel serves. */
public enum ChannelMode {
    /** An e-service on a page. */
    ONLINE,
    /** A form sent home by post. */
    FORM_BY_POST,
    /** A callback at the next free slot; the place in the queue is kept. */
    NEXT_SLOT,
    /** A callback at a chosen time. */
    CHOSEN_TIME,
    /** A booked visit. */
    VISIT,
    /** A booked call. */
    PHONE,
    /** A booked time to fill something in together. */
    FILL_IN_TOGETHER,
    /** The agents' queue. */
    QUEUE,
    /** An on-call duty, while the agents are closed. */
    ON_CALL;

    /** The name in rules files: {@code form-by-post}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a name of a rules file. */
    public static Optional<ChannelMode> parse(String label) {
        for (ChannelMode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
