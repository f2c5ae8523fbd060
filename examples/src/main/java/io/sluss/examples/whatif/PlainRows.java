package io.sluss.examples.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.examples.decide.ColumnMap;
import io.sluss.examples.decide.CsvRows;
import io.sluss.examples.decide.Field;
import io.sluss.whatif.RecordedContacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines without quotes. Most of a row was in others before: its parts are known by their bytes, its time is read from
 * them, and nothing is made of it but numbers. A row that has something new or unusual is read the usual way, which also tells
 * what is wrong with it. For one thread and one collection of contacts.
 */
final class PlainRows {
    private static final int LONGEST_WAIT = 24 * 60 * 60;

    /** What is read the usual way whenever it is there. */
    private static final List<Field> UNUSUAL =
            List.of(Field.UTTERANCE, Field.ALTERNATIVES, Field.CONFIDENCE, Field.QUEUE_TICKET);

    /** A row that was read, to be added in its order. */
    interface Taken {
        /** Adds it. */
        void addTo(ContactFile file);
    }

    /** The usual ways. */
    record Usual(Function<CsvRows.Row, ContactFile.Read> reading, ToIntFunction<String> bucketOfCaller) {}

    private final ColumnMap columns;
    private final byte separator;
    private final Usual usual;
    private final RecordedContacts.Builder builder;
    private final QuickTime times;
    private final Slices bases;
    private final Slices traits;
    private final Slices places;
    private final int[] unusual;
    private final int contactId;
    private final int caller;
    private final int arrivedAt;
    private final int expectedWait;
    private final int[] begins;
    private final int[] ends;

    PlainRows(ColumnMap columns, char separator, ZoneId zone, Usual usual, RecordedContacts.Builder builder) {
        this.columns = columns;
        this.separator = (byte) separator;
        this.usual = usual;
        this.builder = builder;
        this.times = new QuickTime(zone);
        this.bases = new Slices(columns.at(Field.REASON), columns.at(Field.URGENCY));
        this.traits = new Slices(
                columns.at(Field.ORIGIN),
                columns.at(Field.LANGUAGE),
                columns.at(Field.SIGNALS),
                columns.at(Field.DECLINED),
                columns.at(Field.AGE),
                columns.at(Field.E_ID));
        this.places = new Slices(columns.at(Field.REGION), columns.at(Field.PLACE));
        this.unusual = UNUSUAL.stream()
                .mapToInt(columns::at)
                .filter(column -> column >= 0)
                .toArray();
        this.contactId = columns.at(Field.CONTACT_ID);
        this.caller = columns.at(Field.CALLER);
        this.arrivedAt = columns.at(Field.ARRIVED_AT);
        this.expectedWait = columns.at(Field.EXPECTED_WAIT_SECONDS);
        this.begins = new int[columns.columns()];
        this.ends = new int[columns.columns()];
    }

    /** The rows of these lines. */
    List<Taken> read(CsvRows.PlainLines lines) {
        List<Taken> taken = new ArrayList<>(lines.count());
        byte[] text = lines.bytes();
        for (int i = 0; i < lines.count(); i++) {
            int begin = lines.starts()[i];
            int end = lines.starts()[i + 1];
            while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
                end--;
            }
            if (end > begin) {
                int line = (int) (lines.first() + i);
                Quick quick = split(text, begin, end) ? quick(text, line) : null;
                taken.add(quick != null ? quick : anew(text, begin, end, line));
            }
        }
        return taken;
    }

    /** Whether it has as many cells as there are columns. */
    private boolean split(byte[] text, int begin, int end) {
        int column = 0;
        int from = begin;
        for (int at = begin; at <= end; at++) {
            if (at == end || text[at] == separator) {
                if (column == begins.length) {
                    return false;
                }
                begins[column] = from;
                ends[column++] = at;
                from = at + 1;
            }
        }
        return column == begins.length;
    }

    /** A row of which everything is known but who it was and when. */
    private record Quick(RecordedContacts.Common common, long second, int waitMillis, int line, int bucket)
            implements Taken {
        @Override
        public void addTo(ContactFile file) {
            file.add(common, Instant.ofEpochSecond(second), waitMillis, line, bucket);
        }
    }

    private @Nullable Quick quick(byte[] text, int line) {
        int basis = bases.of(text, begins, ends);
        int trait = traits.of(text, begins, ends);
        int place = places.of(text, begins, ends);
        if (basis < 0 || trait < 0 || place < 0) {
            return null;
        }
        for (int column : unusual) {
            if (!isEmpty(column)) {
                return null;
            }
        }
        int wait = wait(text);
        if (arrivedAt < 0 || wait == Integer.MIN_VALUE) {
            return null;
        }
        long second = times.read(text, begins[arrivedAt], ends[arrivedAt]);
        if (second == QuickTime.UNUSUAL) {
            return null;
        }
        try {
            if (!isEmpty(contactId)) {
                Contact.from(Origin.PHONE).id(new ContactId(text(text, contactId)));
            }
            int bucket = line;
            if (!isEmpty(caller)) {
                String number = text(text, caller);
                Contact.from(Origin.PHONE).caller(number);
                int drawn = usual.bucketOfCaller().applyAsInt(number);
                bucket = drawn < 0 ? line : drawn;
            }
            return new Quick(new RecordedContacts.Common(basis, trait, place), second, wait, line, bucket);
        } catch (InvalidContactException e) {
            return null; // told by the usual way
        }
    }

    private boolean isEmpty(int column) {
        return column < 0 || begins[column] == ends[column];
    }

    private String text(byte[] text, int column) {
        return new String(text, begins[column], ends[column] - begins[column], StandardCharsets.UTF_8).strip();
    }

    /** In milliseconds; less than 0 when none is told, least of all when it is no usual number. */
    private int wait(byte[] text) {
        if (isEmpty(expectedWait)) {
            return -1;
        }
        int begin = begins[expectedWait];
        int end = ends[expectedWait];
        int seconds = 0;
        for (int at = begin; at < end && seconds <= LONGEST_WAIT; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return Integer.MIN_VALUE;
            }
            seconds = seconds * 10 + text[at] - '0';
        }
        return seconds > LONGEST_WAIT ? Integer.MIN_VALUE : seconds * 1000;
    }

    private Taken anew(byte[] text, int begin, int end, int line) {
        List<String> fields = new ArrayList<>(begins.length);
        int from = begin;
        for (int at = begin; at <= end; at++) {
            if (at == end || text[at] == separator) {
                fields.add(new String(text, from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
        ContactFile.Read read = usual.reading().apply(new CsvRows.Row(line, fields, false));
        Contact contact = read.contact();
        boolean spoken = contact != null
                && UNUSUAL.stream().anyMatch(field -> columns.has(field) && !isEmpty(columns.at(field)));
        if (contact != null && !spoken) {
            RecordedContacts.Common common = builder.common(contact, read.verdict());
            bases.put(text, begins, ends, common.basis());
            traits.put(text, begins, ends, common.traits());
            places.put(text, begins, ends, common.place());
        }
        return read;
    }
}
