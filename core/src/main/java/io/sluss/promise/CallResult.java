package io.sluss.promise;

import java.util.Locale;

/** What a callback came to. */
public enum CallResult {
    /** The person was spoken with; the promise is kept. */
    REACHED,
    /** Nobody answered, or a machine did: it is tried again, and nothing is left on it. */
    NO_ANSWER,
    /** The line was busy; it is tried again. */
    BUSY,
    /** The call could not be placed; it is tried again. */
    FAILED,
    /** The person said that it is not needed any more; the promise is cancelled. */
    NOT_WANTED;

    /** The name in interfaces and meters: {@code no-answer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is tried again. */
    public boolean isTriedAgain() {
        return this == NO_ANSWER || this == BUSY || this == FAILED;
    }
}
