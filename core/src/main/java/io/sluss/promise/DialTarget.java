package io.sluss.promise;

import io.sluss.contact.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A number to call, encrypted with AES-256-GCM (NIST SP 800-38D) under {@link KeyRing#dialKey()}; bound to one promise,
 * so that it cannot be moved to another. Never printed. Immutable.
 */
public final class DialTarget {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] sealed;

    private DialTarget(byte[] sealed) {
        this.sealed = sealed;
    }

    /** Seals a number in E.164 for one promise. */
    public static DialTarget seal(String e164, PromiseId promise, KeyRing keys) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, e164.getBytes(StandardCharsets.US_ASCII), iv, promise, keys);
        return new DialTarget(
                ByteBuffer.allocate(iv.length + text.length).put(iv).put(text).array());
    }

    /** A target from what {@link #bytes()} gave. */
    public static DialTarget ofBytes(byte[] bytes) {
        if (bytes.length <= IV_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("no dial target");
        }
        return new DialTarget(bytes.clone());
    }

    /** The encrypted bytes, for a store. */
    public byte[] bytes() {
        return sealed.clone();
    }

    /**
     * The number in E.164, for the dispatcher alone.
     *
     * @throws IllegalStateException if it was sealed for another promise or with another key
     */
    public String open(PromiseId promise, KeyRing keys) {
        byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
        byte[] text = Arrays.copyOfRange(sealed, IV_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, text, iv, promise, keys), StandardCharsets.US_ASCII);
    }

    private static byte[] crypt(int mode, byte[] input, byte[] iv, PromiseId promise, KeyRing keys) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = Arrays.copyOf(keys.dialKey().secret(), 32);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(promise.text().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the dial target is not this promise's, or its key is gone", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DialTarget that && Arrays.equals(sealed, that.sealed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sealed);
    }

    @Override
    public String toString() {
        return "DialTarget[hidden]";
    }
}
