package io.sluss.criticality;

import io.sluss.contact.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one step of a contact, with its because.
 *
 * @param urgency how soon it needs a person
 * @param raisedTo what gates, signals and earlier steps raised it to: the floor of every later step
 * @param reason what it is about, or null when that is unknown
 * @param because why, step by step
 */
public record Criticality(
        Urgency urgency, Urgency raisedTo, @Nullable ContactReason reason, List<Because> because) {

    /** Copies the explanation. */
    public Criticality {
        because = List.copyOf(because);
    }

    /** Whether anything but a person may be offered: deferrable, and about a reason that is not for persons only. */
    public boolean offerable() {
        return urgency == Urgency.DEFERRABLE && reason != null && reason.offerable();
    }
}
