package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerKeysTest {
    private static final KeyRing KEYS = KeyRing.derivedFrom(new byte[32]);
    private final CallerKeys door = new CallerKeys(KEYS, "SE", Set.of("070-174 06 99"));

    private Optional<CallerKey> keyOf(String number) {
        return door.keyOf(new CallerNumber(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+46701740605",
                "+46 70 174 06 05",
                "0701740605",
                "070-174 06 05",
                "070-1740605",
                "(070) 174 06 05",
                "0046701740605",
                "00 46 70 174 06 05",
                "+46 (0)70-174 06 05",
                " +46701740605 ",
                "tel:+46701740605",
                "TEL:+46-70-174-06-05",
                "tel:0701740605;phone-context=+46",
                "sip:+46701740605@example.org",
                "sips:+46701740605@example.org;user=phone",
                "SIP:0701740605;phone-context=+46@example.org",
                "\uff0b\uff14\uff16701740605",
                "+46\u00a070\u00a0174\u00a006\u00a005"
            })
    void one_number_has_one_key_however_it_is_written(String spelling) {
        assertEquals(Optional.of("+46701740605"), door.e164(new CallerNumber(spelling)));
        assertEquals(
                keyOf("+46701740605").orElseThrow().values(),
                keyOf(spelling).orElseThrow().values());
    }

    @Test
    void somebody_who_is_simulated_is_recognised_and_cannot_be_called() {
        CallerNumber somebody = CallerNumber.simulated(7);
        assertEquals(
                door.keyOf(somebody).orElseThrow().values(),
                door.keyOf(CallerNumber.simulated(7)).orElseThrow().values());
        assertNotEquals(
                door.keyOf(somebody).orElseThrow().value(),
                door.keyOf(CallerNumber.simulated(8)).orElseThrow().value());
        assertEquals(Optional.empty(), door.e164(somebody));
        assertFalse(door.isOrdinaryDomestic(somebody));
        assertEquals(Optional.empty(), door.keyOf(new CallerNumber("simulated 7")), "no text makes one");
        assertTrue(
                door.bucketOf(Contact.from(Origin.PHONE).callerNumber(somebody).build())
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "112", "1177", "11414", "114 14", "anonymous", "Anonymous", "unknown", "private", "unavailable",
                "restricted", "sip:anonymous@anonymous.invalid", "sip:112@example.org", "tel:112", "", " ", "+", "0",
                        "abc",
                "+46", "+460000000", "12345", "sip:@example.org", "tel:", "999999999999999999999999999999999999999999"
            })
    void what_is_no_callers_number_has_no_key(String text) {
        assertEquals(Optional.empty(), keyOf(text).map(CallerKey::value));
    }

    @Test
    void different_numbers_have_different_keys() {
        Set<String> keys = new java.util.HashSet<>();
        for (int last = 5; last < 99; last++) {
            keys.add(keyOf(String.format("+467017406%02d", last)).orElseThrow().value());
        }
        assertEquals(94, keys.size());
    }

    @Test
    void a_key_names_the_secret_it_was_made_with_and_never_the_number() {
        CallerKey key = keyOf("+46701740605").orElseThrow();
        assertTrue(key.value().matches("c1\\.[A-Za-z0-9_-]{22}"), key.value());
        assertEquals("CallerKey[hidden]", key.toString());
        assertFalse(key.value().contains("174"));
    }

    @Test
    void another_secret_makes_another_key() {
        byte[] other = new byte[32];
        other[31] = 1;
        CallerKeys elsewhere = new CallerKeys(KeyRing.derivedFrom(other), "SE", Set.of());
        assertNotEquals(
                keyOf("+46701740605").orElseThrow().value(),
                elsewhere.keyOf(new CallerNumber("+46701740605")).orElseThrow().value());
    }

    @Test
    void with_two_live_keys_there_is_one_value_under_each_and_the_current_first() {
        KeyRing.Key current = new KeyRing.Key("new", filled(1));
        KeyRing.Key before = new KeyRing.Key("old", filled(2));
        CallerKey both = keyWith(List.of(current, before));
        assertEquals(2, both.values().size());
        assertEquals(both.values().get(0), both.value());
        assertTrue(both.value().startsWith("new."));
        assertEquals(keyWith(List.of(before)).value(), both.values().get(1));
        assertThrows(UnsupportedOperationException.class, () -> both.values().clear());
    }

    private static CallerKey keyWith(List<KeyRing.Key> live) {
        KeyRing ring = new KeyRing() {
            @Override
            public List<Key> callerKeys() {
                return live;
            }

            @Override
            public Key idKey() {
                return KEYS.idKey();
            }

            @Override
            public Key dialKey() {
                return KEYS.dialKey();
            }

            @Override
            public Key experimentKey() {
                return KEYS.experimentKey();
            }
        };
        return new CallerKeys(ring, "SE", Set.of())
                .keyOf(new CallerNumber("0701740605"))
                .orElseThrow();
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"+46701740699", "0701740699", "sip:+46701740699@pbx"})
    void a_shared_number_has_no_key_however_it_is_written(String number) {
        assertTrue(keyOf(number).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "switchboard", "shared-phone"})
    void a_number_that_is_not_the_callers_own_has_no_key(String signal) {
        Contact contact = Contact.from(Origin.PHONE)
                .caller("0701740605")
                .signals(List.of("child", signal))
                .build();
        assertTrue(door.keyOf(contact).isEmpty());
    }

    @Test
    void a_contact_without_a_number_has_no_key() {
        assertTrue(door.keyOf(Contact.from(Origin.WEB).build()).isEmpty());
        Contact hidden = Contact.from(Origin.PHONE).caller("anonymous").build();
        assertTrue(door.keyOf(hidden).isEmpty());
        Contact seen = Contact.from(Origin.PHONE).caller("0701740605").build();
        assertTrue(door.keyOf(seen).isPresent());
    }

    @Test
    void only_ordinary_numbers_of_the_country_are_domestic() {
        assertTrue(door.isOrdinaryDomestic(new CallerNumber("+46701740605")));
        assertTrue(door.isOrdinaryDomestic(new CallerNumber("sip:0701740605@example.org")));
        assertFalse(door.isOrdinaryDomestic(new CallerNumber("+4512345678")), "a Danish number");
        assertFalse(door.isOrdinaryDomestic(new CallerNumber("112")));
        assertFalse(door.isOrdinaryDomestic(new CallerNumber("anonymous")));
        assertFalse(door.isOrdinaryDomestic(new CallerNumber("0900 000 00 00")), "a premium number");
    }

    @Test
    void a_raw_number_is_never_printed() {
        assertEquals("CallerNumber[hidden]", new CallerNumber("+46701740605").toString());
    }

    @Test
    void any_text_is_taken_in_without_failing() {
        String alphabet = "0123456789+-()./;@: telsip#*xanonymous\uff0b\u00a0";
        Seeds.each(500, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            door.isOrdinaryDomestic(new CallerNumber(text.toString()));
            door.e164(new CallerNumber(text.toString()))
                    .ifPresent(number -> assertTrue(number.matches("\\+[1-9]\\d{3,16}"), number));
        });
    }
}
