package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recogniser made of the words.
 *
 * @param reason the reason, or null when it is not sure
 * @param score how sure it is, 0-1
 * @param contenders the reasons it could not choose between; empty when there were none
 */
public record Recognition(@Nullable ReasonId reason, double score, List<ReasonId> contenders) {
    /** Not sure of anything. */
    public static final Recognition UNKNOWN = new Recognition(null, 0, List.of());

    /**
     * Checks the score.
     *
     * @throws IllegalArgumentException if the score is not between 0 and 1
     */
    public Recognition {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is not between 0 and 1");
        }
        contenders = List.copyOf(contenders);
    }

    /** Sure enough of one reason. */
    public static Recognition of(ReasonId reason, double score) {
        return new Recognition(reason, score, List.of());
    }

    /** Several reasons fit, and none better than the others. */
    public static Recognition contradictory(List<ReasonId> contenders) {
        return new Recognition(null, 0, contenders);
    }
}
