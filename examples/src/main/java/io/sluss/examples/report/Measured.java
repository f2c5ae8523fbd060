package io.sluss.examples.report;

import io.sluss.contact.ContactId;
import io.sluss.uptake.Lift;
import io.sluss.uptake.SampleRatio;
import io.sluss.uptake.SwitchbackLift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, by the recorders of core.
 *
 * @param figures every number
 * @param least shares of fewer are not shown
 * @param followedDays how many days each caller was followed, to tell what offers changed
 * @param windowDays how long after a contact somebody may come back who counts, at the most
 * @param toReview contacts drawn by lot of those that were asked to wait, for people to look at
 * @param lift what offers changed by caller; null where no callers were held out
 * @param ratio whether as many were held out as planned, or null
 * @param switchback what offers changed by blocks of time; null where none were held out
 * @param warnings what the source is known to lack
 * @param source where the events come from
 */
record Measured(
        Figures figures,
        int least,
        long followedDays,
        long windowDays,
        List<ContactId> toReview,
        @Nullable Lift lift,
        @Nullable SampleRatio ratio,
        @Nullable SwitchbackLift switchback,
        List<Warning> warnings,
        String source) {
    Measured {
        toReview = List.copyOf(toReview);
        warnings = List.copyOf(warnings);
    }

    /** Whether other callers were held out than were drawn, so that nothing can be told of what offers changed. */
    boolean isOff() {
        return ratio != null && ratio.isOff();
    }

    /**
     * Something that the source is known to lack.
     *
     * @param what ends the name of its text
     * @param count how many
     */
    record Warning(String what, long count) {}
}
