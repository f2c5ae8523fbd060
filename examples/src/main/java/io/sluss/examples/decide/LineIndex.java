package io.sluss.examples.decide;

import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where each line of a text file begins, so that reading can go on after a row that is broken. Made in one pass, which
 * also makes sure that the file is UTF-8 from end to end.
 */
final class LineIndex {
    private static final int BUFFER = 1 << 16;

    private long[] starts = new long[1024];
    private int lines;
    private long size;

    private LineIndex() {}

    /**
     * Reads a file through.
     *
     * @throws UserMistake if it is not UTF-8 or cannot be read
     */
    static LineIndex of(Path file) {
        LineIndex index = new LineIndex();
        try (InputStream in = Files.newInputStream(file)) {
            index.read(in, file);
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be read: " + Settings.reason(e));
        }
        return index;
    }

    private void read(InputStream in, Path file) throws IOException {
        Utf8 utf8 = new Utf8();
        byte[] buffer = new byte[BUFFER];
        begin(0);
        int before = -1;
        long column = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                int b = buffer[i] & 0xFF;
                if (b >= ' ' && b < 0x80 && before >= ' ' && utf8.complete()) { // nearly every byte
                    column++;
                    size++;
                    before = b;
                    continue;
                }
                boolean lineEnded = before == '\n' || (before == '\r' && b != '\n');
                if (lineEnded) {
                    begin(size);
                    column = 0;
                }
                boolean begins = utf8.startsCharacter(b);
                if (begins) {
                    column++;
                }
                boolean midway = !utf8.complete();
                if (!utf8.accepts(b)) {
                    throw new UserMistake("the file " + file + " is not UTF-8: line " + lines + ", column "
                            + (midway && begins ? column - 1 : column) + " holds no character; save it as CSV UTF-8");
                }
                size++;
                before = b;
            }
        }
        if (!utf8.complete()) {
            throw new UserMistake("the file " + file + " is not UTF-8: it ends in the middle of a character");
        }
    }

    private void begin(long offset) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = offset;
    }

    /** How many lines there are, the empty one after the last line end not counted. */
    int lines() {
        return lines;
    }

    /** How many bytes there are. */
    long size() {
        return size;
    }

    /** At which byte a line begins, the first being 1; the end of the file after the last. */
    long startOf(long line) {
        return line > lines ? size : starts[(int) line - 1];
    }

    /** The well-formed byte sequences of UTF-8 (Unicode 15, table 3-7). */
    private static final class Utf8 {
        private int missing;
        private int lowest = 0x80;
        private int highest = 0xBF;

        boolean startsCharacter(int b) {
            return missing == 0 || b < 0x80 || b > 0xBF;
        }

        boolean complete() {
            return missing == 0;
        }

        boolean accepts(int b) {
            if (missing > 0) {
                boolean fits = b >= lowest && b <= highest;
                lowest = 0x80;
                highest = 0xBF;
                missing--;
                return fits;
            }
            if (b < 0x80) {
                return true;
            }
            if (b < 0xC2 || b > 0xF4) {
                return false;
            }
            missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            return true;
        }
    }
}
