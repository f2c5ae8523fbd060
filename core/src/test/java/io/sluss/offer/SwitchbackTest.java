package io.sluss.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 5, Build 3: a switchback plan, arm by queue and time block. */
class SwitchbackTest {
    private static final LocalDate UNTIL = LocalDate.parse("2027-05-31");
    private static final Switchback PLAN = new Switchback(Duration.ofHours(2), "spring-2027", UNTIL);
    private static final LocalDateTime MIDNIGHT = LocalDateTime.parse("2027-01-04T00:00");

    @Test
    void everybody_in_a_block_is_treated_alike() {
        for (int minute = 0; minute < 120; minute++) {
            Switchback.Block block = PLAN.blockAt("syd", MIDNIGHT.plusHours(14).plusMinutes(minute));
            assertEquals(PLAN.blockAt("syd", MIDNIGHT.plusHours(14)), block);
            assertEquals(MIDNIGHT.plusHours(14), block.start());
        }
        assertNotEquals(PLAN.blockAt("syd", MIDNIGHT.plusHours(14)), PLAN.blockAt("syd", MIDNIGHT.plusHours(16)));
    }

    @Test
    void one_block_of_each_pair_is_held_out_at_every_time_of_day_and_in_every_queue() {
        Map<Switchback.Pair, Integer> held = new HashMap<>();
        for (String queue : new String[] {"syd", "nord"}) {
            for (int hour = 0; hour < 24 * 60; hour += 2) {
                Switchback.Block block =
                        PLAN.blockAt(queue, MIDNIGHT.plusDays(1).plusHours(hour));
                held.merge(block.pair(), block.heldOut() ? 1 : 10, Integer::sum);
            }
        }
        held.values().removeIf(one -> one == 1 || one == 10); // where the days begin or end in the midst of a pair
        assertTrue(held.size() >= 2 * 29 * 12, () -> "pairs: " + held.size());
        assertTrue(held.values().stream().allMatch(both -> both == 11));
    }

    @Test
    void the_first_block_is_held_out_as_often_as_the_second_and_queues_do_not_switch_together() {
        int first = 0;
        int alike = 0;
        int pairs = 0;
        for (int day = 0; day < 2_000; day += 2) {
            for (int block = 0; block < 12; block++) {
                LocalDateTime at =
                        LocalDate.ofEpochDay(20_000 + day).atStartOfDay().plusHours(block * 2L);
                boolean held = PLAN.blockAt("syd", at).heldOut();
                first += held ? 1 : 0;
                alike += held == PLAN.blockAt("nord", at).heldOut() ? 1 : 0;
                pairs++;
            }
        }
        assertEquals(0.5, (double) first / pairs, 0.025);
        assertEquals(0.5, (double) alike / pairs, 0.025);
    }

    @Test
    void another_salt_draws_anew_and_the_same_one_never() {
        Switchback again = new Switchback(Duration.ofHours(2), "spring-2027", UNTIL);
        Switchback other = new Switchback(Duration.ofHours(2), "autumn-2027", UNTIL);
        int alike = 0;
        for (int block = 0; block < 600; block++) {
            LocalDateTime at = MIDNIGHT.plusHours(block * 2L);
            assertEquals(PLAN.holdsOut("syd", at), again.holdsOut("syd", at));
            alike += PLAN.holdsOut("syd", at) == other.holdsOut("syd", at) ? 1 : 0;
        }
        assertTrue(alike > 200 && alike < 400, "alike: " + alike);
    }

    @Test
    void nobody_is_held_out_from_its_last_day_on() {
        boolean any = false;
        for (int block = 0; block < 24; block++) {
            any |= PLAN.holdsOut("syd", UNTIL.minusDays(2).atStartOfDay().plusHours(block * 2L));
            assertFalse(PLAN.holdsOut("syd", UNTIL.atStartOfDay().plusHours(block * 2L)));
        }
        assertTrue(any);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT7H", "PT48H", "PT1H0.5S", "-PT1H"})
    void a_day_is_a_whole_number_of_blocks(String block) {
        assertThrows(IllegalArgumentException.class, () -> new Switchback(Duration.parse(block), "s", UNTIL));
    }
}
