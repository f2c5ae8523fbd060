package io.sluss.whatif;

import java.util.Arrays;

/** Numbers in a row that grows by pieces, so that growing never needs twice the room. Filled by one thread. */
final class IntColumn {
    private static final int BITS = 16;
    private static final int PIECE = 1 << BITS;

    private int[][] pieces = new int[4][];
    private int size;

    void add(int value) {
        int piece = size >>> BITS;
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, piece * 2);
        }
        if (pieces[piece] == null) {
            pieces[piece] = new int[PIECE];
        }
        pieces[piece][size & (PIECE - 1)] = value;
        size++;
    }

    int at(int index) {
        return pieces[index >>> BITS][index & (PIECE - 1)];
    }
}
