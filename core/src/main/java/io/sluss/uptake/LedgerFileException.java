package io.sluss.uptake;

/** A ledger file has a line that cannot be read. The message names the line and what is wrong, and none of its values. */
public final class LedgerFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    LedgerFileException(long line, String what) {
        super("line " + line + " " + what);
        this.line = line;
    }

    /** The number of the line, from 1. */
    public long line() {
        return line;
    }
}
