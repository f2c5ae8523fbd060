package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.offer.Arm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 3: intention to treat, by caller, followed equally long, with what is left out counted. */
class LiftTest {
    private static final Instant FROM = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Lift.FollowUp FOUR_WEEKS = new Lift.FollowUp(FROM, FROM.plus(Duration.ofDays(28)), WEEK, 2);

    private final List<MeasuredContact> contacts = new ArrayList<>();

    private void contact(String caller, Arm arm, double day, boolean live, @Nullable Integer minutes) {
        contact(caller, arm, false, day, live, minutes, 0);
    }

    private void contact(
            String caller, Arm arm, boolean degraded, double day, boolean live, @Nullable Integer minutes, int staff) {
        Duration handling = minutes == null ? null : Duration.ofMinutes(minutes);
        contacts.add(new MeasuredContact(
                caller,
                null,
                arm,
                degraded,
                FROM.plusSeconds((long) (day * 86_400)),
                live,
                handling,
                Duration.ofMinutes(staff),
                null));
    }

    /** Two callers in each arm who came once: those offered something took no time, those held out ten minutes. */
    private void twoOfEach() {
        contact("a", Arm.OFFERED, 1, false, null);
        contact("b", Arm.OFFERED, 2, false, null);
        contact("c", Arm.HELD_OUT, 1, true, 10);
        contact("d", Arm.HELD_OUT, 2, true, 10);
    }

    private Lift lift() {
        return Lift.of(contacts, FOUR_WEEKS);
    }

    @Test
    void it_counts_callers_and_not_contacts() {
        twoOfEach();
        contact("a", Arm.OFFERED, 3, true, 4);
        contact("a", Arm.OFFERED, 4, true, 4);
        Lift lift = lift();
        assertEquals(2, lift.callers().offered());
        assertEquals(2, lift.callers().heldOut());
        assertEquals(1, lift.liveContacts().orElseThrow().arms().treated().mean());
        assertEquals(0, lift.liveContacts().orElseThrow().value());
        assertEquals(4 - 10, lift.agentMinutes().orElseThrow().value());
        assertEquals(-60, lift.agentMinutes().orElseThrow().percent().orElseThrow(), 1e-9);
        assertEquals(12, lift.agentMinutes().orElseThrow().savedInAll());
    }

    @Test
    void whoever_was_to_be_offered_something_counts_whether_or_not_they_took_it() {
        twoOfEach();
        contact("decliner", Arm.OFFERED, 1, true, 30);
        assertEquals(0, lift().agentMinutes().orElseThrow().value());
    }

    @Test
    void completion_by_staff_is_taken_off_what_was_saved() {
        twoOfEach();
        contact("e", Arm.OFFERED, false, 1, false, null, 6);
        contact("f", Arm.HELD_OUT, 1, true, 10);
        Lift lift = lift();
        assertEquals(2 - 10, lift.agentMinutes().orElseThrow().value());
        assertEquals(2, lift.staffMinutes().orElseThrow().value());
    }

    @Test
    void everybody_is_followed_equally_long_and_who_cannot_be_is_counted() {
        twoOfEach();
        contact("a", Arm.OFFERED, 7.99, true, 5);
        contact("a", Arm.OFFERED, 8, true, 500); // a week after the first
        contact("late", Arm.HELD_OUT, 21.5, true, 500);
        contact("later", Arm.OFFERED, 27.5, true, 500);
        contact("before", Arm.OFFERED, -1, true, 500);
        contact("after", Arm.HELD_OUT, 28, true, 500);
        Lift lift = lift();
        assertEquals(new Lift.Callers(2, 2, 1, 1, 0, 0, 0), lift.callers());
        assertEquals(0.5, lift.liveContacts().orElseThrow().arms().treated().mean());
        assertEquals(2.5, lift.agentMinutes().orElseThrow().arms().treated().mean());
    }

