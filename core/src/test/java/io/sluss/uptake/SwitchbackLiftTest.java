package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.offer.Arm;
import io.sluss.offer.Switchback;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 3: a switchback where callers share one queue, in worlds of which the truth is known. */
class SwitchbackLiftTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate FIRST = LocalDate.ofEpochDay(20_820); // even, so that a pair begins
    private static final Duration BLOCK = Duration.ofHours(6);
    private static final Duration CARRY_OVER = Duration.ofMinutes(45);
    private static final List<String> QUEUES = List.of("nord", "syd");
    private static final int RUNS = 2_000;

    private static MeasuredContact contact(
            String queue, LocalDateTime at, Arm arm, boolean live, double minutes, double waited) {
        return new MeasuredContact(
                "one",
                queue,
                arm,
                false,
                at.atZone(ZONE).toInstant(),
                live,
                live ? Duration.ofMillis((long) (minutes * 60_000)) : null,
                Duration.ZERO,
                live ? Duration.ofMillis((long) (waited * 60_000)) : null);
    }

    /**
     * Twenty days of two queues, with a storm now and then that makes a block's waits four times as long. Offers shorten the
     * wait of everybody in the queue, and spare some a person; the first 45 minutes are still as the block before.
     */
    private static List<MeasuredContact> days(Switchback plan, int run, double waitLess, double spared) {
        SplittableRandom random = new SplittableRandom(run);
        List<MeasuredContact> contacts = new ArrayList<>();
        for (String queue : QUEUES) {
            boolean offeredBefore = true;
            for (int block = 0; block < 80; block++) {
                LocalDateTime start = FIRST.atStartOfDay().plusHours(6L * block);
                boolean heldOut = plan.blockAt(queue, start).heldOut();
                double level = (4 + 3 * (block % 4)) * (random.nextInt(12) == 0 ? 4 : 0.6 + 0.8 * random.nextDouble());
                int calls = 12 + random.nextInt(10);
                for (int i = 0; i < calls; i++) {
                    int minute = random.nextInt(360);
                    boolean feelsOffers = minute < 45 ? offeredBefore : !heldOut;
                    double wait = level + 3 + waitLess - level * Math.log(1 - random.nextDouble());
                    boolean eligible = random.nextInt(3) > 0;
                    Arm arm = !eligible ? Arm.PASSED_THROUGH : heldOut ? Arm.HELD_OUT : Arm.OFFERED;
                    boolean live = random.nextDouble() < (eligible && !heldOut ? 0.9 - spared : 0.9);
                    contacts.add(contact(
                            queue,
                            start.plusMinutes(minute),
                            arm,
                            live,
                            4 + 8 * random.nextDouble(),
                            feelsOffers ? wait - waitLess : wait));
                }
                offeredBefore = !heldOut;
            }
        }
        return contacts;
    }

    private static Switchback plan(int run) {
        return new Switchback(BLOCK, "run-" + run, LocalDate.MAX);
    }

    @Test
    void intervals_hold_the_truth_in_93_to_97_per_cent_of_the_runs() {
        int waits = 0;
        int live = 0;
        int minutes = 0;
        for (int run = 0; run < RUNS; run++) {
            SwitchbackLift lift = SwitchbackLift.of(days(plan(run), run, 3, 0.2), plan(run), ZONE, CARRY_OVER);
            assertTrue(lift.pairs() > 70, "pairs: " + lift.pairs()); // now and then a block has too few contacts
            waits += lift.waitMinutes().orElseThrow().interval().contains(-3) ? 1 : 0;
            live += lift.liveShare().orElseThrow().interval().contains(-0.2) ? 1 : 0;
            minutes += lift.agentMinutes().orElseThrow().interval().contains(-0.2 * 8) ? 1 : 0;
        }
        String all = "waits " + waits + ", live " + live + ", minutes " + minutes;
        assertTrue(waits >= 0.93 * RUNS && waits <= 0.97 * RUNS, all);
        assertTrue(live >= 0.93 * RUNS && live <= 0.97 * RUNS, all);
        assertTrue(minutes >= 0.93 * RUNS && minutes <= 0.97 * RUNS, all);
    }

    @Test
    void no_effect_is_called_one_in_5_per_cent_of_the_runs() {
        int waits = 0;
        for (int run = 0; run < RUNS; run++) {
            SwitchbackLift lift = SwitchbackLift.of(days(plan(run), run, 0, 0), plan(run), ZONE, CARRY_OVER);
            waits += lift.waitMinutes().orElseThrow().pValue() < 0.05 ? 1 : 0;
        }
        assertTrue(waits >= 0.035 * RUNS && waits <= 0.065 * RUNS, "significant in " + waits);
    }

    @Test
    void what_comes_soon_after_a_switch_is_left_out_and_counted() {
        List<MeasuredContact> contacts = days(plan(1), 1, 3, 0.2);
        SwitchbackLift without = SwitchbackLift.of(contacts, plan(1), ZONE, Duration.ZERO);
        SwitchbackLift with = SwitchbackLift.of(contacts, plan(1), ZONE, CARRY_OVER);
        assertEquals(0, without.carriedOver());
        assertEquals(contacts.size() / 8.0, with.carriedOver(), contacts.size() / 40.0);
    }

    @Test
    void a_contact_whose_arm_is_not_the_plans_is_counted_by_the_plan() {
        List<MeasuredContact> contacts = days(plan(1), 1, 3, 0.2);
        SwitchbackLift sound = SwitchbackLift.of(contacts, plan(1), ZONE, CARRY_OVER);
        assertEquals(0, sound.offPlan());
        LocalDateTime noon = FIRST.atTime(12, 0).plusHours(3);
        String queue = QUEUES.get(0);
        Arm other = plan(1).blockAt(queue, noon).heldOut() ? Arm.OFFERED : Arm.HELD_OUT;
        contacts.add(contact(queue, noon, other, true, 5, 5));
        assertEquals(1, SwitchbackLift.of(contacts, plan(1), ZONE, CARRY_OVER).offPlan());
    }

    @Test
    void half_a_pair_is_left_out_and_few_pairs_show_nothing() {
        List<MeasuredContact> contacts = days(plan(1), 1, 3, 0.2);
        contacts.removeIf(contact ->
                !contact.at().isBefore(FIRST.plusDays(5).atStartOfDay(ZONE).toInstant()));
        SwitchbackLift lift = SwitchbackLift.of(contacts, plan(1), ZONE, CARRY_OVER);
        assertEquals(16, lift.pairs());
        assertEquals(8, lift.unpaired());
        assertTrue(lift.waitMinutes().isPresent());
        contacts.removeIf(contact -> QUEUES.get(0).equals(contact.queue()));
        lift = SwitchbackLift.of(contacts, plan(1), ZONE, CARRY_OVER);
        assertEquals(8, lift.pairs());
        assertTrue(lift.waitMinutes().isEmpty() && lift.liveShare().isEmpty());
    }
}
