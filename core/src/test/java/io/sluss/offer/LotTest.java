package io.sluss.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import org.junit.jupiter.api.Test;

class LotTest {
    @Test
    void what_is_drawn_is_from_0_up_to_but_not_1_and_the_same_each_time() {
        Seeds.each(20, random -> {
            for (int i = 0; i < 1_000; i++) {
                String salt = Long.toString(random.nextLong(), 36);
                String bucket = "c1." + Long.toString(random.nextLong(), 36);
                for (Lot lot : Lot.values()) {
                    double drawn = lot.draw(salt, bucket);
                    assertTrue(drawn >= 0 && drawn < 1, () -> salt + " " + bucket + " " + drawn);
                    assertEquals(drawn, lot.draw(salt, bucket));
                }
            }
        });
    }

    @Test
    void each_use_draws_for_itself_though_the_salt_is_the_same() {
        int alike = 0;
        for (int i = 0; i < 10_000; i++) {
            boolean heldOut = Lot.HOLDOUT.draw("spring", "c1." + i) < 0.5;
            boolean triesOut = Lot.TRIAL.draw("spring", "c1." + i) < 0.5;
            alike += heldOut == triesOut ? 1 : 0;
        }
        assertEquals(5_000, alike, 250);
    }

    @Test
    void nobody_who_is_held_out_today_is_drawn_otherwise_tomorrow() {
        assertEquals(HELD_OUT, Lot.HOLDOUT.draw("spring-2027", "c1.anybody"));
        assertEquals(TRIED, Lot.TRIAL.draw("spring-2027", "c1.anybody"));
        assertNotEquals(HELD_OUT, Lot.HOLDOUT.draw("autumn-2027", "c1.anybody"));
    }

    /** As drawn when these were written: a change of them would move callers between arms in the midst of a trial. */
    private static final double HELD_OUT = 0.3197609883617416;

    private static final double TRIED = 0.8322585033116863;
}
