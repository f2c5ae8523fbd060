package io.sluss.contact;

/**
 * How soon a contact needs a person, from the least to the most: the order of the constants is the order in which
 * urgency rises, and within one contact it never falls. It lies here, ahead of the package that judges it, because a
 * {@link Situation} says what earlier steps of the same contact established.
 */
public enum Urgency {
    /** Can wait: the only urgency that is ever offered anything but a person. */
    DEFERRABLE,
    /** Not known, contradictory, or the judgement failed: a person, but not the priority queue. */
    UNKNOWN,
    /** A person soon. */
    TIME_CRITICAL,
    /** Someone is in danger: a person ahead of all others, and the emergency number is said. */
    EMERGENCY;

    /** The higher of the two. */
    public Urgency raisedTo(Urgency other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
