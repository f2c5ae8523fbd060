package io.sluss.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.classifier.Share;
import org.junit.jupiter.api.Test;

/**
 * The examples are those of Newcombe (1998), "Two-sided confidence intervals for the single proportion: comparison of
 * seven methods", Statistics in Medicine 17, table I, methods 3 (Wilson) and 5 (Clopper and Pearson).
 */
class ProportionTest {
    private static final double AS_PRINTED = 5e-5;

    @Test
    void the_interval_is_wilsons() {
        interval(0.2553, 0.3662, new Proportion(81, 263));
        interval(0.0624, 0.1605, new Proportion(15, 148));
        interval(0, 0.1611, new Proportion(0, 20));
        interval(0.0061, 0.1718, new Proportion(1, 29));
        interval(1 - 0.1611, 1, new Proportion(20, 20));
    }

    private static void interval(double low, double high, Proportion proportion) {
        assertEquals(low, proportion.interval().low(), AS_PRINTED, proportion::toString);
        assertEquals(high, proportion.interval().high(), AS_PRINTED, proportion::toString);
    }

    @Test
    void the_bound_is_clopper_and_pearsons() {
        assertEquals(0.3676, new Proportion(81, 263).atMost(0.975), AS_PRINTED);
        assertEquals(0.1617, new Proportion(15, 148).atMost(0.975), AS_PRINTED);
        assertEquals(0.1684, new Proportion(0, 20).atMost(0.975), AS_PRINTED);
        assertEquals(0.1776, new Proportion(1, 29).atMost(0.975), AS_PRINTED);
        assertEquals(1 - Math.pow(0.05, 1 / 300.0), new Proportion(0, 300).atMost(), 1e-9);
        assertEquals(1, new Proportion(7, 7).atMost());
    }

    @Test
    void it_says_the_same_as_the_share_of_recognised_texts() {
        for (long of : new long[] {1, 2, 10, 333}) {
            for (long count = 0; count <= of; count++) {
                Proportion proportion = new Proportion(count, of);
                Share share = new Share(count, of);
                assertEquals(share.interval().low(), proportion.interval().low(), 1e-9, proportion::toString);
                assertEquals(share.interval().high(), proportion.interval().high(), 1e-9, proportion::toString);
                assertEquals(share.atMost(), proportion.atMost(), 1e-9, proportion::toString);
            }
        }
    }

    @Test
    void more_confidence_is_a_wider_interval() {
        Proportion proportion = new Proportion(30, 100);
        assertTrue(proportion.interval(0.99).low() < proportion.interval().low());
        assertTrue(proportion.interval(0.99).high() > proportion.interval().high());
        assertTrue(proportion.interval().contains(proportion.value()));
    }

    @Test
    void what_is_no_proportion_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Proportion(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(6, 5));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(1, 5).interval(1));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(1, 5).atMost(Double.NaN));
    }
}
