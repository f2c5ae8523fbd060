package io.sluss.matching;

import io.sluss.contact.Region;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A duty manager's order that only people serve for a while: channels within its scope are left out of every decision.
 * It ends by itself; whether it holds is told by comparing times. Immutable.
 *
 * @param scope where it holds
 * @param since from when
 * @param until when it ends, at most {@link #LONGEST} after it began
 * @param by who ordered it, as staff sign: a duty or a signature, never a caller
 * @param why why, as a code or in a few words; nothing about a caller
 */
public record OnlyPeople(Scope scope, Instant since, Instant until, String by, String why) {
    /** No order holds longer; it can be given again. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** The most characters of {@link #by()}. */
    public static final int LONGEST_BY = 80;

    /** The most characters of {@link #why()}. */
    public static final int LONGEST_WHY = 200;

    /**
     * Checks it.
     *
     * @throws InvalidOrderException if a value is out of range, with its name
     */
    public OnlyPeople {
        if (!until.isAfter(since)) {
            throw new InvalidOrderException("until", "is not after now");
        }
        if (until.isAfter(since.plus(LONGEST))) {
            throw new InvalidOrderException("until", "is more than " + LONGEST.toHours() + " hours from now");
        }
        checkSigned(by, why);
    }

    /**
     * Checks who gives an order and why, one that ends another too.
     *
     * @throws InvalidOrderException if either is blank, too long or not one line of text
     */
    public static void checkSigned(String by, String why) {
        checkLine("by", by, LONGEST_BY);
        checkLine("why", why, LONGEST_WHY);
    }

    private static void checkLine(String name, String text, int longest) {
        if (text.isBlank()) {
            throw new InvalidOrderException(name, "is missing");
        }
        if (text.length() > longest) {
            throw new InvalidOrderException(name, "is longer than " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidOrderException(name, "is not one line of text");
        }
    }

    /** Whether it holds at a moment. */
    public boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    /**
     * Where an order holds; what is open means all of them.
     *
     * @param service the service, or null for whichever the rules are for
     * @param region the region, or null for all; somebody whose region is not known may be in it, and is
     * @param channel a kind as rules files write it ({@code e-service}, {@code callback}, {@code booking}), the name of an
     *     e-service, or null for everything but people
     */
    public record Scope(
            @Nullable String service,
            @Nullable Region region,
            @Nullable String channel) {
        /** Everything, everywhere. */
        public static final Scope ALL = new Scope(null, null, null);

        /** Whether a channel of a service is in it, for somebody in a region or, with null, nobody knows where. */
        public boolean covers(String ofService, @Nullable Region inRegion, String kind, String name) {
            return (service == null || service.equals(ofService))
                    && (region == null || inRegion == null || region.equals(inRegion))
                    && (channel == null || channel.equals(kind) || channel.equals(name));
        }
    }
}
