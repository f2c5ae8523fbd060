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

    /** The same failure without its message; and if it was an interruption, this thread is interrupted again. */
    public static Hidden passingOn(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return of(failure);
    }

    /** The same failure without its message. */
    public static Hidden of(Throwable failure) {
        return failure instanceof Hidden hidden ? hidden : new Hidden(failure);
    }
}
