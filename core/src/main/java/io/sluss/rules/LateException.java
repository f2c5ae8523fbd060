package io.sluss.rules;

/** A decision's deadline passed. */
public final class LateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;

    /**
     * A deadline passed after a step.
     *
     * @param step the step after which it was noticed
     */
    public LateException(String step) {
        super("late after " + step, null, false, false);
        this.step = step;
    }

    /** The step after which it was noticed. */
    public String step() {
        return step;
    }
}
