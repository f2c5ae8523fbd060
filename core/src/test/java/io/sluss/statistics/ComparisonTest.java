package io.sluss.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    /** Fuel consumption of cars (AUTO83B.DAT) in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3. */
    private static final Comparison CARS =
            new Comparison(new Sample(249, 20.14458, 6.41470 * 6.41470), new Sample(79, 30.48101, 6.10771 * 6.10771));

    @Test
    void the_test_is_welchs() {
        assertEquals(136.8750, CARS.degreesOfFreedom(), 5e-4);
        double error = (CARS.interval().high() - CARS.difference()) / 1.9775; // the t of 136.9 degrees
        assertEquals(-12.946, CARS.difference() / error, 2e-3);
        assertTrue(CARS.pValue() < 1e-20);
    }

    /**
     * Sleep gained under two drugs, of "Student" (1908), as R's manual of t.test compares them: t = -1.8608, df = 17.776, p =
     * 0.07939, interval -3.3654832 to 0.2054832.
     */
    @Test
    void the_sleep_of_student_is_compared_as_by_r() {
        Comparison sleep = new Comparison(
                Sample.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
                Sample.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4));
        assertEquals(17.776, sleep.degreesOfFreedom(), 5e-4);
        assertEquals(0.07939, sleep.pValue(), 5e-6);
        assertEquals(-3.3654832, sleep.interval().low(), 5e-7);
        assertEquals(0.2054832, sleep.interval().high(), 5e-7);
    }

    /** The same by pairs in the same manual: t = -4.0621, df = 9, p = 0.002833, interval -2.4598858 to -0.7001142. */
    @Test
    void and_by_pairs() {
        PairedDifference sleep = new PairedDifference(Sample.of(-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4));
        assertEquals(-1.58, sleep.difference(), 1e-12);
        assertEquals(0.002833, sleep.pValue(), 5e-7);
        assertEquals(-2.4598858, sleep.interval().low(), 5e-7);
        assertEquals(-0.7001142, sleep.interval().high(), 5e-7);
    }

    /** Fieller's interval solves its own equation: at its ends the difference from so many times the control is t errors. */
    @Test
    void at_the_ends_of_fiellers_interval_the_ratio_is_just_refused() {
        Interval share = CARS.relativeInterval().orElseThrow();
        double t = (CARS.interval().high() - CARS.difference())
                / Math.sqrt(CARS.treated().squaredError() + CARS.control().squaredError());
        for (double ratio : new double[] {1 + share.low(), 1 + share.high()}) {
            double off = CARS.treated().mean() - ratio * CARS.control().mean();
            double error = Math.sqrt(CARS.treated().squaredError()
                    + ratio * ratio * CARS.control().squaredError());
            assertEquals(t, Math.abs(off) / error, 1e-9);
        }
        assertTrue(share.contains(CARS.relative().orElseThrow()));
    }

    @Test
    void fiellers_interval_holds_the_true_share_in_95_of_100_samples() {
        int held = 0;
        for (int run = 0; run < 2_000; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Sample.Collected treated = new Sample.Collected();
            Sample.Collected control = new Sample.Collected();
            for (int i = 0; i < 200; i++) {
                treated.add(-2.4 * Math.log(1 - random.nextDouble()));
                control.add(-3.0 * Math.log(1 - random.nextDouble()));
            }
            Comparison comparison = new Comparison(treated.sample(), control.sample());
            held += comparison.relativeInterval().orElseThrow().contains(-0.2) ? 1 : 0;
        }
        assertEquals(1_900, held, 40);
    }

    @Test
    void a_share_of_nothing_is_absent() {
        Sample some = Sample.of(1, 2, 3);
        assertTrue(new Comparison(some, Sample.of(0, 0, 0)).relativeInterval().isEmpty());
        assertTrue(new Comparison(some, Sample.of(0, 0, 0)).relative().isEmpty());
        assertTrue(new Comparison(some, Sample.of(-3, 0, 4)).relativeInterval().isEmpty());
        assertFalse(new Comparison(some, Sample.of(5, 6, 7)).relativeInterval().isEmpty());
    }

    @Test
    void where_nothing_varies_the_difference_is_what_it_is() {
        Comparison same = new Comparison(Sample.of(2, 2, 2), Sample.of(2, 2));
        assertEquals(1, same.pValue());
        assertEquals(new Interval(0, 0), same.interval());
        assertEquals(0, new Comparison(Sample.of(3, 3), Sample.of(2, 2)).pValue());
    }

    @Test
    void one_value_tells_nothing() {
        assertThrows(IllegalArgumentException.class, () -> new Comparison(Sample.of(1), Sample.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> new PairedDifference(Sample.of(1)));
    }

    @Test
    void an_interval_turns_and_stretches() {
        assertEquals(new Interval(-2, 1), new Interval(-1, 2).negated());
        assertEquals(new Interval(-3, 6), new Interval(-1, 2).times(3));
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, 1).times(-1));
    }
}
