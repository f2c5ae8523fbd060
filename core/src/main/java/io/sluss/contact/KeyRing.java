package io.sluss.contact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of the service, kept outside any database. When it fails, building fails loudly rather than with a weaker
 * key; later, no caller key is made, e-services are suppressed and a person is reached as ever.
 *
 * <p>Every node that shares offers and callers must have the same keys. Destroying an old key makes everything hashed
 * with it unlinkable.
 */
public interface KeyRing {
    /** A secret of 256 bits or more, with the short id that values made with it carry. Immutable. */
    final class Key {
        private final String id;
        private final byte[] secret;

        /**
         * A key with a copy of the secret.
         *
         * @param id a short name
         * @param secret at least 32 random bytes
         * @throws IllegalArgumentException if the secret is shorter
         */
        public Key(String id, byte[] secret) {
            if (secret.length < 32) {
                throw new IllegalArgumentException("key " + id + " is shorter than 32 bytes");
            }
            this.id = id;
            this.secret = secret.clone();
        }

        /** Its name. */
        public String id() {
            return id;
        }

        /** A copy of the secret. */
        public byte[] secret() {
            return secret.clone();
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /**
     * The keys caller numbers are hashed with: the current one and, for as long as the longest re-contact window, the
     * one before it. One or two.
     */
    List<Key> callerKeys();

    /** The key that ids are sealed with; it must outlive the longest offer. */
    Key idKey();

    /** The key that numbers to call back are encrypted with; it must outlive the longest promise. */
    Key dialKey();

    /**
     * The key that callers are drawn by lot under, for a hold-out or a trial of rules: who changes it while one runs, draws
     * everybody anew. Unlike the keys of callers it need not be changed, since nothing is kept under it.
     */
    Key experimentKey();

    /**
     * Keys made now and lost with the process: for trying, and where nothing needs to be recognised after a restart.
     */
    static KeyRing random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return derivedFrom(secret);
    }

    /**
     * Four keys derived from one secret.
     *
     * @param secret at least 32 random bytes
     */
    static KeyRing derivedFrom(byte[] secret) {
        Key root = new Key("root", secret);
        List<Key> callerKeys = List.of(derive(root, "caller"));
        Key idKey = derive(root, "id");
        Key dialKey = derive(root, "dial");
        Key experimentKey = derive(root, "experiment");
        return new KeyRing() {
            @Override
            public List<Key> callerKeys() {
                return callerKeys;
            }

            @Override
            public Key idKey() {
                return idKey;
            }

            @Override
            public Key dialKey() {
                return dialKey;
            }

            @Override
            public Key experimentKey() {
                return experimentKey;
            }
        };
    }

    private static Key derive(Key root, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root.secret(), "HmacSHA256"));
            return new Key(purpose.substring(0, 1) + "1", mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }
}
