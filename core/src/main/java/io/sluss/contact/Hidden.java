package io.sluss.contact;

/**
 * What may be logged of a failure in a host's code: its type and where it happened, without its message, which may hold
 * what a caller said.
 */
public final class Hidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Hidden(Throwable failure) {
        super(failure.getClass().getName(), null, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** The same failure without its message. */
    public static Hidden of(Throwable failure) {
        return failure instanceof Hidden hidden ? hidden : new Hidden(failure);
    }
}
