package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.offer.Arm;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A caller stays in one arm for as long as the experiment runs, whatever else is changed meanwhile. */
class StickyArmsTest {
    private static final RuleSet HALF = TestRules.rules()
            .holdout("holdout: {share: 50 %, salt: half, until: 2030-01-01}")
            .build();

    private final ChangingKeys keys = new ChangingKeys();
    private final Desk desk = Desk.with(HALF, builder -> builder.keys(keys));

    private List<Arm> arms() {
        List<Arm> arms = new ArrayList<>();
        for (int i = 605; i <= 699; i++) {
            Contact contact =
                    Desk.call().caller("+46701740" + i).utterance(Desk.BIKE).build();
            arms.add(desk.sluss.decide(contact).arm());
        }
        return arms;
    }

    @Test
    void nobody_changes_sides_when_the_keys_of_callers_are_changed() {
        List<Arm> before = arms();
        assertEquals(Set.of(Arm.OFFERED, Arm.HELD_OUT), Set.copyOf(before));
        keys.current = List.of(ChangingKeys.key("second"), ChangingKeys.key("first"));
        assertEquals(before, arms());
        keys.current = List.of(ChangingKeys.key("third"));
        assertEquals(before, arms());
    }

    @Test
    void another_key_for_experiments_draws_everybody_anew() {
        List<Arm> before = arms();
        keys.experiment = ChangingKeys.key("experiment");
        assertNotEquals(before, arms());
    }

    @Test
    void the_arm_stays_when_other_rules_with_the_same_experiment_come_into_force() {
        List<Arm> before = arms();
        desk.sluss.reload(TestRules.rules()
                .head("recontact-window: 6d # other rules")
                .holdout("holdout: {share: 50 %, salt: half, until: 2031-01-01}")
                .build());
        assertEquals(before, arms());
    }

    @Test
    void whoever_is_not_known_is_drawn_by_the_contact_each_time() {
        int held = 0;
        for (int i = 0; i < 400; i++) {
            held += desk.says(Desk.BIKE).arm() == Arm.HELD_OUT ? 1 : 0;
        }
        assertTrue(held > 140 && held < 260, "held out: " + held);
    }

    @Test
    void where_queues_are_held_out_whoever_waits_in_the_same_one_is_in_the_same_arm() {
        Desk switched = switched();
        int held = 0;
        for (int block = 0; block < 40; block++) {
            Set<Arm> here = new HashSet<>();
            for (int minute = 0; minute < 120; minute += 40) {
                here.add(switched.says(Desk.BIKE).arm());
                switched.clock.advance(Duration.ofMinutes(40));
            }
            assertEquals(1, here.size(), "block " + block);
            held += here.contains(Arm.HELD_OUT) ? 1 : 0;
        }
        assertTrue(held > 5 && held < 35, "blocks held out: " + held);
    }

    @Test
    void a_contact_stays_in_the_arm_of_the_block_in_which_it_began() {
        Desk switched = switched();
        for (int block = 0; block < 40; block++) {
            switched.clock.advance(Duration.ofMinutes(block == 0 ? 115 : 110));
            Decision first = switched.says(Desk.BIKE);
            switched.clock.advance(Duration.ofMinutes(10)); // into the next one
            Decision later = switched.says(first, Desk.BIKE);
            assertEquals(first.arm(), later.arm(), "block " + block);
        }
    }

    /** Ten in the morning, when it is served first, is the beginning of a block. */
    private static Desk switched() {
        return Desk.with(TestRules.rules()
                .holdout("holdout: {by: queue, block: 2h, salt: queues, until: 2030-01-01}")
                .build());
    }
}
