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

    private static final String LAST_RESULT =
            "typeof application != 'undefined' && application.lastresult$ && application.lastresult$";

    /** What was said though no grammar took it, where the platform tells. */
    static final String UNMATCHED = LAST_RESULT
            + ".inputmode == 'voice' && application.lastresult$.utterance ? '' + application.lastresult$.utterance : ''";

    /** How sure the platform is of what no grammar took, where it tells. */
    static final String UNMATCHED_CONFIDENCE = LAST_RESULT
            + ".inputmode == 'voice' && application.lastresult$.utterance ? '' + application.lastresult$.confidence : ''";

    private Script() {}

    /**
     * What may have been said instead, where the platform tells.
     *
     * @param place its place among the results, of which the first, 1, is what was said
     */
    static String alternative(int place) {
        String result = "application.lastresult$[" + (place - 1) + "]";
        return LAST_RESULT + "[" + (place - 1) + "] && " + result + ".utterance ? '' + " + result + ".utterance : ''";
    }

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
