package io.sluss.offer;

import io.sluss.contact.Localized;

/**
 * A yes/no question put with an offer. Any answer but the wanted one withdraws the offer.
 *
 * @param id its name: {@value #SAFE} or a requirement's question
 * @param text what is asked
 * @param wanted the answer with which the offer stands
 */
public record Ask(String id, Localized text, boolean wanted) {
    /** The safety question, put with every offer of anything but a person. */
    public static final String SAFE = "safe";
}
