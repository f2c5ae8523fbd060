package io.sluss.promise;

import io.sluss.contact.ContactId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A callback that is to be made now, for whoever makes it. Holds the number: it is never printed, kept or logged, and
 * nothing is left on an answering machine.
 *
 * @param id its promise
 * @param contact the contact it belongs to
 * @param holder shows that it was taken; goes with the report of what it came to
 * @param until when another may take it, unless it is renewed
 * @param number the number to call, E.164
 * @param word what the caller says first
 * @param safeToCall whether the person said that it is safe to call; null when not asked
 * @param slot when it was to be, and on which resource
 * @param about what it is about
 * @param earlier the calls before that did not reach the person
 * @param carriedOver how often it was carried over to another day
 */
public record Callback(
        PromiseId id,
        ContactId contact,
        String holder,
        Instant until,
        String number,
        String word,
        @Nullable Boolean safeToCall,
        Slot slot,
        Promise.About about,
        List<Progress.Attempt> earlier,
        int carriedOver) {
    /** Copies the earlier calls. */
    public Callback {
        earlier = List.copyOf(earlier);
    }

    @Override
    public String toString() {
        return "Callback[hidden]";
    }
}
