package io.sluss.examples.console;

import io.sluss.contact.Region;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/** An order as it is written in a request: texts by their names. */
final class WrittenOrder {
    private static final Set<String> FIELDS = Set.of("region", "channel", "until", "by", "why");

    private final Map<String, String> texts;

    private WrittenOrder(Map<String, String> texts) {
        this.texts = texts;
    }

    static WrittenOrder read(HttpServletRequest request) throws IOException, WrittenTexts.Unreadable {
        return new WrittenOrder(WrittenTexts.read(request, FIELDS));
    }

    /**
     * Where it holds.
     *
     * @throws InvalidOrderException if the region's name can be no region's
     */
    OnlyPeople.Scope scope() {
        String region = texts.get("region");
        try {
            return new OnlyPeople.Scope(null, region == null ? null : new Region(region), texts.get("channel"));
        } catch (IllegalArgumentException e) {
            throw new InvalidOrderException("region", "is no name of a region");
        }
    }

    /**
     * When it ends.
     *
     * @throws InvalidOrderException if that is missing, or no RFC 3339 time
     */
    Instant until() {
        String text = texts.get("until");
        if (text == null) {
            throw new InvalidOrderException("until", "is missing");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidOrderException("until", "is no RFC 3339 time such as 2027-01-12T02:00:00+01:00");
        }
    }

    String by() {
        return texts.getOrDefault("by", "");
    }

    String why() {
        return texts.getOrDefault("why", "");
    }
}
