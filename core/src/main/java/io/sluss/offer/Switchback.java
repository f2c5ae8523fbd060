package io.sluss.offer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A comparison by time instead of by caller, for where callers share one queue: what is offered to some shortens the wait
 * of the others, so that held-out callers are no measure of how it would be without offers. A queue is switched as a
 * whole: for a block of hours nobody in it is offered anything, for another everybody.
 *
 * <p>Balanced in pairs: the same hours of two days that follow each other are a pair, of which one is held out, drawn by
 * lot. So half of the time is held out, in each queue and at each time of the day, and no two queues switch together.
 * Immutable.
 *
 * @param block how long a block is; a day is a whole number of blocks
 * @param salt names the experiment
 * @param until the first day it no longer holds
 */
public record Switchback(Duration block, String salt, LocalDate until) {
    private static final int DAY = 24 * 60;

    /**
     * Checks the block.
     *
     * @throws IllegalArgumentException if a block is not a number of whole minutes that divides a day
     */
    public Switchback {
        boolean whole = block.equals(Duration.ofMinutes(block.toMinutes()));
        if (!whole || block.toMinutes() < 1 || block.toMinutes() > DAY || DAY % block.toMinutes() != 0) {
            throw new IllegalArgumentException("a day is not a whole number of blocks of " + block);
        }
    }

    /**
     * Whether a contact is held out.
     *
     * @param queue what is switched as a whole, such as a region; the same name always
     * @param at the local time
     */
    public boolean holdsOut(String queue, LocalDateTime at) {
        return at.toLocalDate().isBefore(until) && blockAt(queue, at).heldOut();
    }

    /**
     * The block that a time lies in, whether or not the experiment has ended.
     *
     * @param queue as with {@link #holdsOut}
     * @param at the local time
     */
    public Block blockAt(String queue, LocalDateTime at) {
        int minutes = (int) block.toMinutes();
        int ofDay = at.toLocalTime().toSecondOfDay() / 60 / minutes;
        long day = at.toLocalDate().toEpochDay();
        long pair = Math.floorDiv(day, 2L);
        boolean firstIsHeldOut = Lot.SWITCHBACK.draw(salt, pair + "/" + ofDay + "/" + queue) < 0.5;
        boolean first = Math.floorMod(day, 2L) == 0;
        LocalDateTime start = at.toLocalDate().atStartOfDay().plusMinutes((long) ofDay * minutes);
        return new Block(new Pair(queue, pair, ofDay), start, first == firstIsHeldOut);
    }

    /**
     * Two blocks, one of which is held out.
     *
     * @param queue what was switched
     * @param days which two days: days since 1970-01-01, halved
     * @param ofDay which block of the day, the first is 0
     */
    public record Pair(String queue, long days, int ofDay) {}

    /**
     * A block of time in a queue.
     *
     * @param pair what it is half of
     * @param start its local start
     * @param heldOut whether nobody in it is offered anything
     */
    public record Block(Pair pair, LocalDateTime start, boolean heldOut) {}
}
