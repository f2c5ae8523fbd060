package io.sluss.offer;

import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;

/**
 * The opaque id of one offer. URL-safe, at most 48 characters; it begins with the bytes of its contact's id.
 *
 * @param text the id as it is written in URLs
 */
public record OfferId(String text) {
    /**
     * Checks the form.
     *
     * @throws InvalidContactException if {@code text} cannot be an id
     */
    public OfferId {
        if (!ContactId.looksLikeOne(text)) {
            throw new InvalidContactException("offerId", "is not an id that Sluss issued");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
