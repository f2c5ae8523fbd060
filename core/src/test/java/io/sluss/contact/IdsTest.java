package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of ids and names. */
class IdsTest {
    private static final Map<String, Function<String, Record>> IDS =
            Map.of("contactId", ContactId::new, "offerId", OfferId::new, "promiseId", PromiseId::new);
    private static final Map<String, Function<String, Record>> NAMES =
            Map.of("reason", ReasonId::new, "region", Region::new);

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-_9", "123456789012345678901234567890123456789012345678"})
    void an_id_is_written_as_it_is(String text) {
        IDS.forEach((field, make) -> assertEquals(text, make.apply(text).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "canary.7",
                "canary/7",
                "canary%207",
                "canary=",
                "canary+",
                "canaryå",
                "canary\n",
                "canary\0",
                "canary012345678901234567890123456789012345678901234"
            })
    void what_cannot_be_an_id_is_refused_by_the_name_of_its_field_and_not_repeated(String text) {
        IDS.forEach((field, make) -> refuses(field, make, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "bicycle-theft", "öst", "väst", "a1", "vägar-2"})
    void a_name_is_written_as_it_is(String text) {
        NAMES.forEach((field, make) -> assertEquals(text, make.apply(text).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Canary",
                "canary_7",
                "7canary",
                "-canary",
                "canary ",
                "canary\n",
                "canaryé",
                "ca nary",
                "canary01234567890123456789012345678901234"
            })
    void what_cannot_be_a_name_is_refused_by_the_name_of_its_field_and_not_repeated(String text) {
        NAMES.forEach((field, make) -> refuses(field, make, text));
    }

    private static void refuses(String field, Function<String, Record> make, String text) {
        var e = assertThrows(InvalidContactException.class, () -> make.apply(text));
        assertEquals(field, e.field());
        assertEquals(field, e.getMessage().split(" ")[0]);
        assertFalse(e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("canary"), e.getMessage());
    }

    @Test
    void reasons_are_ordered_by_name() {
        var reasons = new java.util.ArrayList<>(List.of(new ReasonId("b"), new ReasonId("a")));
        java.util.Collections.sort(reasons);
        assertEquals(List.of(new ReasonId("a"), new ReasonId("b")), reasons);
    }
}
