package io.sluss.offer;

import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and opens ids that say by themselves whether they were ever issued and until when they hold, so that no row need
 * be looked up, on any node that has the same {@link KeyRing#idKey()}.
 *
 * <p>A contact's id is 23 bytes: issue time, origin, random bytes and the first 8 bytes of an HMAC-SHA-256 over them.
 * The rest of that HMAC is the contact's secret, with which SipHash seals the 8 bytes that an offer adds: ordinal,
 * expiry, channel and reason. One HMAC a contact, however many offers. Thread-safe.
 */
public final class IdSeal {
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int PAYLOAD = 15;
    private static final int CONTACT = PAYLOAD + 8;
    private static final int OFFER = CONTACT + 12;
    private static final int MAX_ORDINAL = 255;
    private static final int MAX_EXPIRY_SECONDS = (1 << 24) - 1;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    /** What an id is of. */
    public enum Kind {
        /** A contact. */
        CONTACT,
        /** A promise. */
        PROMISE
    }

    /**
     * An opened contact or promise id.
     *
     * @param kind what it is of
     * @param issuedAt when it was issued
     * @param origin where the contact came in
     */
    public record Opened(Kind kind, Instant issuedAt, Origin origin) {}

    /**
     * An opened offer id.
     *
     * @param contact the contact's id
     * @param issuedAt when the contact's id was issued
     * @param origin where the contact came in
     * @param ordinal which of the contact's offers
     * @param expiresAt until when it can be settled
     * @param channelCode which channel, see {@link #code}
     * @param reasonCode which reason, 0 for unknown
     */
    public record OpenedOffer(
            ContactId contact,
            Instant issuedAt,
            Origin origin,
            int ordinal,
            Instant expiresAt,
            int channelCode,
            int reasonCode) {}

    private final Mac prototype;

    /**
     * A seal with one key.
     *
     * @param keys the secrets; only {@link KeyRing#idKey()} is used
     */
    public IdSeal(KeyRing keys) {
        try {
            prototype = Mac.getInstance("HmacSHA256");
            prototype.init(new SecretKeySpec(keys.idKey().secret(), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }

    /** A new contact id. */
    public ContactId newContact(Origin origin, Instant now) {
        return new ContactId(newId(Kind.CONTACT, origin, now));
    }

    /** A new promise id, as text. */
    public String newPromise(Origin origin, Instant now) {
        return newId(Kind.PROMISE, origin, now);
    }

    private String newId(Kind kind, Origin origin, Instant now) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTACT);
        long millis = now.toEpochMilli() - EPOCH;
        bytes.put((byte) (millis >>> 32)).putInt((int) millis);
        bytes.put((byte) (codeOf(kind) << 4 | codeOf(origin)));
        bytes.put((byte) ThreadLocalRandom.current().nextInt());
        bytes.putLong(ThreadLocalRandom.current().nextLong());
        bytes.put(mac(bytes.array()), 0, 8);
        return TO_TEXT.encodeToString(bytes.array());
    }

    /**
     * The id of a contact's offer.
     *
     * @param contact the contact, whose id this seal or one with the same key made
     * @param ordinal 0-255, unlike those of its other offers
     * @param expiresAt until when it can be settled, at most 194 days after the contact's id was issued
     * @param channelCode see {@link #code}
     * @param reasonCode see {@link #code}; 0 for unknown
     */
    public OfferId offer(ContactId contact, int ordinal, Instant expiresAt, int channelCode, int reasonCode) {
        return offers(contact).offer(ordinal, expiresAt, channelCode, reasonCode);
    }

    /** Makes several offers of one contact with one HMAC. */
    public Offers offers(ContactId contact) {
        byte[] id = decode(contact.text());
        if (id == null || id.length != CONTACT) {
            throw new IllegalArgumentException("no contact id");
        }
        return new Offers(id, mac(id));
    }

    /** Makes the offer ids of one contact. Not thread-safe. */
    public static final class Offers {
        private final byte[] contact;
        private final byte[] mac;

        private Offers(byte[] contact, byte[] mac) {
            this.contact = contact;
            this.mac = mac;
        }

        /** See {@link IdSeal#offer}. */
        public OfferId offer(int ordinal, Instant expiresAt, int channelCode, int reasonCode) {
            if (ordinal < 0 || ordinal > MAX_ORDINAL) {
                throw new IllegalArgumentException("a contact has no more than " + (MAX_ORDINAL + 1) + " offers");
            }
            long seconds = (expiresAt.toEpochMilli() - issuedMillis(contact) + 999) / 1000;
            int expiry = (int) Math.max(0, Math.min(MAX_EXPIRY_SECONDS, seconds));
            ByteBuffer bytes = ByteBuffer.allocate(OFFER);
            bytes.put(contact).put((byte) ordinal);
            bytes.put((byte) (expiry >>> 16)).putShort((short) expiry);
            bytes.putShort((short) channelCode).putShort((short) reasonCode);
            bytes.putInt(offerTag(mac, bytes.array()));
            return new OfferId(TO_TEXT.encodeToString(bytes.array()));
        }
    }

    /** Opens a contact or promise id; null when it was never issued. */
    public @Nullable Opened open(String text) {
        byte[] id = decode(text);
        if (id == null || id.length != CONTACT || !isSealed(id, mac(id))) {
            return null;
        }
        return new Opened(kindOf(id), Instant.ofEpochMilli(issuedMillis(id)), originOf(id));
    }

    /** Opens an offer id; null when it was never issued. */
    public @Nullable OpenedOffer openOffer(OfferId offer) {
        byte[] id = decode(offer.text());
        if (id == null || id.length != OFFER) {
            return null;
        }
        byte[] mac = mac(id);
        ByteBuffer bytes = ByteBuffer.wrap(id);
        if (!isSealed(id, mac) || bytes.getInt(OFFER - Integer.BYTES) != offerTag(mac, id)) {
            return null;
        }
        Instant issued = Instant.ofEpochMilli(issuedMillis(id));
        int expiry = (id[CONTACT + 1] & 0xff) << 16 | (bytes.getShort(CONTACT + 2) & 0xffff);
        return new OpenedOffer(
                new ContactId(TO_TEXT.encodeToString(Arrays.copyOf(id, CONTACT))),
                issued,
                originOf(id),
                id[CONTACT] & 0xff,
                issued.plus(Duration.ofSeconds(expiry)),
                bytes.getShort(CONTACT + 4) & 0xffff,
                bytes.getShort(CONTACT + 6) & 0xffff);
    }

    /** A number from 1 to 65535 for a name: the same on every node and in every version of the rules. */
    public static int code(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        int code = (hash >>> 16) & 0xffff;
        return code == 0 ? 1 : code;
    }

    // What an id says of its kind and origin, as written in ids that are out there: never change a number.

    private static int codeOf(Kind kind) {
        return switch (kind) {
            case CONTACT -> 0;
            case PROMISE -> 1;
        };
    }

    private static Kind kindOf(byte[] id) {
        return id[5] >> 4 == 0 ? Kind.CONTACT : Kind.PROMISE;
    }

    private static int codeOf(Origin origin) {
        return switch (origin) {
            case PHONE -> 0;
            case WEB -> 1;
            case EMAIL -> 2;
            case COUNTER -> 3;
        };
    }

    private static Origin originOf(byte[] id) {
        return switch (id[5] & 0xf) {
            case 0 -> Origin.PHONE;
            case 1 -> Origin.WEB;
            case 2 -> Origin.EMAIL;
            default -> Origin.COUNTER;
        };
    }

    private byte[] mac(byte[] id) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(id, 0, PAYLOAD);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 of this Java cannot be copied", e);
        }
    }

    private static boolean isSealed(byte[] id, byte[] mac) {
        byte[] tag = Arrays.copyOfRange(id, PAYLOAD, CONTACT);
        return MessageDigest.isEqual(tag, Arrays.copyOf(mac, tag.length));
    }

    private static int offerTag(byte[] mac, byte[] id) {
        ByteBuffer secret = ByteBuffer.wrap(mac);
        return (int) SipHash.hash(secret.getLong(8), secret.getLong(16), id, CONTACT, 8);
    }

    private static long issuedMillis(byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return EPOCH + ((id[0] & 0xffL) << 32 | (bytes.getInt(1) & 0xffffffffL));
    }

    /** The bytes, or null when the text is not the one way to write them. */
    private static byte @Nullable [] decode(String text) {
        try {
            byte[] bytes = FROM_TEXT.decode(text);
            return TO_TEXT.encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
