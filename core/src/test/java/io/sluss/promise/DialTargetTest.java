package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.contact.KeyRing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DialTargetTest {
    private static final KeyRing KEYS = KeyRing.derivedFrom(new byte[32]);
    private static final PromiseId PROMISE = new PromiseId("promise");
    private static final String NUMBER = "+46701740605";

    @Test
    void a_number_is_read_with_the_key_and_the_promise_it_was_sealed_for() {
        DialTarget sealed = DialTarget.seal(NUMBER, PROMISE, KEYS);
        assertEquals(NUMBER, sealed.open(PROMISE, KEYS));
        DialTarget stored = DialTarget.ofBytes(sealed.bytes());
        assertEquals(sealed, stored);
        assertEquals(sealed.hashCode(), stored.hashCode());
        assertEquals(NUMBER, stored.open(PROMISE, KEYS));
    }

    @Test
    void it_cannot_be_read_for_another_promise_or_with_another_key() {
        DialTarget sealed = DialTarget.seal(NUMBER, PROMISE, KEYS);
        PromiseId other = new PromiseId("other");
        KeyRing stranger = KeyRing.random();
        for (var e : new IllegalStateException[] {
            assertThrows(IllegalStateException.class, () -> sealed.open(other, KEYS)),
            assertThrows(IllegalStateException.class, () -> sealed.open(PROMISE, stranger))
        }) {
            assertFalse(String.valueOf(e.getMessage()).contains("174"));
        }
    }

    @Test
    void one_changed_bit_anywhere_is_noticed() {
        byte[] bytes = DialTarget.seal(NUMBER, PROMISE, KEYS).bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            DialTarget target = DialTarget.ofBytes(changed);
            assertThrows(IllegalStateException.class, () -> target.open(PROMISE, KEYS));
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            if (length <= 28) { // no longer than what every target begins and ends with
                assertThrows(IllegalArgumentException.class, () -> DialTarget.ofBytes(cut));
            } else {
                DialTarget target = DialTarget.ofBytes(cut);
                assertThrows(IllegalStateException.class, () -> target.open(PROMISE, KEYS));
            }
        }
    }

    @Test
    void the_same_number_sealed_twice_looks_unlike_and_is_never_printed() {
        DialTarget one = DialTarget.seal(NUMBER, PROMISE, KEYS);
        assertNotEquals(one, DialTarget.seal(NUMBER, PROMISE, KEYS));
        assertEquals("DialTarget[hidden]", one.toString());
        assertFalse(new String(one.bytes(), StandardCharsets.ISO_8859_1).contains("4670174"));
    }

    @Test
    void its_bytes_are_its_own() {
        DialTarget sealed = DialTarget.seal(NUMBER, PROMISE, KEYS);
        byte[] bytes = sealed.bytes();
        DialTarget stored = DialTarget.ofBytes(bytes);
        bytes[0] ^= 1;
        sealed.bytes()[0] ^= 1;
        assertEquals(NUMBER, sealed.open(PROMISE, KEYS));
        assertEquals(NUMBER, stored.open(PROMISE, KEYS));
    }
}
