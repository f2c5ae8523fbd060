package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContactTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-24T01:00:00Z");

    private static Contact.Builder phone() {
        return Contact.from(Origin.PHONE);
    }

    private static Contact full() {
        return phone().id(new ContactId("abc"))
                .utterance("kanariefågel")
                .reason("bicycle-theft")
                .region("syd")
                .place("Malmö")
                .language("sv")
                .caller("+46701740605")
                .arrivedAt(ARRIVED)
                .declined(List.of("E_SERVICE", "report-theft"))
                .signals(List.of("whispering"))
                .age(42)
                .eId(true)
                .expectedWait(Duration.ofMinutes(5))
                .queueTicket("T-17")
                .build();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("reason", b -> b.reason("Canary theft")),
                wrong("region", b -> b.region("canary!")),
                wrong("place", b -> b.place("canary".repeat(40))),
                wrong("place", b -> b.place("canary\u0007")),
                wrong("language", b -> b.language("canary")),
                wrong("language", b -> b.language("")),
                wrong("language", b -> b.language("12")),
                wrong("language", b -> b.language("s\u0000v")),
                wrong("language", b -> b.language("canary-".repeat(9))),
                wrong("caller", b -> b.caller("canary".repeat(40))),
                wrong("caller", b -> b.caller("canary\r\nX-Header: 1")),
                wrong("declined[0]", b -> b.declined(List.of("canary channel"))),
                wrong("declined[1]", b -> b.declined(List.of("CALLBACK", "canary<script>"))),
                wrong("declined[0]", b -> b.declined(List.of(""))),
                wrong("declined", b -> b.declined(Collections.nCopies(33, "canary"))),
                wrong("signals[0]", b -> b.signals(List.of("Canary"))),
                wrong("signals[2]", b -> b.signals(List.of("a", "b", "canary_c"))),
                wrong("signals[0]", b -> b.signals(List.of("canary" + "-".repeat(40)))),
                wrong("signals", b -> b.signals(Collections.nCopies(33, "canary"))),
                wrong("age", b -> b.age(-1)),
                wrong("age", b -> b.age(131)),
                wrong("expectedWaitSeconds", b -> b.expectedWait(Duration.ofSeconds(-1))),
                wrong(
                        "expectedWaitSeconds",
                        b -> b.expectedWait(Duration.ofDays(1).plusNanos(1))),
                wrong("queueTicket", b -> b.queueTicket("canary".repeat(20))),
                wrong("queueTicket", b -> b.queueTicket("canary\u0085")));
    }

    private static Arguments wrong(String field, Consumer<Contact.Builder> set) {
        return Arguments.of(field, set);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_field_is_named_and_its_value_is_not_repeated(String field, Consumer<Contact.Builder> set) {
        var e = assertThrows(InvalidContactException.class, () -> set.accept(phone()));
        assertEquals(field, e.field());
        assertTrue(e.getMessage().startsWith(field + " "), e.getMessage());
        assertFalse(e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("canary"), e.getMessage());
        assertNull(e.getCause());
    }

    @Test
    void only_the_origin_is_needed_and_what_is_left_out_is_not_known() {
        Contact contact = Contact.from(Origin.WEB).build();
        assertEquals(Origin.WEB, contact.origin());
        assertTrue(contact.wording().isEmpty());
        for (Object absent : new Object[] {
            contact.id(),
            contact.reason(),
            contact.region(),
            contact.place(),
            contact.language(),
            contact.caller(),
            contact.arrivedAt(),
            contact.age(),
            contact.eId(),
            contact.expectedWait(),
            contact.queueTicket()
        }) {
            assertNull(absent);
        }
        assertEquals(Set.of(), contact.declined());
        assertEquals(Set.of(), contact.signals());
    }

    @Test
    void the_limits_themselves_are_allowed() {
        Contact contact = phone().place("å".repeat(200))
                .queueTicket("t".repeat(100))
                .age(0)
                .age(130)
                .expectedWait(Duration.ZERO)
                .expectedWait(Duration.ofDays(1))
                .signals(Collections.nCopies(32, "child"))
                .build();
        assertEquals(130, contact.age());
        assertEquals(Set.of("child"), contact.signals());
    }

    @ParameterizedTest
    @CsvSource({"sv, sv", "SV, sv", "sv-SE, sv", "sv_FI, sv", " en , en", "en-GB-oxendict, en", "fin, fin"})
    void a_language_tag_is_cut_to_its_code(String tag, String code) {
        assertEquals(code, phone().language(tag).build().language());
    }

    @Test
    void a_blank_number_is_none() {
        assertNull(phone().caller("").build().caller());
        assertNull(phone().caller("  ").build().caller());
        assertNull(phone().caller(null).build().caller());
    }

    @Test
    void every_optional_field_can_be_taken_back_with_null() {
        Contact contact = phone().id(null)
                .utterance(null)
                .reason(null)
                .region(null)
                .place(null)
                .language(null)
                .caller(null)
                .arrivedAt(null)
                .age(null)
                .eId(null)
                .expectedWait(null)
                .queueTicket(null)
                .build();
        assertEquals("Contact[PHONE, Wording[0 words]]", contact.toString());
    }

    @Test
    void nothing_personal_is_printed() {
        String printed = full().toString() + full().caller();
        assertEquals("Contact[PHONE, Wording[1 words]]CallerNumber[hidden]", printed);
    }

    @Test
    void a_later_step_fills_in_what_it_leaves_out_but_not_words_reason_or_number() {
        Contact next = phone().build().continuing(full());
        assertTrue(next.wording().isEmpty());
        assertNull(next.reason());
        assertNull(next.caller());
        assertEquals("syd", String.valueOf(next.region()));
        assertEquals("Malmö", next.place());
        assertEquals("sv", next.language());
        assertEquals(ARRIVED, next.arrivedAt());
        assertEquals(42, next.age());
        assertEquals(true, next.eId());
        assertEquals(Duration.ofMinutes(5), next.expectedWait());
        assertEquals("T-17", next.queueTicket());
        assertEquals(Set.of("E_SERVICE", "report-theft"), next.declined());
        assertEquals(Set.of("whispering"), next.signals());
    }

    @Test
    void a_later_step_says_the_last_word_and_adds_to_what_was_declined_and_noticed() {
        Contact later = phone().place("Lund")
                .language("en")
                .age(17)
                .eId(false)
                .declined(List.of("CALLBACK"))
                .signals(List.of("child"))
                .build()
                .continuing(full());
        assertEquals("Lund", later.place());
        assertNull(later.region(), "an earlier region does not go with a new place");
        assertEquals("en", later.language());
        assertEquals(17, later.age());
        assertEquals(false, later.eId());
        assertEquals(Set.of("E_SERVICE", "report-theft", "CALLBACK"), later.declined());
        assertEquals(Set.of("whispering", "child"), later.signals());
    }

    @Test
    void neither_words_nor_number_are_remembered() {
        Contact kept = full().withoutWordsAndNumber();
        assertTrue(kept.wording().isEmpty());
        assertNull(kept.caller());
        assertNull(kept.reason());
        assertNotNull(kept.region());
        assertEquals(Set.of("whispering"), kept.signals());
    }

    @Test
    void a_built_contact_does_not_follow_its_builder() {
        Contact.Builder builder = phone().signals(List.of("child"));
        Contact contact = builder.build();
        builder.signals(List.of("threat")).age(5);
        assertEquals(Set.of("child"), contact.signals());
        assertNull(contact.age());
    }
}
