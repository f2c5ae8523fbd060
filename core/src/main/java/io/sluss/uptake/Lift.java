package io.sluss.uptake;

import io.sluss.offer.Arm;
import io.sluss.statistics.Comparison;
import io.sluss.statistics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What offers changed, by comparing callers who were to be offered something with callers who were held out at random.
 *
 * <p>The unit is the caller, for contacts of one caller are not independent. A caller begins with the first contact that
 * is {@link MeasuredContact#isCompared compared}, belongs to that contact's arm for good, and is followed for the same
 * time as everybody else, {@link FollowUp#horizon}: every contact from the first one on counts, degraded and passed
 * through ones too, for they cost what they cost. For a hold-out of callers; one of queues is {@link SwitchbackLift}'s. Immutable.
 *
 * @param callers how many began, and who is not measured
 * @param liveContacts contacts with a person per caller; absent when an arm is too small
 * @param agentMinutes minutes of persons per caller, completion by staff included; absent when an arm is too small, or
 *     too many live contacts do not tell how long they took
 * @param staffMinutes minutes of staff per caller for completing what callers began, part of {@code agentMinutes}; absent
 *     when an arm is too small
 */
public record Lift(
        Callers callers, Optional<Change> liveContacts, Optional<Change> agentMinutes, Optional<Change> staffMinutes) {
    /** An arm with fewer callers shows nothing: means of counts and minutes are not yet nearly normal. */
    public static final int LEAST_CALLERS = 100;

    /** Where a larger share of the live contacts does not tell how long it took, minutes are not shown. */
    public static final double MOST_UNKNOWN = 0.2;

    /**
     * Which callers are measured, and how long.
     *
     * @param from who begins before is not measured; best the first day of the experiment, for whoever came back was
     *     changed by what was offered before
     * @param until when the contacts end, at the latest with the experiment; whoever cannot be followed for the whole horizon
     *     before that is not measured
     * @param horizon how long each caller is followed; at least the longest time after which people come back
     * @param leastCallers an arm with fewer shows nothing, at least 2
     */
    public record FollowUp(Instant from, Instant until, Duration horizon, int leastCallers) {
        /**
         * Checks the times.
         *
         * @throws IllegalArgumentException if the horizon is not above zero, or an arm may be smaller than 2
         */
        public FollowUp {
            if (horizon.isZero() || horizon.isNegative() || leastCallers < 2) {
                throw new IllegalArgumentException("the horizon is above zero, and an arm has 2 callers at the least");
            }
        }

        /** With {@link #LEAST_CALLERS}. */
        public FollowUp(Instant from, Instant until, Duration horizon) {
            this(from, until, horizon, LEAST_CALLERS);
        }
    }

    /**
     * Who is measured, and who is not.
     *
     * @param offered callers measured who were to be offered something
     * @param heldOut callers measured who were held out
     * @param offeredUnfinished callers not measured, since they began too late to be followed to the end
     * @param heldOutUnfinished the same of those held out
     * @param changedArm callers measured, by the arm of their first contact, who later had a contact in the other
     * @param degraded contacts that nobody begins with, since their decision was degraded
     * @param untimed live contacts of measured callers that do not tell how long they took; each is counted as long as the
     *     mean of those that do, of both arms
     */
    public record Callers(
            long offered,
            long heldOut,
            long offeredUnfinished,
            long heldOutUnfinished,
            long changedArm,
            long degraded,
            long untimed) {
        /** Whether callers were drawn as planned, among all who began. */
        public SampleRatio sampleRatio(double plannedShare) {
            return new SampleRatio(offered + offeredUnfinished, heldOut + heldOutUnfinished, plannedShare);
        }
    }

    /** Reduces contacts, in whatever order they come. */
    public static Lift of(Iterable<MeasuredContact> contacts, FollowUp followUp) {
        Map<String, List<MeasuredContact>> byCaller = new HashMap<>();
        for (MeasuredContact contact : contacts) {
            if (!contact.at().isBefore(followUp.from()) && contact.at().isBefore(followUp.until())) {
                byCaller.computeIfAbsent(contact.caller(), caller -> new ArrayList<>(2))
                        .add(contact);
            }
        }
        Following following = new Following(followUp);
        byCaller.values().forEach(following::caller);
        return following.lift();
    }

    /** What one caller came to within the horizon. */
    private record Followed(boolean heldOut, int live, int untimed, double minutes, double staffMinutes) {}

    /** Follows one caller after another. */
    private static final class Following {
        private final FollowUp followUp;
        private final List<Followed> followed = new ArrayList<>();
        private final long[] unfinished = new long[2];
        private long changedArm;
        private long degraded;

        Following(FollowUp followUp) {
            this.followUp = followUp;
        }

        void caller(List<MeasuredContact> contacts) {
            if (contacts.size() > 1) {
                contacts.sort(Comparator.comparing(MeasuredContact::at));
            }
            MeasuredContact first = first(contacts);
            if (first == null) {
                return;
            }
            Instant end = first.at().plus(followUp.horizon());
            if (end.isAfter(followUp.until())) {
                unfinished[first.arm() == Arm.HELD_OUT ? 1 : 0]++;
                return;
            }
            follow(contacts, first, end);
        }

        private @Nullable MeasuredContact first(List<MeasuredContact> contacts) {
            for (MeasuredContact contact : contacts) {
                if (contact.isCompared()) {
                    return contact;
                }
                degraded += contact.degraded() ? 1 : 0;
            }
            return null;
        }

        private void follow(List<MeasuredContact> contacts, MeasuredContact first, Instant end) {
            int live = 0;
            int untimed = 0;
            double minutes = 0;
            double staffMinutes = 0;
            boolean changed = false;
            for (MeasuredContact contact : contacts) {
                if (contact.at().isBefore(first.at()) || !contact.at().isBefore(end)) {
                    continue;
                }
                changed |= contact.isCompared() && contact.arm() != first.arm();
                staffMinutes += MeasuredContact.minutes(contact.byStaff());
                if (contact.live()) {
                    live++;
                    Duration handling = contact.handling();
                    untimed += handling == null ? 1 : 0;
                    minutes += handling == null ? 0 : MeasuredContact.minutes(handling);
                }
            }
            changedArm += changed ? 1 : 0;
            followed.add(new Followed(first.arm() == Arm.HELD_OUT, live, untimed, minutes, staffMinutes));
        }

        Lift lift() {
            long live = 0;
            long untimed = 0;
            double minutes = 0;
            for (Followed caller : followed) {
                live += caller.live();
                untimed += caller.untimed();
                minutes += caller.minutes();
            }
            double perLiveContact = live == untimed ? 0 : minutes / (live - untimed);
            Arms contacts = new Arms();
            Arms agents = new Arms();
            Arms staff = new Arms();
            for (Followed caller : followed) {
                double assumed = caller.untimed() * perLiveContact;
                contacts.add(caller.heldOut(), caller.live());
                agents.add(caller.heldOut(), caller.minutes() + assumed + caller.staffMinutes());
                staff.add(caller.heldOut(), caller.staffMinutes());
            }
            Callers callers = new Callers(
                    contacts.offered.sample().size(),
                    contacts.heldOut.sample().size(),
                    unfinished[0],
                    unfinished[1],
                    changedArm,
                    degraded,
                    untimed);
            boolean timed = untimed <= MOST_UNKNOWN * live;
            int least = followUp.leastCallers();
            return new Lift(
                    callers,
                    contacts.change(least),
                    timed ? agents.change(least) : Optional.empty(),
                    staff.change(least));
        }
    }

    private static final class Arms {
        private final Sample.Collected offered = new Sample.Collected();
        private final Sample.Collected heldOut = new Sample.Collected();

        void add(boolean isHeldOut, double value) {
            (isHeldOut ? heldOut : offered).add(value);
        }

        Optional<Change> change(int least) {
            Sample treated = offered.sample();
            Sample control = heldOut.sample();
            return treated.size() < least || control.size() < least
                    ? Optional.empty()
                    : Optional.of(new Change(new Comparison(treated, control)));
        }
    }
}
