package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @EnumSource
    void an_origin_is_read_whatever_its_case(Origin origin) {
        assertEquals(origin, Origin.parse(origin.name()));
        assertEquals(origin, Origin.parse(" " + origin.label() + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "phones", "PHONE WEB"})
    void what_is_no_origin_is_refused_with_those_there_are(String text) {
        var e = assertThrows(InvalidContactException.class, () -> Origin.parse(text));
        assertEquals("origin", e.field());
        assertEquals("origin is none of PHONE, WEB, EMAIL, COUNTER", e.getMessage());
        assertFalse(e.getMessage().contains("canary"));
    }

    @Test
    void urgency_only_rises() {
        for (Urgency a : Urgency.values()) {
            for (Urgency b : Urgency.values()) {
                assertEquals(a.compareTo(b) >= 0 ? a : b, a.raisedTo(b));
                assertEquals(a.raisedTo(b), b.raisedTo(a));
            }
        }
    }

    @Test
    void what_is_logged_of_a_failure_holds_its_type_and_place_but_not_its_message() {
        var failure = new IllegalStateException("kanariefågel", new RuntimeException("kanariefågel"));
        Hidden hidden = Hidden.of(failure);
        assertEquals("java.lang.IllegalStateException", hidden.getMessage());
        assertEquals(failure.getStackTrace()[0], hidden.getStackTrace()[0]);
        assertEquals(null, hidden.getCause());
        assertEquals(hidden, Hidden.of(hidden));
    }
}
