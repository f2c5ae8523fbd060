package io.sluss.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldoutTest {
    private static final LocalDate UNTIL = LocalDate.parse("2027-05-31");
    private static final LocalDate TODAY = LocalDate.parse("2027-01-15");
    private static final int BUCKETS = 200_000;

    private static Holdout holdout(double share, String salt) {
        return new Holdout(share, salt, UNTIL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.1, 0.5, 0.9})
    void about_the_share_is_held_out(double share) {
        Holdout holdout = holdout(share, "spring-2027");
        int held = 0;
        for (int i = 0; i < BUCKETS; i++) {
            held += holdout.holdsOut("c1." + i, TODAY) ? 1 : 0;
        }
        double fiveSigma = 5 * Math.sqrt(share * (1 - share) / BUCKETS);
        assertEquals(share, (double) held / BUCKETS, fiveSigma);
    }

    @Test
    void the_same_caller_is_treated_alike_on_every_day_and_another_salt_draws_anew() {
        Holdout spring = holdout(0.5, "spring-2027");
        int both = 0;
        for (int i = 0; i < 10_000; i++) {
            String bucket = "c1." + i;
            boolean held = spring.holdsOut(bucket, TODAY);
            assertEquals(held, spring.holdsOut(bucket, UNTIL.minusDays(1)));
            assertEquals(held, holdout(0.5, "spring-2027").holdsOut(bucket, TODAY.minusYears(1)));
            both += held && holdout(0.5, "autumn-2027").holdsOut(bucket, TODAY) ? 1 : 0;
        }
        assertEquals(2_500, both, 250);
    }

    @Test
    void who_is_held_out_of_a_share_is_held_out_of_a_larger_one() {
        for (int i = 0; i < 5_000; i++) {
            if (holdout(0.1, "s").holdsOut("c1." + i, TODAY)) {
                assertTrue(holdout(0.2, "s").holdsOut("c1." + i, TODAY));
            }
        }
    }

    @Test
    void nobody_is_held_out_from_its_last_day_on() {
        assertTrue(holdout(1, "s").holdsOut("x", UNTIL.minusDays(1)));
        assertFalse(holdout(1, "s").holdsOut("x", UNTIL));
        assertFalse(holdout(1, "s").holdsOut("x", UNTIL.plusYears(1)));
    }

    @Test
    void a_contact_without_a_bucket_is_never_held_out() {
        assertFalse(holdout(1, "s").holdsOut("", TODAY));
    }

    @Test
    void a_share_of_nothing_is_nobody_and_of_one_everybody() {
        for (int i = 0; i < 1_000; i++) {
            assertFalse(holdout(0, "s").holdsOut("c" + i, TODAY));
            assertFalse(Holdout.NONE.holdsOut("c" + i, TODAY));
            assertTrue(holdout(1, "s").holdsOut("c" + i, TODAY));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void a_share_is_between_0_and_1(double share) {
        assertThrows(IllegalArgumentException.class, () -> holdout(share, "s"));
    }
}
