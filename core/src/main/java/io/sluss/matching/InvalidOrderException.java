package io.sluss.matching;

/** An order to serve by people only has a value that cannot be used. The message names it and says what would be right. */
public final class InvalidOrderException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names a value and what is wrong with it.
     *
     * @param field its name: service, region, channel, until, by or why
     * @param what what is wrong with it
     */
    public InvalidOrderException(String field, String what) {
        super(field + " " + what);
        this.field = field;
    }

    /** The name of the value. */
    public String field() {
        return field;
    }
}
