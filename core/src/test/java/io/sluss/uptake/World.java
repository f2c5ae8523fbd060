package io.sluss.uptake;

import io.sluss.offer.Arm;
import io.sluss.offer.Holdout;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up month of contacts of which it is known what offers change: callers of two regions, a share of them in bursts,
 * some of whom hang up, come back, come back from a number that is not known, or were decided degraded. Arms are drawn by
 * the real hold-out.
 */
final class World {
    static final Instant FROM = Instant.parse("2027-01-01T00:00:00Z");
    static final Instant UNTIL = FROM.plus(Duration.ofDays(38));
    static final Duration HORIZON = Duration.ofDays(7);

    private static final LocalDateTime NOON = LocalDateTime.parse("2027-01-01T12:00");
    private static final String NORTH = "nord";
    private static final String SOUTH = "syd";

    private static final double ANSWERED = 0.92;
    private static final double COMES_BACK = 0.15;
    private static final double NUMBER_KNOWN = 0.95;
    private static final double IN_HORIZON = 0.7; // of ten days
    private static final double SPREAD = 0.8; // of the logarithm of the handling time

    /** What offers do to those who take them. */
    enum Effect {
        /** Takers speak with nobody at first; staff complete some, and some come back because of it. */
        POSITIVE(0, 0.20, 0.9),
        /** Offers are taken, and change nothing. */
        NONE(ANSWERED, COMES_BACK, 0),
        /** Takers speak with a person all the same, and come back oftener. */
        NEGATIVE(ANSWERED, 0.45, 1.5);

        private final double answered;
        private final double comesBack;
        private final double staffMinutes;

        Effect(double answered, double comesBack, double staffMinutes) {
            this.answered = answered;
            this.comesBack = comesBack;
            this.staffMinutes = staffMinutes;
        }
    }

    private final Effect effect;
    private final SplittableRandom random;
    private final Holdout holdout;
    final List<MeasuredContact> contacts = new ArrayList<>();
    private double measured;
    private double liveChange;
    private double minutesChange;
    private double liveWithout;
    private double minutesWithout;

    World(Effect effect, int callers, double share, int run) {
        this.effect = effect;
        this.random = new SplittableRandom(run);
        this.holdout = new Holdout(share, effect + "-" + run, LocalDate.MAX);
        for (int i = 0; i < callers; i++) {
            caller("c1." + i);
        }
    }

    /** True change of live contacts per caller. */
    double liveChange() {
        return liveChange / measured;
    }

    /** True change of agent minutes per caller. */
    double minutesChange() {
        return minutesChange / measured;
    }

    double livePercent() {
        return 100 * liveChange / liveWithout;
    }

    double minutesPercent() {
        return 100 * minutesChange / minutesWithout;
    }

    private void caller(String caller) {
        boolean north = random.nextInt(10) < 4;
        boolean burst = random.nextInt(5) == 0;
        double day = burst ? 4 + 9 * random.nextInt(3) + random.nextDouble() / 12 : 31 * random.nextDouble();
        double mean = (north ? 6 : 9) * (burst ? 0.7 : 1);
        double takes = north ? 0.35 : 0.2;
        String region = north ? NORTH : SOUTH;
        if (random.nextInt(5) == 0) { // about something that nothing is offered for, before
            contacts.add(contact(caller, region, Arm.PASSED_THROUGH, false, day - 1, random.nextInt(9) > 0, mean, 0));
        }
        if (random.nextInt(50) == 0) {
            contacts.add(contact(caller, region, Arm.PASSED_THROUGH, true, day - 0.5, true, mean, 0));
        }
        begins(caller, region, day, mean, takes, burst);
    }

    private void begins(String caller, String region, double day, double mean, double takes, boolean burst) {
        Arm arm = holdout.holdsOut(caller, region, NOON) ? Arm.HELD_OUT : Arm.OFFERED;
        boolean taken = random.nextDouble() < takes && arm == Arm.OFFERED;
        double answered = taken ? effect.answered : ANSWERED;
        double comesBack = (taken ? effect.comesBack : COMES_BACK) + (burst ? 0.1 : 0);
        double staff = taken ? effect.staffMinutes * 2 * random.nextDouble() : 0;
        contacts.add(contact(caller, region, arm, false, day, random.nextDouble() < answered, mean, staff));
        for (int times = 0; times < 3 && random.nextDouble() < comesBack; times++) {
            if (random.nextDouble() < NUMBER_KNOWN) {
                double when = day + 10 * random.nextDouble();
                contacts.add(contact(caller, region, arm, false, when, random.nextDouble() < ANSWERED, mean, 0));
            }
        }
        if (!at(day).plus(HORIZON).isAfter(UNTIL)) {
            tell(mean, takes, burst ? 0.1 : 0);
        }
    }

    /** What is to be expected of a caller in either arm. */
    private void tell(double mean, double takes, double more) {
        double back = NUMBER_KNOWN * IN_HORIZON * ANSWERED;
        double without = ANSWERED + times(COMES_BACK + more) * back;
        double change = takes * (effect.answered + times(effect.comesBack + more) * back - without);
        measured++;
        liveChange += change;
        minutesChange += change * mean + takes * effect.staffMinutes;
        liveWithout += without;
        minutesWithout += without * mean;
    }

    private static double times(double p) {
        return p + p * p + p * p * p;
    }

    private MeasuredContact contact(
            String caller,
            String region,
            Arm arm,
            boolean degraded,
            double day,
            boolean live,
            double mean,
            double staff) {
        double minutes = mean * Math.exp(SPREAD * gaussian() - SPREAD * SPREAD / 2);
        Duration handling = live ? millis(minutes) : null;
        return new MeasuredContact(caller, region, arm, degraded, at(day), live, handling, millis(staff), null);
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static Duration millis(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private static Instant at(double day) {
        return FROM.plusMillis(Math.round(Math.max(day, 0) * 86_400_000));
    }
}
