package io.sluss.offer;

import io.sluss.contact.Origin;
import java.time.Duration;
import java.time.Instant;

/**
 * How long offers can be settled.
 *
 * @param call in a call: its longest length and two minutes more, since nobody tells how long it will be
 * @param page on a page or at a counter
 * @param link in a message: an e-mail, or the link to an e-service that a caller accepted
 */
public record OfferLifetimes(Duration call, Duration page, Duration link) {
    /** A call of 15 minutes and 2 more, 30 minutes on a page, 7 days for a link. */
    public static final OfferLifetimes DEFAULT =
            new OfferLifetimes(Duration.ofMinutes(17), Duration.ofMinutes(30), Duration.ofDays(7));

    /** Until when an offer made now can be settled. */
    public Instant expiry(Origin origin, Instant now) {
        return switch (origin) {
            case PHONE -> now.plus(call);
            case WEB, COUNTER -> now.plus(page);
            case EMAIL -> now.plus(link);
        };
    }
}
