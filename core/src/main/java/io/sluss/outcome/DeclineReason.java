package io.sluss.outcome;

import java.util.Locale;
import java.util.Optional;

/** Why somebody said no. */
public enum DeclineReason {
    /** Would rather talk to somebody. */
    PREFERS_PERSON,
    /** Has no electronic identification. */
    NO_E_ID,
    /** Did not know of it. */
    DID_NOT_KNOW,
    /** Could not use it. */
    COULD_NOT,
    /** Something else. */
    OTHER;

    /** The name in interfaces: {@code prefers-person}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@code prefers-person} or {@code PREFERS_PERSON}. */
    public static Optional<DeclineReason> parse(String text) {
        for (DeclineReason reason : values()) {
            if (reason.name().equalsIgnoreCase(text.replace('-', '_'))) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
