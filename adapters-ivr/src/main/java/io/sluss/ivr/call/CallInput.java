package io.sluss.ivr.call;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came from the caller at one step. Lives as long as the step; nothing of it is printed or kept.
 *
 * @param event what happened
 * @param keys the keys that were pressed, empty for none
 * @param words what was said, as the platform transcribed it, empty for nothing
 * @param confidence how sure the platform is of the words, 0-1, or null
 * @param alternatives what may have been said instead of the words, as the platform tells, at most
 *     {@link io.sluss.contact.Contact#MAX_VALUES}; empty for nothing
 * @param caller the calling number in any form, or null
 * @param dialled what is known when the call comes in; read at its first step only
 */
public record CallInput(
        Event event,
        String keys,
        String words,
        @Nullable Double confidence,
        List<String> alternatives,
        @Nullable String caller,
        Dialled dialled) {
    /** Copies the alternatives. */
    public CallInput {
        alternatives = List.copyOf(alternatives);
    }

    /** What came from the caller where the platform tells of no alternatives. */
    public CallInput(
            Event event,
            String keys,
            String words,
            @Nullable Double confidence,
            @Nullable String caller,
            Dialled dialled) {
        this(event, keys, words, confidence, List.of(), caller, dialled);
    }

    /** What can happen at a step. */
    public enum Event {
        /** Keys or words came; or nothing yet, when the call begins. */
        ANSWER,
        /** The caller was silent. */
        NO_INPUT,
        /** Something came that the platform could not make out. */
        NO_MATCH,
        /** The caller hung up. */
        HANG_UP,
        /** The queue could not be reached. */
        TRANSFER_FAILED,
        /** Something that no adapter sends. */
        UNREADABLE
    }

    /**
     * What is known when the call comes in.
     *
     * @param callId the platform's own id of the call, or null; by it a call that comes in twice is told from two calls
     * @param language the language the platform asks for, or null
     * @param region the region of the number that was dialled, or null
     * @param place where the call comes from, or null
     * @param queueTicket the platform's ticket for the place in the queue, or null
     * @param signals what the platform noticed; see {@link io.sluss.contact.Signals}
     */
    public record Dialled(
            @Nullable String callId,
            @Nullable String language,
            @Nullable String region,
            @Nullable String place,
            @Nullable String queueTicket,
            Set<String> signals) {
        /** Nothing. */
        public static final Dialled UNKNOWN = new Dialled(null, null, null, null, null, Set.of());

        /** Copies the signals. */
        public Dialled {
            signals = Set.copyOf(signals);
        }

        @Override
        public String toString() {
            return "Dialled[hidden]";
        }
    }

    /** Whether the caller did nothing that can be read. */
    boolean isEmpty() {
        return keys.isEmpty() && words.isBlank();
    }

    @Override
    public String toString() {
        return "CallInput[" + event + "]";
    }
}
