package io.sluss.examples.decide;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file, one after the other, the header row first. A row with broken quotes is given as broken, and
 * reading goes on at the line after its first: nothing that follows is lost. Not thread-safe.
 */
public final class CsvRows implements AutoCloseable {
    /** A row that is longer, in characters, is broken: most likely a quote that is never closed. */
    static final int LONGEST_ROW = 1 << 20;

    /**
     * One row.
     *
     * @param line the line it begins at, from 1
     * @param fields its fields; those before the break for a broken one
     * @param broken whether its quotes are broken
     */
    public record Row(long line, List<String> fields, boolean broken) {
        @Override
        public String toString() {
            return "Row[line " + line + "]"; // its fields are what callers said
        }
    }

    /**
     * Lines without quotes: each of them, unless it is blank, is a row.
     *
     * @param first the line they begin with, from 1
     * @param bytes what stands there, in UTF-8, line ends included
     * @param starts where each line begins, and where the last ends
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    public record PlainLines(long first, byte[] bytes, int[] starts) {
        /** How many lines there are. */
        public int count() {
            return starts.length - 1;
        }

        @Override
        public String toString() {
            return "PlainLines[line " + first + "]";
        }
    }

    private final Path file;
    private final LineIndex index;
    private final char separator;
    private final FileChannel channel;
    private Fields fields = new Fields();
    private @Nullable CloseableIterator<List<String>> records;
    private long linesBefore;
    private long lastLine;
    private long plainFrom;

    private CsvRows(Path file, LineIndex index, char separator, FileChannel channel) {
        this.file = file;
        this.index = index;
        this.separator = separator;
        this.channel = channel;
    }

    /**
     * Opens a file.
     *
     * @throws UserMistake if it cannot be read, is empty or is not UTF-8
     */
    public static CsvRows open(Path file) {
        if (!Files.exists(file)) {
            throw new UserMistake("the file " + file + " is not there");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserMistake("the file " + file + " is no ordinary file");
        }
        LineIndex index = LineIndex.of(file);
        try {
            FileChannel channel = FileChannel.open(file);
            CsvRows rows = new CsvRows(file, index, separatorOf(file), channel);
            rows.readFromLine(1);
            return rows;
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be read: " + Settings.reason(e));
        }
    }

    /** What the header is split by: the one of comma, semicolon and tab that it holds most of. */
    private static char separatorOf(Path file) throws IOException {
        String header;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            char[] start = new char[8192];
            int read = Math.max(0, reader.read(start));
            header = new String(start, 0, read).lines().findFirst().orElse("");
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** How many lines the file has. */
    public int lines() {
        return index.lines();
    }

    /** The next row, or null after the last. Blank lines are passed over. */
    public @Nullable Row next() {
        CloseableIterator<List<String>> from = records;
        if (from == null) {
            return null;
        }
        try {
            if (!from.hasNext()) {
                return null;
            }
            List<String> read = from.next();
            lastLine = linesBefore + fields.line();
            return new Row(linesBefore + fields.line(), read, false);
        } catch (CsvParseException e) {
            Row broken = new Row(linesBefore + fields.line(), fields.soFar(), true);
            readFromLine(broken.line() + 1);
            return broken;
        } catch (UncheckedIOException e) {
            throw new UserMistake("the file " + file + " cannot be read any further: " + Settings.reason(e));
        }
    }

    /** What the fields of a row are split by. */
    public char separator() {
        return separator;
    }

    /**
     * The next lines as they stand, up to the first that has a quote, for whoever can read those faster than row by row. To be
     * asked after the first row and until it is null; then {@link #next()} goes on where the lines end.
     *
     * @param most so many bytes at most
     * @return the lines, or null when the next row is not plain
     */
    public @Nullable PlainLines plainLines(int most) {
        if (plainFrom < 0) {
            return null;
        }
        try {
            if (plainFrom == 0) { // the first row has to be plain too, or nobody knows where it ends
                byte[] header = bytes(index.startOf(lastLine), index.startOf(lastLine + 1));
                plainFrom = firstQuote(header) < header.length ? -1 : lastLine + 1;
                return plainFrom < 0 ? null : plainLines(most);
            }
            PlainLines lines = linesFrom(plainFrom, most);
            if (lines.count() == 0) {
                readFromLine(plainFrom);
                plainFrom = -1;
                return null;
            }
            plainFrom += lines.count();
            return lines;
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be read any further: " + Settings.reason(e));
        }
    }

    private PlainLines linesFrom(long first, int most) throws IOException {
        long begin = index.startOf(first);
        long end = first;
        while (end <= index.lines() && index.startOf(end + 1) - begin <= most) {
            end++;
        }
        byte[] bytes = bytes(begin, index.startOf(end));
        int quote = firstQuote(bytes);
        while (end > first && index.startOf(end) - begin > quote) {
            end--;
        }
        int[] starts = new int[(int) (end - first) + 1];
        for (int at = 0; at < starts.length; at++) {
            starts[at] = (int) (index.startOf(first + at) - begin);
        }
        return new PlainLines(first, bytes, starts);
    }

    private byte[] bytes(long begin, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin));
        long at = begin;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new IOException("it has become shorter");
            }
            at += read;
        }
        return bytes.array();
    }

    private static int firstQuote(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private void readFromLine(long line) {
        if (line > index.lines()) {
            records = null;
            return;
        }
        try {
            channel.position(index.startOf(line));
            if (line == 1) {
                skipByteOrderMark();
            }
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be read: " + Settings.reason(e));
        }
        fields = new Fields();
        linesBefore = line - 1;
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(fields, Channels.newReader(channel, StandardCharsets.UTF_8))
                .iterator();
    }

    private void skipByteOrderMark() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(3);
        int read = channel.read(start, 0);
        byte[] bytes = start.array();
        boolean marked = read == 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        channel.position(marked ? 3 : 0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the fields of one row at a time, and knows where it began even if it never ends. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<List<String>> {
        private List<String> row = new ArrayList<>();
        private long line = 1;

        long line() {
            return line;
        }

        List<String> soFar() {
            return List.copyOf(row);
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            row = new ArrayList<>();
        }

        @Override
        protected void handleField(int at, char[] text, int offset, int length, boolean quoted) {
            row.add(new String(text, offset, length));
        }

        @Override
        protected @Nullable List<String> buildRecord() {
            return getRecordType() == RecordType.DATA ? row : null;
        }
    }
}
