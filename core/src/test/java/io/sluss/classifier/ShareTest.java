package io.sluss.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Issue 3, Build 6: Wilson intervals, and a 95 % upper bound of what was missed. */
class ShareTest {
    private static final double EXACT = 5e-5;

    /** 81 of 263 is the example of Newcombe (1998), Statistics in Medicine 17, table I; so are the others. */
    @Test
    void theIntervalIsWilsons() {
        interval(0.2553, 0.3662, new Share(81, 263));
        interval(0.0624, 0.1605, new Share(15, 148));
        interval(0, 0.1611, new Share(0, 20));
        interval(0.0061, 0.1718, new Share(1, 29));
        interval(1 - 0.1611, 1, new Share(20, 20));
    }

    private static void interval(double low, double high, Share share) {
        assertEquals(low, share.interval().low(), EXACT, share::toString);
        assertEquals(high, share.interval().high(), EXACT, share::toString);
    }

    /** With none of n the bound solves (1 - p)^n = 0.05; with n - 1 of n, p^n = 0.95; with 1 of 10 it is in tables. */
    @Test
    void theBoundIsClopperAndPearsons() {
        assertEquals(1 - Math.pow(0.05, 0.1), new Share(0, 10).atMost(), 1e-9);
        assertEquals(1 - Math.pow(0.05, 1 / 300.0), new Share(0, 300).atMost(), 1e-9);
        assertEquals(Math.pow(0.95, 0.1), new Share(9, 10).atMost(), 1e-9);
        assertEquals(0.3942, new Share(1, 10).atMost(), EXACT);
        assertEquals(1, new Share(10, 10).atMost());
    }

    @Test
    void theBoundHoldsForManyTexts() {
        double bound = new Share(500, 100_000).atMost();
        assertTrue(bound > 0.0053 && bound < 0.0055, () -> Double.toString(bound));
    }

    @Test
    void nothingCountedTellsNothing() {
        Share nothing = new Share(0, 0);
        assertEquals(OptionalDouble.empty(), nothing.value());
        assertEquals(new Share.Interval(0, 1), nothing.interval());
        assertEquals(1, nothing.atMost());
    }

    @Test
    void aPartIsNoMoreThanTheWhole() {
        assertThrows(IllegalArgumentException.class, () -> new Share(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Share(-1, 1));
    }
}
