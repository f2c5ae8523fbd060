package io.sluss.contact;

/**
 * The opaque id of one contact, kept through all its steps. URL-safe, at most 48 characters. Sluss issues it; a host
 * hands it back to continue the contact.
 *
 * @param text the id as it is written in URLs
 */
public record ContactId(String text) {
    /** No id is longer. */
    public static final int MAX_LENGTH = 48;

    private static final boolean[] URL_SAFE = new boolean['z' + 1];

    static {
        for (char c = 0; c <= 'z'; c++) {
            URL_SAFE[c] =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
    }

    /**
     * Checks the form.
     *
     * @throws InvalidContactException if {@code text} cannot be an id
     */
    public ContactId {
        if (!looksLikeOne(text)) {
            throw new InvalidContactException("contactId", "is not an id that Sluss issued");
        }
    }

    /** Whether {@code text} has the form of an id; it may still never have been issued. */
    public static boolean looksLikeOne(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= URL_SAFE.length || !URL_SAFE[c]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
