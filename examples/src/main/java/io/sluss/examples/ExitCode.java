package io.sluss.examples;

/** What every command ends with. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;

    /** It was done, and something was found: mistakes in a rules file, rows that could not be read. */
    public static final int FINDINGS = 1;

    /** It could not be done: a wrong option, a missing file, a port in use. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
