package io.sluss.criticality;

import io.sluss.contact.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reason in free text. Must be thread-safe. When it throws, answers null or is late, the contact is UNKNOWN
 * and a person answers; a reason the rules file does not have is no answer either.
 */
@FunctionalInterface
public interface ReasonRecognizer {
    /** Recognises nothing: keys and menus only. */
    ReasonRecognizer NONE = (wording, language) -> Recognition.UNKNOWN;

    /**
     * What the words are about; {@link Recognition#UNKNOWN} when unsure.
     *
     * @param wording the words, never empty
     * @param language the language, one that the service serves, or null when it is not known
     */
    Recognition recognize(Wording wording, @Nullable String language);
}
