package io.sluss.uptake;

import io.sluss.offer.Arm;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Lift} and {@link SwitchbackLift} have to know of a contact. Immutable.
 *
 * @param caller who called, the same text for the same caller and no other; the contact's own id where that is not known
 * @param queue where it would wait for a person, as a switchback draws by it, or null
 * @param arm its arm: OFFERED and HELD_OUT had something to be offered, PASSED_THROUGH had not
 * @param degraded whether the decision failed or was late, so that nothing tells what it would have been
 * @param at when it arrived
 * @param live whether a person spoke with the caller, at once or in a callback
 * @param handling how long the person was busy with it; null where that is not known, or nobody was
 * @param byStaff how long staff were busy completing what the caller began with a service; zero where they were not
 * @param waited from the arrival until a person spoke, or null
 */
public record MeasuredContact(
        String caller,
        @Nullable String queue,
        Arm arm,
        boolean degraded,
        Instant at,
        boolean live,
        @Nullable Duration handling,
        Duration byStaff,
        @Nullable Duration waited) {
    /** Whether it belongs to the comparison: something was to be offered, and the decision was a sound one. */
    public boolean isCompared() {
        return arm != Arm.PASSED_THROUGH && !degraded;
    }

    static double minutes(Duration time) {
        return time.toMillis() / 60_000.0;
    }
}
