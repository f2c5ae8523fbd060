package io.sluss.rules;

import io.sluss.criticality.ReasonRecognizer;
import io.sluss.matching.Evidence;
import io.sluss.matching.Ranker;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The host's own code on the path of a decision, and how to tell that time is up.
 *
 * @param recognizer instead of the rule set's own, or null
 * @param ranker who orders the candidates; {@link Ranker#AS_WRITTEN} leaves that to the rules
 * @param evidence what was measured, where the rules order by it
 * @param late whether the decision's deadline has passed
 */
public record Plugins(@Nullable ReasonRecognizer recognizer, Ranker ranker, Evidence evidence, BooleanSupplier late) {
    /** None, and all the time in the world. */
    public static final Plugins NONE = new Plugins(null, Ranker.AS_WRITTEN, Evidence.NONE, () -> false);

    void checkTime(String step) {
        if (late.getAsBoolean()) {
            throw new LateException(step);
        }
    }
}
