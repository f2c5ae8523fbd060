package io.sluss.uptake;

import io.sluss.offer.Arm;
import io.sluss.offer.Switchback;
import io.sluss.statistics.PairedDifference;
import io.sluss.statistics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What offers changed where callers share a queue, by comparing blocks of time in which everybody was offered something
 * with blocks in which nobody was: the difference of the two means within each pair of blocks, and the mean of that over
 * pairs, each pair counting the same whatever its traffic. The arm is that of the plan. Immutable.
 *
 * <p>It tells of what happens within a block. What shows later, such as callers who come back, belongs to whatever block
 * they come back in; that is what {@link Lift} is for.
 *
 * @param pairs pairs of blocks that are compared
 * @param unpaired blocks left out, since the other of the pair had too few contacts or was not in the experiment
 * @param carriedOver contacts left out, since they came so soon after a switch that the block before still told on them
 * @param offPlan contacts counted by the plan, whose recorded arm was another
 * @param waitMinutes minutes until a person spoke, per contact of the queue whatever its arm; below 0 offers saved
 * @param liveShare live contacts per contact that had something to be offered
 * @param agentMinutes minutes of persons, completion by staff included, per contact that had something to be offered
 */
public record SwitchbackLift(
        long pairs,
        long unpaired,
        long carriedOver,
        long offPlan,
        Optional<PairedDifference> waitMinutes,
        Optional<PairedDifference> liveShare,
        Optional<PairedDifference> agentMinutes) {
    /** Fewer pairs show nothing. */
    public static final int LEAST_PAIRS = 10;

    /** A block with fewer contacts of a kind shows nothing of it. */
    public static final int LEAST_CONTACTS = 5;

    /**
     * Reduces contacts, in whatever order they come; degraded ones and those without a queue are left out.
     *
     * @param contacts from the experiment's first day to its last, and no others
     * @param plan the plan they were switched by
     * @param zone the service's time zone
     * @param carryOver how long after the start of a block the one before still tells on the queue
     */
    public static SwitchbackLift of(
            Iterable<MeasuredContact> contacts, Switchback plan, ZoneId zone, Duration carryOver) {
        Map<Switchback.Pair, PairOfBlocks> byPair = new HashMap<>();
        long carriedOver = 0;
        long offPlan = 0;
        for (MeasuredContact contact : contacts) {
            String queue = contact.queue();
            LocalDateTime at = local(contact.at(), zone);
            if (queue == null || contact.degraded() || !at.toLocalDate().isBefore(plan.until())) {
                continue;
            }
            Switchback.Block block = plan.blockAt(queue, at);
            if (at.isBefore(block.start().plus(carryOver))) {
                carriedOver++;
                continue;
            }
            offPlan += contact.isCompared() && block.heldOut() != (contact.arm() == Arm.HELD_OUT) ? 1 : 0;
            byPair.computeIfAbsent(block.pair(), pair -> new PairOfBlocks()).add(block.heldOut(), contact);
        }
        Sample.Collected waits = new Sample.Collected();
        Sample.Collected live = new Sample.Collected();
        Sample.Collected minutes = new Sample.Collected();
        long pairs = 0;
        for (PairOfBlocks pair : byPair.values()) {
            boolean any = addTo(waits, difference(pair.offered.waits, pair.heldOut.waits));
            any |= addTo(live, difference(pair.offered.live, pair.heldOut.live));
            any |= addTo(minutes, difference(pair.offered.minutes, pair.heldOut.minutes));
            pairs += any ? 1 : 0;
        }
        long unpaired = byPair.size() - pairs;
        return new SwitchbackLift(pairs, unpaired, carriedOver, offPlan, shown(waits), shown(live), shown(minutes));
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static boolean addTo(Sample.Collected to, @Nullable Double difference) {
        if (difference != null) {
            to.add(difference);
        }
        return difference != null;
    }

    private static @Nullable Double difference(Sample.Collected offered, Sample.Collected heldOut) {
        Sample with = offered.sample();
        Sample without = heldOut.sample();
        boolean enough = with.size() >= LEAST_CONTACTS && without.size() >= LEAST_CONTACTS;
        return enough ? with.mean() - without.mean() : null;
    }

    private static Optional<PairedDifference> shown(Sample.Collected differences) {
        Sample sample = differences.sample();
        return sample.size() < LEAST_PAIRS ? Optional.empty() : Optional.of(new PairedDifference(sample));
    }

    private static final class PairOfBlocks {
        private final Sums offered = new Sums();
        private final Sums heldOut = new Sums();

        void add(boolean toHeldOut, MeasuredContact contact) {
            (toHeldOut ? heldOut : offered).add(contact);
        }
    }

    private static final class Sums {
        private final Sample.Collected waits = new Sample.Collected();
        private final Sample.Collected live = new Sample.Collected();
        private final Sample.Collected minutes = new Sample.Collected();

        void add(MeasuredContact contact) {
            Duration waited = contact.waited();
            if (waited != null) {
                waits.add(MeasuredContact.minutes(waited));
            }
            if (!contact.isCompared()) {
                return;
            }
            live.add(contact.live() ? 1 : 0);
            Duration handling = contact.handling();
            if (!contact.live() || handling != null) {
                double agent = contact.live() && handling != null ? MeasuredContact.minutes(handling) : 0;
                minutes.add(agent + MeasuredContact.minutes(contact.byStaff()));
            }
        }
    }
}
