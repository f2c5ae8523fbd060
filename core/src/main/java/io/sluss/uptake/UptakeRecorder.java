package io.sluss.uptake;

import io.sluss.outcome.LedgerEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happened, each thing once. Must be thread-safe and quick. When it throws, that is logged once and
 * ignored: measuring never stands in a caller's way.
 */
public interface UptakeRecorder {
    /** Records nothing. */
    UptakeRecorder NONE = event -> {};

    /** Something happened to a contact, an offer or a promise, for the first time. */
    void record(LedgerEvent event);

    /**
     * A decision was made.
     *
     * @param took how long it took
     * @param degradedStep the step it failed at, or null
     */
    default void decided(Duration took, @Nullable String degradedStep) {}

    /**
     * Events went through the journal.
     *
     * @param state what became of them
     * @param events how many
     */
    default void journal(JournalState state, long events) {}

    /**
     * Rules are in force; told again whenever that changes.
     *
     * @param live the version in force
     * @param candidate the version that is tried out, or null
     */
    default void rules(String live, @Nullable String candidate) {}

    /** What becomes of an event in the journal. */
    enum JournalState {
        /** The ledger has it. */
        FLUSHED,
        /** The journal was full and it is gone. */
        DROPPED,
        /** The ledger failed; it is kept and tried again. */
        RETRIED;

        /** The name in meters. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
