package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Issue 5, Build 3: a sample-ratio check that shouts. */
class SampleRatioTest {
    @Test
    void it_shouts_when_the_ratio_is_off() {
        SampleRatio off = new SampleRatio(10_400, 9_600, 0.5);
        assertTrue(off.isOff());
        assertTrue(
                off.sentence()
                        .startsWith("SAMPLE RATIO IS OFF! 9,600 of 20,000 callers were held out (48.00 %), "
                                + "where 50.00 % were to be."),
                off::sentence);
        assertTrue(off.sentence().contains("DO NOT TRUST"), off::sentence);
    }

    @Test
    void and_not_when_it_is_as_planned() {
        SampleRatio sound = new SampleRatio(95_080, 4_920, 0.05);
        assertFalse(sound.isOff());
        assertEquals(
                "4,920 of 100,000 callers were held out (4.92 %), where 5.00 % were to be: as planned.",
                sound.sentence());
    }

    @Test
    void of_a_few_callers_it_says_nothing() {
        SampleRatio few = new SampleRatio(99, 0, 0.05);
        assertTrue(few.pValue().isEmpty());
        assertFalse(few.isOff());
        assertTrue(few.sentence().endsWith("too few to tell whether that is as planned."), few::sentence);
        assertTrue(new SampleRatio(0, 0, 0.05).pValue().isEmpty());
        assertTrue(new SampleRatio(400, 0, 0.05).isOff());
    }

    @Test
    void what_is_no_count_or_share_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new SampleRatio(-1, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new SampleRatio(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SampleRatio(1, 1, 1));
    }
}
