package io.sluss.ivr.call;

import io.sluss.matching.Requirement;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer to a requirement's question tells about a contact, in the fields that Sluss decides by. */
final class Need {
    private static final Map<String, String> SIGNAL_OF_NO = Map.of(
            "swedish-id-number", "no-swedish-id-number",
            "adult", "minor",
            "violence", "no-violence",
            "evidence-perishable", "evidence-kept",
            "suspect-known", "suspect-unknown",
            "happening-now", "happened-earlier",
            "in-sweden", "abroad",
            "private-person", "organisation");

    private Need() {}

    /** The signals that an answer stands for. */
    static Set<String> signals(String question, boolean answer) {
        if (question.equals(Requirement.E_ID.question())) {
            return Set.of();
        }
        if (answer) {
            return Set.of(question);
        }
        String signal = SIGNAL_OF_NO.get(question);
        return signal == null ? Set.of() : Set.of(signal);
    }

    /** Whether the caller has an electronic identification, if that was the question. */
    static @Nullable Boolean eId(String question, boolean answer) {
        return question.equals(Requirement.E_ID.question()) ? Boolean.valueOf(answer) : null;
    }
}
