package io.sluss.examples.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.examples.UserMistake;
import io.sluss.examples.decide.ColumnMap;
import io.sluss.examples.decide.CsvRows;
import io.sluss.examples.decide.Field;
import io.sluss.examples.decide.RowReader;
import io.sluss.whatif.RecordedContacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded contacts, read piece by piece. Rows are read one after the other and understood on all processors.
 * Not thread-safe.
 */
final class ContactFile implements AutoCloseable {
    /** Contacts that are decided together; fewer with what was said. */
    private static final int PIECE = 1 << 18;

    private static final int SPOKEN_PIECE = 1 << 16;

    /** Rows that are understood together. */
    private static final int ROWS = 1 << 13;

    /** Bytes of plain lines that one processor reads at a time. */
    private static final int PLAIN_BYTES = 1 << 19;

    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private static final int KEY_BYTES = 32;
    private static final int FEWEST_DIGITS = 6;
    private static final int TOLD = 10;

    /** A row that could not be read. */
    record Unreadable(long line, String why) {}

    /** What a row holds. */
    record Read(
            long line, @Nullable Contact contact, @Nullable Urgency verdict, int bucket, String why)
            implements PlainRows.Taken {
        @Override
        public void addTo(ContactFile file) {
            file.add(this);
        }
    }

    private final CsvRows rows;
    private final ColumnMap columns;
    private final RowReader reader;
    private final Instant now;
    private final RecordedContacts.Builder builder;
    private final byte[] key = new byte[KEY_BYTES];
    private final List<Unreadable> told = new ArrayList<>();
    private long unreadable;
    private final int piece;
    private final ZoneId zone;
    private final List<PlainRows> plain = new ArrayList<>();
    private boolean atEnd;

    private ContactFile(CsvRows rows, ColumnMap columns, Reading how, boolean keepWords) {
        this.rows = rows;
        this.columns = columns;
        this.reader = new RowReader(columns, how.origin(), how.zone());
        this.now = how.now();
        this.zone = how.zone();
        this.builder = RecordedContacts.builder(keepWords);
        this.piece = keepWords ? SPOKEN_PIECE : PIECE;
        new SecureRandom().nextBytes(key); // thrown away with this object
    }

    /** How to read a file. */
    record Reading(Map<Field, String> map, @Nullable Origin origin, ZoneId zone, Instant now) {}

    /**
     * Opens a file.
     *
     * @throws UserMistake if it cannot be read, or its columns do not say what is needed
     */
    static ContactFile open(Path file, Reading how, boolean judgeAlike) {
        CsvRows rows = CsvRows.open(file);
        CsvRows.Row header = rows.next();
        if (header == null) {
            rows.close();
            throw new UserMistake("the file " + file + " is empty; its first line should name the columns");
        }
        if (header.broken()) {
            rows.close();
            throw new UserMistake("the file " + file + " has broken quotes in line " + header.line()
                    + ", where the columns are named");
        }
        ColumnMap columns = ColumnMap.of(how.map(), header.fields());
        if (how.origin() == null && !columns.has(Field.ORIGIN)) {
            rows.close();
            throw new UserMistake("no column holds the origin, so say it for the whole file: --origin phone");
        }
        // words are judged again only where the verdict does not say enough
        boolean keepWords = columns.has(Field.UTTERANCE) && !(judgeAlike && columns.has(Field.URGENCY));
        return new ContactFile(rows, columns, how, keepWords);
    }

    /** How many lines there are. */
    int lines() {
        return rows.lines();
    }

    /** Whether arrival times are told. */
    boolean hasTimes() {
        return columns.has(Field.ARRIVED_AT);
    }

    /** The next contacts, or null after the last; {@code at} is told the line now and then. */
    @Nullable
    RecordedContacts next(LongConsumer at) {
        boolean plainGoesOn = true;
        while (builder.size() < piece && plainGoesOn) {
            plainGoesOn = addPlain(at);
        }
        while (!atEnd && builder.size() < piece) {
            List<CsvRows.Row> some = new ArrayList<>(ROWS);
            while (!atEnd && some.size() < ROWS) {
                CsvRows.Row row = rows.next();
                if (row == null) {
                    atEnd = true;
                } else {
                    some.add(row);
                }
            }
            Read[] read = new Read[some.size()];
            IntStream.range(0, read.length).parallel().forEach(i -> read[i] = read(some.get(i)));
            for (Read one : read) {
                add(one);
                at.accept(one.line());
            }
        }
        plain.clear(); // what they know by number is of this piece
        return builder.size() == 0 ? null : builder.build();
    }

    /** Adds the lines without quotes that come next, some on each processor; whether there were any. */
    private boolean addPlain(LongConsumer at) {
        List<CsvRows.PlainLines> some = new ArrayList<>();
        while (some.size() < AT_ONCE) {
            CsvRows.PlainLines lines = rows.plainLines(PLAIN_BYTES);
            if (lines == null) {
                break;
            }
            some.add(lines);
        }
        while (plain.size() < some.size()) {
            var usual = new PlainRows.Usual(this::read, this::bucketOfCaller);
            plain.add(new PlainRows(columns, rows.separator(), zone, usual, builder));
        }
        List<List<PlainRows.Taken>> taken = IntStream.range(0, some.size())
                .parallel()
                .mapToObj(i -> plain.get(i).read(some.get(i)))
                .toList();
        for (int i = 0; i < some.size(); i++) {
            taken.get(i).forEach(one -> one.addTo(this));
            at.accept(some.get(i).first() + some.get(i).count() - 1);
        }
        return !some.isEmpty();
    }

    void add(RecordedContacts.Common common, Instant arrived, int wait, int line, int bucket) {
        builder.add(common, arrived, wait, line, bucket);
    }

    private void add(Read one) {
        Contact contact = one.contact();
        if (contact == null) {
            unreadable++;
            if (told.size() < TOLD) {
                told.add(new Unreadable(one.line(), one.why()));
            }
            return;
        }
        Instant arrived = Objects.requireNonNullElse(contact.arrivedAt(), now);
        builder.add(contact, one.verdict(), arrived, (int) one.line(), one.bucket());
    }

    private Read read(CsvRows.Row row) {
        try {
            Contact contact = reader.read(row);
            Urgency verdict = verdict(row);
            // what can wait is about something; without a reason nobody knows what was judged
            boolean whole = verdict != Urgency.DEFERRABLE || contact.reason() != null;
            return new Read(row.line(), contact, whole ? verdict : null, bucket(row), "");
        } catch (InvalidContactException e) {
            return new Read(row.line(), null, null, 0, Objects.requireNonNullElse(e.getMessage(), e.field()));
        }
    }

    private @Nullable Urgency verdict(CsvRows.Row row) {
        String text = columns.text(Field.URGENCY, row.fields());
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Urgency.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException(
                    Field.URGENCY.label(), "is none of deferrable, unknown, time-critical, emergency");
        }
    }

    /** The same for the same number, which nobody can find out again; otherwise the row's own. */
    private int bucket(CsvRows.Row row) {
        int drawn = bucketOfCaller(columns.text(Field.CALLER, row.fields()));
        return drawn < 0 ? (int) row.line() : drawn;
    }

    /** Less than 0 when it is no number of somebody. */
    private int bucketOfCaller(String number) {
        String digits = digits(number);
        if (digits.length() < FEWEST_DIGITS) {
            return -1;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            byte[] hash = digest.digest(digits.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(hash).getInt() & Integer.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Rows that could not be read. */
    long unreadable() {
        return unreadable;
    }

    /** The first of them. */
    List<Unreadable> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        rows.close();
    }
}
