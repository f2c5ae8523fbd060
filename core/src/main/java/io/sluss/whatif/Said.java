package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in a contact and what may have been said instead, as normalised words; null for a text too long to read. */
record Said(
        @Nullable String words,
        List<String> alternatives,
        @Nullable Double confidence) {
    private static final String TOO_LONG = "x".repeat(Wording.MAX_CHARACTERS + 1);

    /** What stands for an alternative that is too long to read. */
    private static final String TOO_LONG_MARK = "\0";

    static Said of(Contact contact) {
        List<String> alternatives = contact.alternatives().stream()
                .map(wording -> wording.tooLong() ? TOO_LONG_MARK : joined(wording))
                .toList();
        Wording wording = contact.wording();
        return new Said(wording.tooLong() ? null : joined(wording), alternatives, contact.confidence());
    }

    /** Whether anything was said, or may have been. */
    static boolean anything(Contact contact) {
        return !contact.wording().isEmpty()
                || contact.wording().tooLong()
                || !contact.alternatives().isEmpty();
    }

    private static String joined(Wording wording) {
        return String.join(" ", wording.words());
    }

    void tell(Contact.Builder contact) {
        contact.utterance(words == null ? TOO_LONG : words);
        contact.alternatives(alternatives.stream()
                .map(text -> text.equals(TOO_LONG_MARK) ? TOO_LONG : text)
                .toList());
        contact.confidence(confidence);
    }

    @Override
    public String toString() {
        return "Said[]"; // never shown
    }
}
