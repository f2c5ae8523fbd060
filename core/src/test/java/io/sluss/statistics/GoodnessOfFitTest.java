package io.sluss.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GoodnessOfFitTest {
    /** Mendel's peas against 9 : 3 : 3 : 1, as Pearson's test was tried on them by Weldon (1902), Biometrika 1: 0.470. */
    @Test
    void mendels_peas_fit_as_published() {
        long[] peas = {315, 108, 101, 32};
        double[] shares = {9, 3, 3, 1};
        assertEquals(0.470, GoodnessOfFit.statistic(peas, shares), 5e-4);
        assertEquals(0.925, GoodnessOfFit.pValue(peas, shares), 5e-4);
    }

    /** The points of the chi-square distribution with one degree of freedom, as in every table: 3.841 and 10.828. */
    @Test
    void one_degree_of_freedom_is_as_in_tables() {
        double[] even = {1, 1};
        long off = Math.round(Math.sqrt(3.8415 * 1_000_000) / 2);
        assertEquals(0.05, GoodnessOfFit.pValue(new long[] {500_000 + off, 500_000 - off}, even), 5e-4);
        off = Math.round(Math.sqrt(10.828 * 1_000_000) / 2);
        assertEquals(0.001, GoodnessOfFit.pValue(new long[] {500_000 + off, 500_000 - off}, even), 5e-6);
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.pValue(new long[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.pValue(new long[] {1, 2}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class, () -> GoodnessOfFit.pValue(new long[] {1, 2}, new double[] {1, 0}));
        assertThrows(
                IllegalArgumentException.class, () -> GoodnessOfFit.pValue(new long[] {-1, 2}, new double[] {1, 1}));
    }
}