    @Test
    void a_caller_begins_with_the_first_contact_that_is_compared_and_then_everything_counts() {
        twoOfEach();
        contact("a", Arm.PASSED_THROUGH, 0.5, true, 100); // before: nothing was to be offered
        contact("a", Arm.PASSED_THROUGH, 3, true, 7);
        contact("b", Arm.OFFERED, true, 0.2, true, 100, 0); // degraded: nobody begins with it
        contact("b", Arm.OFFERED, true, 3, true, 9, 0);
        contact("never", Arm.PASSED_THROUGH, 3, true, 100);
        Lift lift = lift();
        assertEquals(8, lift.agentMinutes().orElseThrow().arms().treated().mean());
        assertEquals(1, lift.callers().degraded());
        assertEquals(2, lift.callers().offered());
    }

    @Test
    void who_changes_arm_stays_in_the_first_and_is_counted() {
        twoOfEach();
        contact("a", Arm.HELD_OUT, 3, true, 20);
        Lift lift = lift();
        assertEquals(1, lift.callers().changedArm());
        assertEquals(10, lift.agentMinutes().orElseThrow().arms().treated().mean());
    }

    @Test
    void a_live_contact_that_tells_no_time_takes_as_long_as_others_and_too_many_of_them_hide_the_minutes() {
        twoOfEach();
        contact("e", Arm.OFFERED, 1, true, 16);
        contact("f", Arm.HELD_OUT, 1, true, 20);
        contact("g", Arm.OFFERED, 1, true, null);
        Lift lift = lift();
        assertEquals(1, lift.callers().untimed());
        assertEquals(
                (16 + 14) / 4.0,
                lift.agentMinutes().orElseThrow().arms().treated().mean());
        contact("h", Arm.HELD_OUT, 1, true, null);
        assertTrue(lift().agentMinutes().isEmpty());
        assertTrue(lift().liveContacts().isPresent());
    }

    @Test
    void an_arm_that_is_too_small_shows_nothing() {
        for (int i = 0; i < 99; i++) {
            contact("o" + i, Arm.OFFERED, 1, false, null);
            contact("h" + i, Arm.HELD_OUT, 1, true, 10);
        }
        contact("o99", Arm.OFFERED, 1, false, null);
        Lift.FollowUp asEver = new Lift.FollowUp(FROM, FROM.plus(Duration.ofDays(28)), WEEK);
        Lift lift = Lift.of(contacts, asEver);
        assertTrue(lift.liveContacts().isEmpty()
                && lift.agentMinutes().isEmpty()
                && lift.staffMinutes().isEmpty());
        assertEquals(99, lift.callers().heldOut());
        contact("h99", Arm.HELD_OUT, 1, true, 10);
        assertTrue(Lift.of(contacts, asEver).liveContacts().isPresent());
    }

    @Test
    void the_order_of_contacts_changes_nothing() {
        World world = new World(World.Effect.POSITIVE, 500, 0.3, 1);
        Lift.FollowUp followUp = new Lift.FollowUp(World.FROM, World.UNTIL, World.HORIZON);
        Lift lift = Lift.of(world.contacts, followUp);
        Collections.shuffle(world.contacts, new Random(1));
        Lift shuffled = Lift.of(world.contacts, followUp);
        assertEquals(lift.callers(), shuffled.callers());
        assertEquals(
                lift.agentMinutes().orElseThrow().value(),
                shuffled.agentMinutes().orElseThrow().value(),
                1e-9);
    }

    @Test
    void of_nothing_nothing_is_shown() {
        Lift lift = lift();
        assertEquals(new Lift.Callers(0, 0, 0, 0, 0, 0, 0), lift.callers());
        assertTrue(lift.liveContacts().isEmpty());
    }

    @Test
    void a_horizon_is_above_zero() {
        assertThrows(IllegalArgumentException.class, () -> new Lift.FollowUp(FROM, FROM, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Lift.FollowUp(FROM, FROM, WEEK, 1));
    }
}
