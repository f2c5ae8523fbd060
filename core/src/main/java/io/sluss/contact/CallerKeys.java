package io.sluss.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The door where a caller's number becomes a {@link CallerKey}: E.164 by libphonenumber, then HMAC-SHA-256 (RFC 2104).
 * A plain hash would not do: all Swedish mobile numbers can be hashed in seconds. Thread-safe.
 */
public final class CallerKeys {
    private static final PhoneNumberUtil PHONE_NUMBERS = PhoneNumberUtil.getInstance();
    private static final int HASH_BYTES = 16;

    private final KeyRing keys;
    private final String country;
    private final Set<String> shared;

    /**
     * A door with these keys.
     *
     * @param keys the secrets
     * @param country the ISO 3166 code that numbers without a country code belong to, {@code SE}
     * @param sharedNumbers numbers that many people call from (a hospital's, a school's), of which no key is made
     */
    public CallerKeys(KeyRing keys, String country, Set<String> sharedNumbers) {
        this.keys = keys;
        this.country = country;
        Set<String> normalised = new HashSet<>();
        for (String number : sharedNumbers) {
            e164(number).ifPresent(normalised::add);
        }
        this.shared = Set.copyOf(normalised);
    }

    /**
     * The key of a contact's caller: empty when the number is missing, hidden, impossible, or not the caller's own (a
     * relay service, a switchboard, a number on the shared list).
     */
    public Optional<CallerKey> keyOf(Contact contact) {
        CallerNumber caller = ownNumber(contact);
        return caller == null ? Optional.empty() : keyOf(caller);
    }

    /**
     * What a contact's caller is drawn by lot by, empty where {@link #keyOf(Contact)} is: a keyed hash that stays the same
     * when the keys of callers are changed, so that nobody changes sides while an experiment runs. Not to be kept.
     */
    public Optional<String> bucketOf(Contact contact) {
        CallerNumber caller = ownNumber(contact);
        return caller == null ? Optional.empty() : ownNumber(caller).map(number -> hash(number, keys.experimentKey()));
    }

    private static @Nullable CallerNumber ownNumber(Contact contact) {
        return Signals.numberIsShared(contact.signals()) ? null : contact.caller();
    }

    /** The key of a number, empty when it is hidden, impossible or shared. */
    public Optional<CallerKey> keyOf(CallerNumber caller) {
        return ownNumber(caller).map(this::hash);
    }

    private Optional<String> ownNumber(CallerNumber caller) {
        return caller.isSimulated() // whose name is none that a number in E.164 can have
                ? Optional.of(caller.raw())
                : e164(caller).filter(number -> !shared.contains(number));
    }

    /** The number in E.164, {@code +46…}, or empty when it is none that could be called. */
    public Optional<String> e164(CallerNumber caller) {
        return caller.isSimulated() ? Optional.empty() : e164(caller.raw());
    }

    /** Whether a number belongs to the service's country and costs what an ordinary call does. */
    public boolean isOrdinaryDomestic(CallerNumber caller) {
        if (caller.isSimulated()) {
            return false;
        }
        try {
            var parsed = PHONE_NUMBERS.parse(userPart(caller.raw().strip()), country);
            return PHONE_NUMBERS.isValidNumberForRegion(parsed, country)
                    && switch (PHONE_NUMBERS.getNumberType(parsed)) {
                        case MOBILE, FIXED_LINE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, VOIP -> true;
                        default -> false;
                    };
        } catch (NumberParseException e) {
            return false;
        }
    }

    private Optional<String> e164(@Nullable String raw) {
        if (raw == null) {
            return Optional.empty();
        }
        String number = userPart(raw.strip());
        if (number.length() > 40) {
            return Optional.empty();
        }
        try {
            var parsed = PHONE_NUMBERS.parse(number, country);
            return PHONE_NUMBERS.isPossibleNumber(parsed) && PHONE_NUMBERS.isValidNumber(parsed)
                    ? Optional.of(PHONE_NUMBERS.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty(); // "anonymous", "unknown", "private", 112: nobody to recognise
        }
    }

    /** What stands between {@code tel:} or {@code sip:} and the host or the parameters. */
    private static String userPart(String raw) {
        String lower = raw.toLowerCase(Locale.ROOT);
        String rest = raw;
        for (String scheme : List.of("tel:", "sips:", "sip:")) {
            if (lower.startsWith(scheme)) {
                rest = raw.substring(scheme.length());
                break;
            }
        }
        int end = rest.length();
        for (char stop : new char[] {'@', ';'}) {
            int at = rest.indexOf(stop);
            if (at >= 0) {
                end = Math.min(end, at);
            }
        }
        return rest.substring(0, end);
    }

    private CallerKey hash(String number) {
        List<String> values = new ArrayList<>(2);
        for (KeyRing.Key key : keys.callerKeys()) {
            values.add(key.id() + "." + hash(number, key));
        }
        return new CallerKey(values);
    }

    private static String hash(String number, KeyRing.Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            byte[] full = mac.doFinal(number.getBytes(StandardCharsets.US_ASCII));
            byte[] cut = java.util.Arrays.copyOf(full, HASH_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cut);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }
}
