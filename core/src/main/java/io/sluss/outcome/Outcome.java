package io.sluss.outcome;

import java.util.Locale;

/** What becomes of an offer that was presented. */
public enum Outcome {
    /** The person took it. */
    ACCEPTED(Phase.SETTLES),
    /** The person said no. */
    DECLINED(Phase.SETTLES),
    /** Nothing was said until it expired. */
    IGNORED(Phase.SETTLES_BY_ITSELF),
    /** Another offer of the same contact was accepted. */
    SUPERSEDED(Phase.SETTLES_BY_ITSELF),
    /** The person hung up or left. */
    ABANDONED(Phase.SETTLES),
    /** It was taken back: an answer, a new urgency or a new rules file made it wrong. */
    WITHDRAWN(Phase.SETTLES_BY_ITSELF),
    /** After ACCEPTED: the link was opened. */
    OPENED(Phase.FOLLOWS),
    /** After ACCEPTED: the e-service was begun. */
    STARTED(Phase.FOLLOWS),
    /** After ACCEPTED: the errand was done. */
    COMPLETED(Phase.FOLLOWS),
    /** After ACCEPTED: the errand was done, but by staff. */
    COMPLETED_BY_STAFF(Phase.FOLLOWS),
    /** After ACCEPTED: it did not work. */
    FAILED(Phase.FOLLOWS);

    private enum Phase {
        SETTLES,
        SETTLES_BY_ITSELF,
        FOLLOWS
    }

    private final Phase phase;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Outcome(Phase phase) {
        this.phase = phase;
    }

    /** Whether an offer can come to it only once and to no other of these. */
    public boolean settles() {
        return phase != Phase.FOLLOWS;
    }

    /** Whether a host may report it; the others come about by themselves. */
    public boolean reportable() {
        return phase != Phase.SETTLES_BY_ITSELF;
    }

    /** The name in meters: {@code completed-by-staff}. */
    public String label() {
        return label;
    }
}
