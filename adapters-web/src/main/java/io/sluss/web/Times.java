package io.sluss.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as RFC 3339 writes them. */
final class Times {
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Times() {}

    /** @throws Problem if {@code text} is not a time with an offset */
    static Instant parse(String field, String text) {
        if (RFC_3339.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw notATime(field);
            }
        }
        throw notATime(field);
    }

    private static Problem notATime(String field) {
        return Problem.invalid(field, "is not a time such as 2027-01-31T14:00:00+01:00 (RFC 3339)");
    }

    /** A time with the offset that clocks of {@code zone} have at it. */
    static @Nullable String text(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(time, zone));
    }
}
