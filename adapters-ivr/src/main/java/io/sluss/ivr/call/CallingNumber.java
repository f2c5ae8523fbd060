package io.sluss.ivr.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a number that can be called from what platforms say when it is hidden: {@code anonymous}, {@code unknown}. */
final class CallingNumber {
    private static final int MAX_CHARACTERS = 100;
    private static final int MIN_DIGITS = 5;
    private static final int MAX_DIGITS = 15;

    private CallingNumber() {}

    /** Whether {@code caller} ({@code +46…}, {@code tel:+46…}, {@code sip:+46…@host}) has the form of a number. */
    static boolean isOne(@Nullable String caller) {
        if (caller == null || caller.length() > MAX_CHARACTERS) {
            return false;
        }
        String number = userPart(caller.strip());
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-(). ".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
    }

    private static String userPart(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        String rest = uri;
        for (String scheme : new String[] {"tel:", "sips:", "sip:"}) {
            if (lower.startsWith(scheme)) {
                rest = uri.substring(scheme.length());
                break;
            }
        }
        int end = rest.length();
        for (char stop : new char[] {'@', ';'}) {
            int at = rest.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return rest.substring(0, end);
    }
}
