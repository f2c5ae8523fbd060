package io.sluss.examples.decide;

import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a contact of a row. */
public final class RowReader {
    /** What parts names in a list. */
    private static final Pattern NAMES = Pattern.compile(";");

    /** What parts sentences, which may have semicolons in them. */
    private static final Pattern ALTERNATIVES = Pattern.compile("\\|");

    private final ColumnMap columns;
    private final @Nullable Origin origin;
    private final ZoneId zone;

    /**
     * @param columns where the fields are
     * @param origin of every contact whose row names none; null when each row must
     * @param zone of times without an offset
     */
    public RowReader(ColumnMap columns, @Nullable Origin origin, ZoneId zone) {
        this.columns = columns;
        this.origin = origin;
        this.zone = zone;
    }

    /**
     * The contact of a row.
     *
     * @throws InvalidContactException if a field cannot be used; its message says which and why, not what it held
     */
    public Contact read(CsvRows.Row row) {
        if (row.broken()) {
            throw new InvalidContactException(
                    "quotes", "are broken: a quote is not closed, or one within a field is not written twice");
        }
        List<String> fields = row.fields();
        if (fields.size() != columns.columns()) {
            throw new InvalidContactException(
                    "row", "has " + fields.size() + " columns, the header " + columns.columns());
        }
        Contact.Builder contact = Contact.from(originOf(fields));
        read(Field.CONTACT_ID, fields, text -> contact.id(new ContactId(text)));
        read(Field.UTTERANCE, fields, contact::utterance);
        read(Field.CONFIDENCE, fields, text -> contact.confidence(share(text)));
        read(Field.ALTERNATIVES, fields, text -> contact.alternatives(list(text, ALTERNATIVES)));
        read(Field.REASON, fields, contact::reason);
        read(Field.REGION, fields, contact::region);
        read(Field.PLACE, fields, contact::place);
        read(Field.LANGUAGE, fields, contact::language);
        read(Field.CALLER, fields, contact::caller);
        read(Field.ARRIVED_AT, fields, text -> contact.arrivedAt(time(text)));
        read(Field.DECLINED, fields, text -> contact.declined(list(text, NAMES)));
        read(Field.SIGNALS, fields, text -> contact.signals(list(text, NAMES)));
        read(Field.AGE, fields, text -> contact.age(whole(Field.AGE, text)));
        read(Field.E_ID, fields, text -> contact.eId(yesOrNo(text)));
        read(
                Field.EXPECTED_WAIT_SECONDS,
                fields,
                text -> contact.expectedWait(Duration.ofSeconds(whole(Field.EXPECTED_WAIT_SECONDS, text))));
        read(Field.QUEUE_TICKET, fields, contact::queueTicket);
        return contact.build();
    }

    private void read(Field field, List<String> row, Consumer<String> use) {
        String text = columns.text(field, row);
        if (!text.isEmpty()) {
            use.accept(text);
        }
    }

    private Origin originOf(List<String> row) {
        String text = columns.text(Field.ORIGIN, row);
        if (!text.isEmpty()) {
            return Origin.parse(text);
        }
        if (origin == null) {
            throw new InvalidContactException("origin", "is missing, and --origin says none for the whole file");
        }
        return origin;
    }

    private Instant time(String text) {
        return ArrivalTime.read(text, zone)
                .orElseThrow(() -> new InvalidContactException(
                        Field.ARRIVED_AT.label(), "is not a date and time such as " + ArrivalTime.EXAMPLE));
    }

    private static List<String> list(String text, Pattern between) {
        return Arrays.stream(between.split(text))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static int whole(Field field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidContactException(field.label(), "is not a whole number");
        }
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidContactException(Field.CONFIDENCE.label(), "is not a number such as 0.87");
        }
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "ja", "1" -> true;
            case "false", "no", "nej", "0" -> false;
            default -> throw new InvalidContactException(Field.E_ID.label(), "is neither true nor false");
        };
    }
}
