package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalizedTest {
    private static Map<String, String> both() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("sv", "Hej");
        texts.put("en", "Hello");
        return texts;
    }

    @Test
    void a_text_is_given_in_the_language_asked_for_and_otherwise_in_the_first() {
        Localized text = Localized.of(both());
        assertEquals("Hej", text.in("sv"));
        assertEquals("Hello", text.in("en"));
        assertEquals("Hej", text.in("fi"));
        assertEquals("Hej", text.in(null));
        assertEquals("Hej", text.toString());
    }

    @Test
    void one_text_serves_every_language() {
        assertEquals("112", Localized.of("112").in("sv"));
        assertEquals("112", Localized.of("112").in(null));
    }

    @Test
    void a_text_without_a_language_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Localized.of(Map.of()));
    }

    @Test
    void a_text_does_not_follow_the_map_it_was_made_of() {
        Map<String, String> texts = both();
        Localized text = Localized.of(texts);
        texts.put("sv", "Hallå");
        assertEquals("Hej", text.in("sv"));
        assertEquals(Localized.of(both()), text);
        assertEquals(Localized.of(both()).hashCode(), text.hashCode());
        assertNotEquals(Localized.of(texts), text);
    }
}
