package io.sluss.offer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The share of contacts that are offered nothing, so that it can be measured what offers change: of callers, each of whom
 * is treated alike for as long as the salt is the same, or of blocks of time in which a queue is. Immutable.
 *
 * @param share 0-1
 * @param salt names the experiment
 * @param until the first day it no longer holds
 * @param switchback where queues are held out, and not callers: in which blocks; or null
 */
public record Holdout(
        double share,
        String salt,
        LocalDate until,
        @Nullable Switchback switchback) {
    /** Nobody is held out. */
    public static final Holdout NONE = new Holdout(0, "", LocalDate.MIN);

    private static final double HALF = 0.5;

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

    /** A share of callers. */
    public Holdout(double share, String salt, LocalDate until) {
        this(share, salt, until, null);
    }

    /** Half of the blocks of time, of each queue. */
    public static Holdout of(Switchback switchback) {
        return new Holdout(HALF, switchback.salt(), switchback.until(), switchback);
    }

    /**
     * The share of callers that is held out on a day: 0 from the day it no longer holds, and {@link Double#NaN} while it is
     * blocks of time that are held out, which callers come in unevenly.
     */
    public double shareOn(LocalDate today) {
        if (!today.isBefore(until)) {
            return 0;
        }
        return switchback == null ? share : Double.NaN;
    }

    /**
     * Whether a contact is held out.
     *
     * @param bucket what its caller is drawn by, {@link io.sluss.contact.Situation#bucket()}; empty is never held out
     * @param queue where it would wait for a person
     * @param began the local time at which it came in
     */
    public boolean holdsOut(String bucket, String queue, LocalDateTime began) {
        if (!draws(bucket, began)) {
            return false;
        }
        return switchback == null ? Lot.HOLDOUT.draw(salt, bucket) < share : switchback.holdsOut(queue, began);
    }

    private boolean draws(String bucket, LocalDateTime began) {
        return share > 0 && began.toLocalDate().isBefore(until) && (switchback != null || !bucket.isEmpty());
    }

    /** How likely it was that a contact got the arm that it was given by {@link #holdsOut}: over 0 and at most 1. */
    public double propensity(Arm given, String bucket, LocalDateTime began) {
        if (given == Arm.PASSED_THROUGH || !draws(bucket, began)) {
            return 1;
        }
        return given == Arm.HELD_OUT ? share : 1 - share;
    }
}
