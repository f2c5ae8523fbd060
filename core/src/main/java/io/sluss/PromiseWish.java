package io.sluss;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Wording;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a callback or a booked time. Immutable; nothing of it is printed.
 *
 * @param start the start of the chosen slot, or null for the next free one
 * @param resource the chosen slot's resource, or null for the one the offer named
 * @param number the number to call; needed for whatever is done by telephone
 * @param answers the answers to what was asked with the offer
 * @param safeToCall whether the person said that it is safe to call; null when not asked
 * @param wording what was said with it, which is judged as any step of the contact
 */
public record PromiseWish(
        @Nullable Instant start,
        @Nullable String resource,
        @Nullable CallerNumber number,
        Map<String, Boolean> answers,
        @Nullable Boolean safeToCall,
        Wording wording) {
    /** Copies the answers. */
    public PromiseWish {
        answers = Map.copyOf(answers);
    }

    /** The next free slot. */
    public static PromiseWish nextFree(@Nullable CallerNumber number, Map<String, Boolean> answers) {
        return new PromiseWish(null, null, number, answers, null, Wording.NONE);
    }

    @Override
    public String toString() {
        return "PromiseWish[hidden]";
    }
}
