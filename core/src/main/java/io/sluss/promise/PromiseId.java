package io.sluss.promise;

import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;

/**
 * The opaque id of one promise. URL-safe, at most 48 characters.
 *
 * @param text the id as it is written in URLs
 */
public record PromiseId(String text) {
    /**
     * Checks the form.
     *
     * @throws InvalidContactException if {@code text} cannot be an id
     */
    public PromiseId {
        if (!ContactId.looksLikeOne(text)) {
            throw new InvalidContactException("promiseId", "is not an id that Sluss issued");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
