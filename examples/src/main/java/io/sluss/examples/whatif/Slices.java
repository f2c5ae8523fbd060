package io.sluss.examples.whatif;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers by the text of some cells of a row, found without making strings of them. For one thread. */
final class Slices {
    /** So many are kept; others are read anew each time. */
    private static final int MOST = 1 << 14;

    private static final int CELLS = 4 * MOST;

    private final int[] columns;
    private final byte[] @Nullable [] keys = new byte[CELLS][];
    private final int[] numbers = new int[CELLS];
    private int size;

    /** @param columns which cells; those less than 0 are none */
    Slices(int... columns) {
        this.columns = Arrays.stream(columns).filter(column -> column >= 0).toArray();
    }

    /** The number of a row's cells, or less than 0 when they were not seen before. */
    int of(byte[] text, int[] begins, int[] ends) {
        for (int at = hash(text, begins, ends); ; at++) {
            byte[] key = keys[at & (CELLS - 1)];
            if (key == null) {
                return -1;
            }
            if (same(key, text, begins, ends)) {
                return numbers[at & (CELLS - 1)];
            }
        }
    }

    void put(byte[] text, int[] begins, int[] ends, int number) {
        if (size >= MOST || of(text, begins, ends) >= 0) {
            return;
        }
        int length = columns.length;
        for (int column : columns) {
            length += ends[column] - begins[column];
        }
        byte[] key = new byte[length];
        int to = 0;
        for (int column : columns) {
            int cell = ends[column] - begins[column];
            System.arraycopy(text, begins[column], key, to, cell);
            to += cell;
            key[to++] = '\n'; // in no cell
        }
        int at = hash(text, begins, ends);
        while (keys[at & (CELLS - 1)] != null) {
            at++;
        }
        keys[at & (CELLS - 1)] = key;
        numbers[at & (CELLS - 1)] = number;
        size++;
    }

    private int hash(byte[] text, int[] begins, int[] ends) {
        int hash = 0;
        for (int column : columns) {
            for (int i = begins[column]; i < ends[column]; i++) {
                hash = 31 * hash + text[i];
            }
            hash = 31 * hash + '\n';
        }
        return (hash ^ hash >>> 15) & (CELLS - 1);
    }

    private boolean same(byte[] key, byte[] text, int[] begins, int[] ends) {
        int from = 0;
        for (int column : columns) {
            int cell = ends[column] - begins[column];
            if (key.length - from <= cell
                    || key[from + cell] != '\n'
                    || !Arrays.equals(key, from, from + cell, text, begins[column], ends[column])) {
                return false;
            }
            from += cell + 1;
        }
        return from == key.length;
    }
}
