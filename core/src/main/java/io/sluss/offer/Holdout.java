package io.sluss.offer;

import java.time.LocalDate;

/**
 * The share of callers who are offered nothing, so that it can be measured what offers change. The same caller is
 * treated alike for as long as the salt is the same. Immutable.
 *
 * @param share 0-1
 * @param salt names the experiment
 * @param until the first day it no longer holds
 */
public record Holdout(double share, String salt, LocalDate until) {
    /** Nobody is held out. */
    public static final Holdout NONE = new Holdout(0, "", LocalDate.MIN);

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public Holdout {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is not between 0 and 1");
        }
    }

    /**
     * Whether a contact is held out today.
     *
     * @param bucket what it is drawn by, {@link io.sluss.contact.Situation#bucket()}; empty is never held out
     * @param today the local date
     */
    public boolean holdsOut(String bucket, LocalDate today) {
        if (share <= 0 || bucket.isEmpty() || !today.isBefore(until)) {
            return false;
        }
        return Lot.HOLDOUT.draw(salt, bucket) < share;
    }

    /** How likely it was that a contact got the arm that it was given by {@link #holdsOut}: over 0 and at most 1. */
    public double propensity(Arm given, String bucket, LocalDate today) {
        boolean drawn = share > 0 && !bucket.isEmpty() && today.isBefore(until);
        if (!drawn || given == Arm.PASSED_THROUGH) {
            return 1;
        }
        return given == Arm.HELD_OUT ? share : 1 - share;
    }
}
