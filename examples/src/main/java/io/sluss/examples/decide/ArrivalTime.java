package io.sluss.examples.decide;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads when a contact arrived: RFC 3339, and what spreadsheets and registers make of it ({@code 2022-09-29 7:56:30
 * +02:00}: a blank for the T, hours of one digit, no seconds). Without an offset it is the service's local time.
 */
final class ArrivalTime {
    /** How it is written, for messages. */
    static final String EXAMPLE = "2026-11-22T02:00:00+01:00";

    private static final String USUAL = "0000-00-00T00:00:00";

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})[Tt ] ?(\\d{1,2}):(\\d{2})"
            + "(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");

    private ArrivalTime() {}

    /** The moment, or empty if it is none. */
    static Optional<Instant> read(String text, ZoneId zone) {
        LocalDateTime usual = usual(text);
        if (usual != null) {
            return Optional.of(usual.atZone(zone).toInstant());
        }
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    parts.group(6) == null ? 0 : number(parts, 6),
                    nanos(parts.group(7)));
            String offset = parts.group(8);
            return Optional.of(
                    offset == null
                            ? local.atZone(zone).toInstant()
                            : local.toInstant(ZoneOffset.of(offset.equals("z") ? "Z" : offset)));
        } catch (DateTimeException e) {
            return Optional.empty(); // a day or an hour that does not exist
        }
    }

    /** Most files have 2026-11-22T02:00:00 or the like in every row: read without the pattern, or null if it is not that. */
    private static @Nullable LocalDateTime usual(String text) {
        if (text.length() != USUAL.length()) {
            return null;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    USUAL.charAt(i) == '0' ? c >= '0' && c <= '9' : c == USUAL.charAt(i) || (i == 10 && c == ' ');
            if (!fits) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10),
                    Integer.parseInt(text, 11, 13, 10),
                    Integer.parseInt(text, 14, 16, 10),
                    Integer.parseInt(text, 17, 19, 10));
        } catch (DateTimeException e) {
            return null; // told by the pattern's way
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
