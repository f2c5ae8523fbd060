package io.sluss.rules;

/** A change of the rules could not be shared with the other nodes and was not made; the rules before are in force. */
public final class RuleSetStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public RuleSetStoreException(String why) {
        super(why);
    }

    /** Says why, with what the store threw. */
    public RuleSetStoreException(String why, Throwable thrown) {
        super(why, thrown);
    }
}
