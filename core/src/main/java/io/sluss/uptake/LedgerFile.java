package io.sluss.uptake;

import io.sluss.outcome.LedgerEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The ledger as a file: text in UTF-8, one event a line, values separated by commas.
 *
 * <p>A part begins with the line {@code #sluss-ledger 1} and one with the names of the columns, and ends with {@code #end};
 * whoever goes on with a file after a restart begins another part. Callers are numbered from 1 in each part, so that the
 * same number in two parts is not the same caller; a caller who is not known is left empty. What could not be written is
 * told by lines {@code #lost} with a number of events. A value with a comma or a quote is quoted as usual in CSV. A
 * reader ignores columns that it does not know and takes those that are not there for empty; a part of a higher version
 * than its own it refuses.
 */
public final class LedgerFile {
    /** The version of the format. */
    public static final int VERSION = 1;

    private static final String BEGIN = "#sluss-ledger ";
    private static final String END = "#end";
    private static final String LOST = "#lost ";

    private LedgerFile() {}

    /**
     * What was read.
     *
     * @param events how many events
     * @param lost how many events are known not to have been written
     * @param parts how many parts: one more than the restarts of whoever wrote it
     * @param unclosed how many parts were not ended, as by a kill or because one is being written: up to a flush's worth of
     *     events of each is missing, and nobody knows how many
     * @param cutOff whether the last line was cut off, and skipped
     */
    public record Read(long events, long lost, int parts, int unclosed, boolean cutOff) {}

    /**
     * Reads a file from its beginning to its end, in the order in which it was written. Needs memory for a line.
     *
     * @param each is given each event; CONTACT with a pseudonym of its caller, if there is one
     * @throws LedgerFileException if a line is broken; the events before it have been given
     * @throws UncheckedIOException if it cannot be read
     */
    public static Read read(Path file, Consumer<LedgerEvent> each) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new Reading(each).all(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One reading of a file. */
    private static final class Reading {
        private final Consumer<LedgerEvent> each;
        private long line;
        private long events;
        private long lost;
        private int parts;
        private int ended;
        private boolean awaitsColumns;
        private LedgerLine columns = LedgerLine.NONE;

        Reading(Consumer<LedgerEvent> each) {
            this.each = each;
        }

        Read all(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    bytes.write(b);
                } else {
                    line++;
                    take(bytes.toString(StandardCharsets.UTF_8));
                    bytes.reset();
                }
            }
            if (line == 0 && bytes.size() == 0) {
                throw new LedgerFileException(1, "is missing: the file is empty");
            }
            return new Read(events, lost, parts, parts - ended, bytes.size() > 0);
        }

        private void take(String text) {
            if (awaitsColumns) {
                columns = LedgerLine.titled(text, parts);
                awaitsColumns = false;
            } else if (text.startsWith(BEGIN)) {
                begin(text.substring(BEGIN.length()));
            } else if (parts == 0) {
                throw new LedgerFileException(line, "is not the beginning of a ledger file (" + BEGIN + VERSION + ")");
            } else if (text.equals(END)) {
                ended++;
            } else if (text.startsWith(LOST)) {
                lost += number(text.substring(LOST.length()));
            } else if (!text.startsWith("#")) {
                LedgerEvent event;
                try {
                    event = columns.read(text);
                } catch (RuntimeException e) {
                    throw new LedgerFileException(line, "is no event: " + LedgerLine.what(e));
                }
                events++;
                each.accept(event);
            }
        }

        private void begin(String version) {
            if (number(version) > VERSION) {
                throw new LedgerFileException(line, "begins a part of a newer version of the format than " + VERSION);
            }
            parts++;
            awaitsColumns = true;
        }

        private long number(String text) {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new LedgerFileException(line, "holds no number where one is needed");
            }
        }
    }

    /**
     * Writes what happens to a file, in the order in which it is told. {@link #record} takes no lock and does no I/O: events
     * wait, at most {@link #CAPACITY} of them, until {@link #flush} writes them; what has no room is counted as lost.
     * Thread-safe.
     */
    public static final class Writer implements UptakeRecorder, AutoCloseable {
        /** So many events wait at the most. */
        public static final int CAPACITY = 200_000;

        private static final int CHUNK = 1 << 16;

        private final FileChannel file;
        private final Queue<LedgerEvent> queue = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicLong lost = new AtomicLong();
        private final CallerNumbers callers = new CallerNumbers(); // touched only under this monitor
        private long told;
        private boolean closed;

        private Writer(FileChannel file) {
            this.file = file;
        }

        /**
         * Goes on with a file, or begins it. A last line that was cut off is taken away and counted as lost. Only one may
         * write to a file at a time.
         *
         * @throws LedgerFileException if there is a file that is no ledger file
         * @throws UncheckedIOException if it cannot be written
         */
        public static Writer appendingTo(Path path) {
            try {
                FileChannel file = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                try {
                    Writer writer = new Writer(file);
                    writer.begin();
                    return writer;
                } catch (IOException | RuntimeException e) {
                    file.close();
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void begin() throws IOException {
            long size = file.size();
            byte[] expected = BEGIN.getBytes(StandardCharsets.UTF_8);
            ByteBuffer first = ByteBuffer.allocate((int) Math.min(expected.length, size));
            file.read(first, 0);
            if (!BEGIN.startsWith(new String(first.array(), StandardCharsets.UTF_8))) {
                throw new LedgerFileException(1, "is not the beginning of a ledger file (" + BEGIN + VERSION + ")");
            }
            long whole = wholeLines(size);
            file.truncate(whole);
            file.position(whole);
            write(BEGIN + VERSION + "\n" + LedgerLine.titles() + "\n");
            lost.addAndGet(whole < size ? 1 : 0);
        }

        /** How much of the file is whole lines. */
        private long wholeLines(long size) throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long end = size; end > 0; end--) {
                one.clear();
                file.read(one, end - 1);
                if (one.get(0) == '\n') {
                    return end;
                }
            }
            return 0;
        }

        @Override
        public void record(LedgerEvent event) {
            if (waiting.incrementAndGet() > CAPACITY) {
                waiting.decrementAndGet();
                lost.incrementAndGet();
            } else {
                queue.add(event);
            }
        }

        /** How many events wait to be written. */
        public int waiting() {
            return waiting.get();
        }

        /**
         * Writes what waits, so that it survives the end of this process; to be called about once a second. What was
         * taken from the queue when writing fails is counted as lost.
         *
         * @throws UncheckedIOException if it cannot be written
         */
        public synchronized void flush() {
            if (closed) {
                return;
            }
            StringBuilder lines = new StringBuilder(CHUNK);
            int taken = 0;
            try {
                for (LedgerEvent event = queue.poll(); event != null; event = queue.poll()) {
                    waiting.decrementAndGet();
                    taken++;
                    LedgerLine.write(event, callers.of(event.caller()), lines);
                    if (lines.length() >= CHUNK) {
                        write(lines.toString());
                        lines.setLength(0);
                        taken = 0;
                    }
                }
                long gone = lost.get();
                if (gone > told) {
                    lines.append(LOST).append(gone - told).append('\n');
                }
                write(lines.toString());
                told = gone;
            } catch (IOException e) {
                lost.addAndGet(taken);
                throw new UncheckedIOException(e);
            }
        }

        private void write(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            long before = file.position();
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                file.truncate(before); // or half a line would stand before the next
                throw e;
            }
        }

        /** Writes what waits, and ends this part of the file. */
        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            try (FileChannel ending = file) {
                flush();
                write(END + "\n");
                ending.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                closed = true;
            }
        }
    }

    /** The columns that are written, for whoever reads the file by other means. */
    public static List<String> columns() {
        return LedgerLine.names();
    }
}
