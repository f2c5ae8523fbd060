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

    /** Other rules are in force, or they hold out another share; told again whenever that changes. */
    default void rules(InForce now) {}

    /**
     * What is to be known of the rules in force.
     *
     * @param live the version in force
     * @param candidate the version that is tried out, or null
     * @param holdoutShare the share of eligible callers that is held out today, 0-1; 0 from the day the hold-out ends, and
     *     {@link Double#NaN} where it is not one share for everybody, as while a candidate holds out another
     */
    record InForce(String live, @Nullable String candidate, double holdoutShare) {}

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
