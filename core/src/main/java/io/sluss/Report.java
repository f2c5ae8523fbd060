package io.sluss;

import io.sluss.contact.Wording;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host reports of an offer. Immutable; its answers live no longer than the call.
 *
 * @param outcome what it came to
 * @param answers the answers to what was asked, by the question's name
 * @param declineReason why somebody said no, or null
 * @param wording what was said with it, which is judged as any step of the contact
 */
public record Report(
        Outcome outcome,
        Map<String, Boolean> answers,
        @Nullable DeclineReason declineReason,
        Wording wording) {
    /**
     * Copies the answers.
     *
     * @throws IllegalArgumentException if the outcome comes about by itself and cannot be reported
     */
    public Report {
        if (!outcome.reportable()) {
            throw new IllegalArgumentException(outcome + " comes about by itself and cannot be reported");
        }
        answers = Map.copyOf(answers);
    }

    /** An outcome and nothing more. */
    public static Report of(Outcome outcome) {
        return new Report(outcome, Map.of(), null, Wording.NONE);
    }

    /** An acceptance with its answers. */
    public static Report accepted(Map<String, Boolean> answers) {
        return new Report(Outcome.ACCEPTED, answers, null, Wording.NONE);
    }

    /** A no, and why. */
    public static Report declined(@Nullable DeclineReason why) {
        return new Report(Outcome.DECLINED, Map.of(), why, Wording.NONE);
    }

    @Override
    public String toString() {
        return "Report[" + outcome + "]";
    }
}
