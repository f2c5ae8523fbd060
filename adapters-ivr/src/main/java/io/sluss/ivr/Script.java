package io.sluss.ivr;

/** The few ECMAScript expressions of the documents. */
final class Script {
    /**
     * The calling number, or an empty text: any part of {@code session.connection.remote.uri} may be missing, and what
     * is missing must not be asked for its members.
     */
    static final String CALLER = "typeof session != 'undefined' && session.connection && session.connection.remote"
            + " && session.connection.remote.uri ? '' + session.connection.remote.uri : ''";

    /** Whether the field was filled by voice. */
    static final String BY_VOICE = "answer$.inputmode == 'voice'";

    /** What was said though no grammar took it, where the platform tells. */
    static final String UNMATCHED = "typeof application != 'undefined' && application.lastresult$"
            + " && application.lastresult$.inputmode == 'voice' && application.lastresult$.utterance"
            + " ? '' + application.lastresult$.utterance : ''";

    private Script() {}

    /** A text as a literal. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 0x20 && c != '\'' && c != '\\' && c != '<' && c != '\u2028' && c != '\u2029';
            if (plain) {
                literal.append(c);
            } else {
                literal.append(String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('\'').toString();
    }
}
