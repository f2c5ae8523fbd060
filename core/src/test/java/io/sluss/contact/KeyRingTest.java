package io.sluss.contact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    @Test
    void a_secret_shorter_than_256_bits_is_refused_without_showing_it() {
        var e = assertThrows(IllegalArgumentException.class, () -> new KeyRing.Key("k", new byte[31]));
        assertEquals("key k is shorter than 32 bytes", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> KeyRing.derivedFrom(new byte[0]));
    }

    @Test
    void a_key_keeps_a_copy_and_gives_copies() {
        byte[] secret = new byte[32];
        KeyRing.Key key = new KeyRing.Key("k", secret);
        secret[0] = 1;
        assertEquals(0, key.secret()[0]);
        key.secret()[0] = 2;
        assertEquals(0, key.secret()[0]);
        assertEquals("Key[k]", key.toString());
    }

    @Test
    void one_secret_gives_three_unlike_keys_and_always_the_same() {
        KeyRing ring = KeyRing.derivedFrom(new byte[32]);
        KeyRing again = KeyRing.derivedFrom(new byte[32]);
        assertEquals(1, ring.callerKeys().size());
        assertArrayEquals(ring.idKey().secret(), again.idKey().secret());
        assertArrayEquals(ring.dialKey().secret(), again.dialKey().secret());
        assertArrayEquals(ring.experimentKey().secret(), again.experimentKey().secret());
        assertFalse(Arrays.equals(
                ring.experimentKey().secret(), ring.callerKeys().get(0).secret()));
        assertFalse(Arrays.equals(ring.idKey().secret(), ring.dialKey().secret()));
        assertFalse(
                Arrays.equals(ring.idKey().secret(), ring.callerKeys().get(0).secret()));
        assertFalse(
                Arrays.equals(ring.dialKey().secret(), ring.callerKeys().get(0).secret()));
        assertFalse(Arrays.equals(new byte[32], ring.idKey().secret()), "the root itself is no key");
    }

    @Test
    void the_derivation_never_changes_since_ids_out_there_depend_on_it() {
        // HMAC-SHA-256 with 32 zero bytes over "id", worked out with openssl dgst -sha256 -mac hmac.
        KeyRing ring = KeyRing.derivedFrom(new byte[32]);
        assertEquals(
                "34ce0b031abf5f1f67ab9dfdae781582fdec327df7838c70fcefa9a68e49b909",
                HexFormat.of().formatHex(ring.idKey().secret()));
        assertEquals("i1", ring.idKey().id());
        assertEquals("d1", ring.dialKey().id());
        assertEquals("c1", ring.callerKeys().get(0).id());
    }

    @Test
    void random_rings_are_unlike() {
        assertFalse(Arrays.equals(
                KeyRing.random().idKey().secret(), KeyRing.random().idKey().secret()));
    }
}
