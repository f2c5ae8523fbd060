package io.sluss.examples;

/** Something that whoever runs the application can mend; its message says what, and is all that is printed. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what would be right */
    public UserMistake(String message) {
        super(message);
    }
}
