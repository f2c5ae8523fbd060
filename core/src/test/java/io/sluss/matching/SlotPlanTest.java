package io.sluss.matching;

import static io.sluss.matching.OpeningHoursTest.STOCKHOLM;
import static io.sluss.matching.OpeningHoursTest.SWEDEN;
import static io.sluss.matching.OpeningHoursTest.hours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotPlanTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int ALL = 10_000;

    private static SlotPlan plan(String hours, Duration slot, Duration lead, Duration horizon) {
        return new SlotPlan(hours(hours), slot, 1, lead, horizon);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(STOCKHOLM).toInstant();
    }

    private static List<String> starts(SlotPlan plan, String now, int most) {
        return plan.slotsFrom(at(now), SWEDEN, most).stream()
                .map(slot -> slot.start().atZone(STOCKHOLM).toLocalDateTime().toString())
                .toList();
    }

    @Test
    void the_first_slot_keeps_the_lead_time_and_the_last_the_horizon() {
        SlotPlan plan = plan("weekdays 08:00-10:00", HALF_AN_HOUR, Duration.ofMinutes(40), Duration.ofDays(1));
        assertEquals(
                List.of("2026-11-24T09:00", "2026-11-24T09:30", "2026-11-25T08:00"),
                starts(plan, "2026-11-24T08:01:00", ALL));
        assertEquals(
                List.of("2026-11-24T08:30", "2026-11-24T09:00", "2026-11-24T09:30"),
                starts(plan, "2026-11-24T07:50:00", ALL),
                "a slot that starts when the lead time ends is kept, the next morning is beyond the horizon");
        assertEquals(List.of("2026-11-24T09:00"), starts(plan, "2026-11-24T08:01:00", 1));
    }

    @Test
    void a_slot_ends_before_the_hours_do() {
        SlotPlan plan = plan("daily 08:00-09:40", Duration.ofMinutes(45), Duration.ZERO, Duration.ofDays(1));
        assertEquals(List.of("2026-11-24T08:00", "2026-11-24T08:45"), starts(plan, "2026-11-24T00:00:00", ALL));
    }

    @Test
    void slots_after_midnight_belong_to_the_window_of_the_day_before() {
        SlotPlan plan = plan("mon 23:00-01:00", HALF_AN_HOUR, Duration.ZERO, Duration.ofDays(2));
        assertEquals(List.of("2026-11-24T00:00", "2026-11-24T00:30"), starts(plan, "2026-11-24T00:00:00", ALL));
    }

    @Test
    void slots_come_earliest_first_whatever_the_order_of_the_windows() {
        SlotPlan plan = plan("daily 13:00-14:00 08:00-09:00", HALF_AN_HOUR, Duration.ZERO, Duration.ofDays(1));
        assertEquals(List.of("2026-11-24T08:00"), starts(plan, "2026-11-24T00:00:00", 1));
    }

    @Test
    void no_slot_starts_at_a_time_that_does_not_exist() {
        SlotPlan plan = plan("sun 01:00-04:00", HALF_AN_HOUR, Duration.ZERO, Duration.ofDays(1));
        assertEquals(
                List.of("2026-03-29T01:00", "2026-03-29T01:30", "2026-03-29T03:00", "2026-03-29T03:30"),
                starts(plan, "2026-03-29T00:00:00", ALL));
        assertEquals(
                List.of(),
                starts(
                        plan("sun 02:00-03:00", HALF_AN_HOUR, Duration.ZERO, Duration.ofDays(1)),
                        "2026-03-29T00:00:00",
                        ALL));
    }

    @Test
    void an_hour_that_comes_twice_has_slots_of_its_own() {
        SlotPlan plan = plan("sun 01:30-04:00", HALF_AN_HOUR, Duration.ZERO, Duration.ofDays(1));
        List<TimeSpan> slots = plan.slotsFrom(at("2026-10-25T00:00:00"), SWEDEN, ALL);
        assertEquals(7, slots.size());
        assertEquals(7, slots.stream().map(TimeSpan::start).distinct().count());
    }

    @Test
    void a_day_of_23_or_25_hours_has_as_many_slots_of_an_hour() {
        SlotPlan plan = plan("sun 00:00-24:00", Duration.ofHours(1), Duration.ZERO, Duration.ofDays(2));
        assertEquals(23, starts(plan, "2026-03-28T23:59:00", ALL).size());
        assertEquals(25, starts(plan, "2026-10-24T23:59:00", ALL).size());
        assertEquals(24, starts(plan, "2026-10-31T23:59:00", ALL).size());
    }

    @Test
    void a_plan_needs_a_slot_that_takes_time_and_room_for_one() {
        OpeningHours always = OpeningHours.ALWAYS;
        for (Duration slot : List.of(Duration.ZERO, Duration.ofMinutes(-1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new SlotPlan(always, slot, 1, Duration.ZERO, Duration.ofDays(1)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new SlotPlan(always, HALF_AN_HOUR, 0, Duration.ZERO, Duration.ofDays(1)));
    }

    @Test
    void slots_lie_in_the_hours_in_order_without_overlap_and_stay_where_they_are_as_time_goes_on() {
        List<String> windows = List.of(
                "08:00-12:00 13:00-17:00",
                "00:00-24:00",
                "20:00-06:00",
                "22:00-02:30",
                "02:30-10:00",
                "02:15-02:45",
                "20:00-10:00",
                "00:00-02:00 02:00-04:00",
                "17:00-18:00 08:00-09:00");
        Seeds.each(300, random -> {
            StringBuilder text = new StringBuilder();
            for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
                text.append(day)
                        .append(' ')
                        .append(Seeds.oneOf(random, windows))
                        .append(';');
            }
            text.append(random.nextBoolean() ? "holidays" : "holidays 10:00-12:00");
            Duration slot = Duration.ofMinutes(15L * (1 + random.nextInt(5)));
            Duration lead = Duration.ofMinutes(random.nextInt(200));
            Duration horizon = Duration.ofHours(1 + random.nextInt(100));
            SlotPlan plan = plan(text.toString(), slot, lead, horizon);
            Instant now = Seeds.oneOf(
                            random,
                            List.of(at("2026-03-28T00:00:00"), at("2026-10-24T00:00:00"), at("2026-12-23T00:00:00")))
                    .plusSeconds(random.nextInt(3 * 24 * 3600));

            List<TimeSpan> slots = plan.slotsFrom(now, SWEDEN, ALL);
            Instant before = Instant.MIN;
            for (TimeSpan each : slots) {
                assertFalse(each.start().isBefore(now.plus(lead)));
                assertTrue(each.start().isBefore(now.plus(horizon)));
                assertEquals(slot, Duration.between(each.start(), each.end()));
                assertFalse(each.start().isBefore(before), "overlaps the slot before");
                before = each.end();
                for (Instant moment = each.start(); moment.isBefore(each.end()); moment = moment.plusSeconds(900)) {
                    assertTrue(plan.hours().isOpen(moment.atZone(STOCKHOLM), SWEDEN), moment + " in " + text);
                }
            }
            Instant later = now.plusSeconds(random.nextInt(24 * 3600));
            List<TimeSpan> then = new ArrayList<>(plan.slotsFrom(later, SWEDEN, ALL));
            then.removeIf(each -> !each.start().isBefore(now.plus(horizon)));
            List<TimeSpan> still = new ArrayList<>(slots);
            still.removeIf(each -> each.start().isBefore(later.plus(lead)));
            assertEquals(still, then, "the same slots, later");
            assertEquals(slots.subList(0, Math.min(3, slots.size())), plan.slotsFrom(now, SWEDEN, 3));

            Instant earliest = now.plus(lead);
            List<TimeSpan> day = plan.slotsAround(earliest.atZone(STOCKHOLM).toLocalDate(), SWEDEN, ALL);
            List<TimeSpan> taken = new ArrayList<>(day);
            taken.removeIf(
                    each -> each.start().isBefore(earliest) || !each.start().isBefore(now.plus(horizon)));
            assertEquals(slots, taken, "what was cut for the whole day, in " + text);
            List<TimeSpan> fewer = plan.slotsAround(earliest.atZone(STOCKHOLM).toLocalDate(), SWEDEN, 2);
            assertEquals(day.subList(0, fewer.size()), fewer);
        });
    }
}
