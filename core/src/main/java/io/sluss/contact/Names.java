package io.sluss.contact;

import java.util.regex.Pattern;

/** What a name in a rules file looks like: of a reason, a region, a channel, an office, a question. */
public final class Names {
    /** Letters, digits and hyphens, at most 40, beginning with a letter. */
    public static final Pattern NAME = Pattern.compile("[a-zåäö][a-zåäö0-9-]{0,39}");

    private Names() {}

    /** Whether {@code text} can be a name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
