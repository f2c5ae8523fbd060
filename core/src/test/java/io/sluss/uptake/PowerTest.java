package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.statistics.Comparison;
import io.sluss.statistics.Sample;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 3: "with 5 % held out you will see 2 points in 19 days". */
class PowerTest {
    /** Chow, Shao and Wang (2008), "Sample Size Calculations in Clinical Research", 4.2.4 and 3.2.4: 70 and 63 in each arm. */
    @Test
    void the_numbers_are_those_of_the_book() {
        assertEquals(70, (long) Math.ceil(Power.ofRate(1, 0.5, 0.85).callers(0.2) / 2));
        assertEquals(63, (long) Math.ceil(Power.ofMean(1, 0.5, 10, 10).callers(5) / 2));
    }

    @Test
    void it_says_how_many_days_a_difference_takes() {
        Power power = Power.ofRate(5_000, 0.05, 0.6);
        assertEquals(20, power.days(0.02));
        assertEquals(
                "With 5 % held out you will see 2 points in 20 days: 99,219 callers, of whom 4,961 are held out.",
                power.sentence(0.02));
    }

    @Test
    void and_what_a_number_of_days_shows() {
        for (Power power : new Power[] {
            Power.ofRate(5_000, 0.05, 0.6), Power.ofRate(700, 0.5, 0.03), Power.ofMean(5_000, 0.1, 7.5, 9)
        }) {
            for (long days : new long[] {7, 19, 100}) {
                double less = power.less(days);
                assertEquals(days, power.callers(less) / power.callersPerDay(), 1e-6, power::toString);
                assertTrue(power.days(less * 0.99) > days);
            }
        }
        assertEquals(Double.POSITIVE_INFINITY, Power.ofRate(10, 0.01, 0.1).less(1));
    }

    @Test
    void a_larger_share_a_larger_difference_and_more_callers_are_quicker() {
        assertTrue(Power.ofRate(5_000, 0.1, 0.6).days(0.02)
                < Power.ofRate(5_000, 0.05, 0.6).days(0.02));
        assertTrue(Power.ofRate(5_000, 0.05, 0.6).days(0.03)
                < Power.ofRate(5_000, 0.05, 0.6).days(0.02));
        assertTrue(Power.ofRate(9_000, 0.05, 0.6).days(0.02)
                < Power.ofRate(5_000, 0.05, 0.6).days(0.02));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Power.ofRate(0, 0.05, 0.6));
        assertThrows(IllegalArgumentException.class, () -> Power.ofRate(10, 0, 0.6));
        assertThrows(IllegalArgumentException.class, () -> Power.ofRate(10, 0.05, 1));
        assertThrows(IllegalArgumentException.class, () -> Power.ofMean(10, 0.05, 3, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Power.ofRate(10, 0.05, 0.1).days(0.2));
        assertThrows(
                IllegalArgumentException.class,
                () -> Power.ofRate(10, 0.05, 0.1).days(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Power.ofRate(10, 0.05, 0.1).less(0));
    }

    /** Whether an experiment with so many callers finds that a rate is so much less with offers. */
    static boolean isFound(int run, int callers, double share, double rate, double less) {
        SplittableRandom random = new SplittableRandom(run);
        Sample.Collected offered = new Sample.Collected();
        Sample.Collected heldOut = new Sample.Collected();
        for (int i = 0; i < callers; i++) {
            boolean held = random.nextDouble() < share;
            (held ? heldOut : offered).add(random.nextDouble() < (held ? rate : rate - less) ? 1 : 0);
        }
        return new Comparison(offered.sample(), heldOut.sample()).pValue() < Power.SIGNIFICANCE;
    }
}
