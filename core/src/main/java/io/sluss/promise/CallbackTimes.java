package io.sluss.promise;

import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.SlotPlan;
import java.util.Set;

/** When callbacks can be made, by resource, as the rules now in force have it. Must be thread-safe. */
public interface CallbackTimes {
    /** The resources callbacks are promised on: {@code callback/syd}. */
    Set<String> resources();

    /** The times of a resource. One that the rules have no longer has times too: what was promised on it is kept. */
    SlotPlan plan(String resource);

    /** The service's calendar. */
    LocalCalendar calendar();
}
