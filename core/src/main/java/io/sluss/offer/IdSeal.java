package io.sluss.offer;

import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
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
 * <p>A contact's id is 23 bytes: issue time, origin, random bytes and a tag of 8 bytes over them. An offer's id adds
 * ordinal, expiry, channel and reason, and a tag of 4 bytes over all of it.
 *
 * <p>Both tags are SipHash-2-4 (Aumasson and Bernstein, 2012), each under a 128-bit key of its own that HMAC-SHA-256
 * derives from the id key once. SipHash is made to authenticate short messages: without the key, nothing better is known
 * than to guess a tag, one try a request, exactly as with an HMAC cut to the same length; and it costs a hundredth.
 * Thread-safe.
 */
public final class IdSeal {
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int PAYLOAD = 15;
    private static final int CONTACT = PAYLOAD + 8;
    private static final int OFFER = CONTACT + 12;

    /** The last characters of an id: both kinds end with four bits of their last byte and two that are not used. */
    private static final String ENDS = "AEIMQUYcgkosw048";

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

    /** A key of SipHash. */
    private record TagKey(long k0, long k1) {
        long tag(byte[] input, int length) {
            return SipHash.hash(k0, k1, input, 0, length);
        }
    }

    private final TagKey contactKey;
    private final TagKey offerKey;

    /**
     * A seal with one key.
     *
     * @param keys the secrets; only {@link KeyRing#idKey()} is used
     */
    public IdSeal(KeyRing keys) {
        contactKey = derived(keys, "contact");
        offerKey = derived(keys, "offer");
    }

    private static TagKey derived(KeyRing keys, String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.idKey().secret(), "HmacSHA256"));
            ByteBuffer key = ByteBuffer.wrap(mac.doFinal(use.getBytes(StandardCharsets.UTF_8)));
            return new TagKey(key.getLong(), key.getLong());
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
        bytes.putLong(contactKey.tag(bytes.array(), PAYLOAD));
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

    /** Makes several offers of one contact, whose id is read once. */
    public Offers offers(ContactId contact) {
        byte[] id = decode(contact.text(), CONTACT);
        if (id == null) {
            throw new IllegalArgumentException("no contact id");
        }
        return new Offers(id, offerKey);
    }

    /** Makes the offer ids of one contact. Not thread-safe. */
    public static final class Offers {
        private final TagKey key;
        private final long issued;
        private final ByteBuffer bytes = ByteBuffer.allocate(OFFER); // begins with the contact's, for each offer
        private final byte[] text = new byte[(OFFER * 8 + 5) / 6];

        private Offers(byte[] contact, TagKey key) {
            this.issued = issuedMillis(contact);
            this.bytes.put(contact);
            this.key = key;
        }

        /** See {@link IdSeal#offer}. */
        public OfferId offer(int ordinal, Instant expiresAt, int channelCode, int reasonCode) {
            if (ordinal < 0 || ordinal > MAX_ORDINAL) {
                throw new IllegalArgumentException("a contact has no more than " + (MAX_ORDINAL + 1) + " offers");
            }
            long seconds = (expiresAt.toEpochMilli() - issued + 999) / 1000;
            int expiry = (int) Math.max(0, Math.min(MAX_EXPIRY_SECONDS, seconds));
            bytes.position(CONTACT).put((byte) ordinal);
            bytes.put((byte) (expiry >>> 16)).putShort((short) expiry);
            bytes.putShort((short) channelCode).putShort((short) reasonCode);
            bytes.putInt((int) key.tag(bytes.array(), OFFER - Integer.BYTES));
            TO_TEXT.encode(bytes.array(), text);
            return new OfferId(new String(text, StandardCharsets.ISO_8859_1));
        }
    }

    /** Opens a contact or promise id; null when it was never issued. */
    public @Nullable Opened open(String text) {
        byte[] id = decode(text, CONTACT);
        if (id == null || !isSealed(id)) {
            return null;
        }
        return new Opened(kindOf(id), Instant.ofEpochMilli(issuedMillis(id)), originOf(id));
    }

    /** Opens an offer id; null when it was never issued. */
    public @Nullable OpenedOffer openOffer(OfferId offer) {
        byte[] id = decode(offer.text(), OFFER);
        if (id == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(id);
        int tag = (int) offerKey.tag(id, OFFER - Integer.BYTES);
        if (!isSealed(id) || bytes.getInt(OFFER - Integer.BYTES) != tag) {
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

    private boolean isSealed(byte[] id) {
        return ByteBuffer.wrap(id).getLong(PAYLOAD) == contactKey.tag(id, PAYLOAD);
    }

    private static long issuedMillis(byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return EPOCH + ((id[0] & 0xffL) << 32 | (bytes.getInt(1) & 0xffffffffL));
    }

    /** The bytes, or null when these are not so many or the text is not the one way to write them. */
    private static byte @Nullable [] decode(String text, int length) {
        try {
            byte[] bytes = FROM_TEXT.decode(text);
            boolean written = bytes.length == length
                    && text.length() == (length * 8 + 5) / 6
                    && text.charAt(text.length() - 1) == ENDS.charAt(bytes[length - 1] & 0xf);
            return written ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
