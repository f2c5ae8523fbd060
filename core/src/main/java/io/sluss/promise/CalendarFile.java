package io.sluss.promise;

import io.sluss.matching.ChannelMode;
import io.sluss.promise.Promise.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking as a calendar file (iCalendar, RFC 5545). A move or a cancellation is the same event with a higher sequence,
 * so that a calendar updates what it has. Calendars are seen by others: it says when and where, under a title that the
 * owner of the rules chose for every booking alike; nothing of what it is about, no attendee, no alarm, and its UID does
 * not lead to the promise. Immutable.
 *
 * @param name a name for the file
 * @param method what a calendar is to do: {@code PUBLISH}, or {@code CANCEL} for one that is cancelled
 * @param text the file; in UTF-8 no line has more than 75 octets
 */
public record CalendarFile(String name, String method, String text) {
    /** The media type, without its parameters. */
    public static final String MEDIA_TYPE = "text/calendar";

    private static final int MOST_OCTETS = 75;
    private static final int VERSION_8 = 0x80; // RFC 9562: a UUID of an own making
    private static final int VARIANT = 0x80;
    private static final int REPLACEMENT = 0xFFFD;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The media type with the parameters that say what is in the file (RFC 5545, 8.1). */
    public String contentType() {
        return MEDIA_TYPE + "; charset=utf-8; method=" + method;
    }

    /**
     * The file of a booking.
     *
     * @param booking the booking; a callback has none, since whoever sees a calendar would know that somebody calls
     * @param title what it is called in a calendar, or null for a booked time in the language the booking was made in
     * @param now when the file is made
     * @throws IllegalArgumentException if it is no booking
     */
    public static CalendarFile of(Promise booking, @Nullable String title, Instant now) {
        if (booking.isCallback()) {
            throw new IllegalArgumentException("a callback has no calendar file");
        }
        boolean off = booking.state() == State.CANCELLED || booking.state() == State.REPLACED;
        String method = off ? "CANCEL" : "PUBLISH";
        boolean swedish = booking.about().language() == null
                || "sv".equals(booking.about().language());
        Slot slot = booking.slot();
        StringBuilder file = new StringBuilder(500);
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Sluss//Sluss 1//EN");
        line(file, "METHOD:" + method);
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + uid(booking.id()));
        line(file, "DTSTAMP:" + utc(now));
        line(file, "SEQUENCE:" + booking.progress().revision());
        line(file, "DTSTART:" + utc(slot.start()));
        line(file, "DTEND:" + utc(slot.end()));
        line(file, "SUMMARY:" + escaped(title != null ? title : swedish ? "Bokad tid" : "Booked time"));
        if (slot.place() != null && slot.mode() != ChannelMode.PHONE) {
            line(file, "LOCATION:" + escaped(slot.place()));
        }
        line(file, "STATUS:" + (off ? "CANCELLED" : "CONFIRMED"));
        line(file, "CLASS:PRIVATE");
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return new CalendarFile(swedish ? "bokning.ics" : "booking.ics", method, file.toString());
    }

    /** The same for every file of a booking. Whoever has it can neither see nor cancel the booking by it. */
    private static UUID uid(PromiseId id) {
        byte[] hash = sha256("calendar " + id.text());
        byte[] bytes = Arrays.copyOf(hash, 16);
        bytes[6] = (byte) ((bytes[6] & 0x0F) | VERSION_8);
        bytes[8] = (byte) ((bytes[8] & 0x3F) | VARIANT);
        var numbers = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(numbers.getLong(), numbers.getLong());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private static String utc(Instant time) {
        return UTC.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** A text value: RFC 5545, 3.3.11. Control characters and halves of characters cannot be written. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 10);
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        plain.codePoints().forEach(c -> {
            if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '\\' || c == ';' || c == ',') {
                escaped.append('\\').append((char) c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.appendCodePoint(REPLACEMENT);
            } else if (!Character.isISOControl(c)) {
                escaped.appendCodePoint(c);
            } else if (c == '\t') {
                escaped.append(' ');
            }
        });
        return escaped.toString();
    }

    /** A line of content, folded: RFC 5545, 3.1. No character is torn apart. */
    private static void line(StringBuilder file, String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int c = content.codePointAt(i);
            int more = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets + more > MOST_OCTETS) {
                file.append("\r\n ");
                octets = 1;
            }
            file.appendCodePoint(c);
            octets += more;
            i += Character.charCount(c);
        }
        file.append("\r\n");
    }

    /** Without its place and time. */
    @Override
    public String toString() {
        return "CalendarFile[" + method + "]";
    }
}
