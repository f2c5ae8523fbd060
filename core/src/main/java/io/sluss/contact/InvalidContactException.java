package io.sluss.contact;

/**
 * A contact, or something said about one, has a field that cannot be used. The message names the field and what would
 * be right; it never repeats what the caller said.
 */
public final class InvalidContactException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names a field and what is wrong with it.
     *
     * @param field the field's name, as in the HTTP interface and CSV files
     * @param what what is wrong with it, without its value
     */
    public InvalidContactException(String field, String what) {
        super(field + " " + what);
        this.field = field;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }
}
