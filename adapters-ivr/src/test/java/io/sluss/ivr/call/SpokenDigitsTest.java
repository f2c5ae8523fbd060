package io.sluss.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The emergency number is said digit by digit, and nothing else is touched. */
class SpokenDigitsTest {
    @Test
    void digitsAreSaidOneByOne() {
        assertEquals("ett ett två", SpokenDigits.of("112", "sv"));
        assertEquals("one one two", SpokenDigits.of("112", "en"));
        assertEquals("1 1 2", SpokenDigits.of("112", "fi"));
        assertEquals("ett ett fyra ett fyra", SpokenDigits.of("114 14", "sv"));
    }

    @Test
    void theNumberIsFoundWhereItStandsAlone() {
        assertEquals("Ring ett ett två.", SpokenDigits.within("Ring 112.", "112", "sv"));
        assertEquals("one one two, now", SpokenDigits.within("112, now", "112", "en"));
        for (String other : new String[] {"1123", "0112", "rum 112b", "x.example/112", "klockan 1.112", "5-112"}) {
            assertEquals(other, SpokenDigits.within(other, "112", "sv"));
        }
    }
}
