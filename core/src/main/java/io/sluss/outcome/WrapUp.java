package io.sluss.outcome;

import io.sluss.contact.InvalidContactException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an agent told at the end of a contact. What was not told is null. Immutable.
 *
 * @param solved whether it was solved at this contact
 * @param referredTo where the person was referred to: a name of 1-40 small letters, digits and hyphens with at most six
 *     digits in all, so that it can be no number of a person
 * @param caseOpened whether a case was opened; never which, since a case leads to a person
 * @param reportComplete whether the report that was taken was complete
 * @param followUpNeeded whether somebody has to come back to it
 * @param handling how long the agent spent on it, 0-24 hours
 */
public record WrapUp(
        @Nullable Boolean solved,
        @Nullable String referredTo,
        boolean caseOpened,
        @Nullable Boolean reportComplete,
        @Nullable Boolean followUpNeeded,
        @Nullable Duration handling) {
    /** Nothing was told. */
    public static final WrapUp NOTHING = new WrapUp(null, null, false, null, null, null);

    /** No contact is handled for longer. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MOST_DIGITS = 6;

    /**
     * Checks the name and the time.
     *
     * @throws InvalidContactException that names {@code referredTo} or {@code handlingSeconds}
     */
    public WrapUp {
        if (referredTo != null && !isName(referredTo)) {
            throw new InvalidContactException(
                    "referredTo",
                    "is not a name of 1 to 40 small letters, digits and hyphens with at most " + MOST_DIGITS
                            + " digits");
        }
        if (handling != null && (handling.isNegative() || handling.compareTo(LONGEST) > 0)) {
            throw new InvalidContactException("handlingSeconds", "is not between 0 and " + LONGEST.toSeconds());
        }
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches()
                && text.chars().filter(c -> c >= '0' && c <= '9').count() <= MOST_DIGITS;
    }
}
