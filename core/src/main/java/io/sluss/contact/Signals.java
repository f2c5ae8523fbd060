package io.sluss.contact;

import java.util.Map;

/**
 * What a front end may have noticed about a contact, besides words. A host may send others for its rules to ask for;
 * those named here have a meaning of their own.
 */
public final class Signals {
    /**
     * Signals that lead to a person whatever the rules file says, and the urgency each raises to. They can only raise.
     */
    public static final Map<String, Urgency> RAISING = Map.ofEntries(
            Map.entry("whispering", Urgency.TIME_CRITICAL),
            Map.entry("silence", Urgency.TIME_CRITICAL),
            Map.entry("happening-now", Urgency.TIME_CRITICAL),
            Map.entry("injured", Urgency.TIME_CRITICAL),
            Map.entry("threat", Urgency.TIME_CRITICAL),
            Map.entry("violence", Urgency.TIME_CRITICAL),
            Map.entry("child", Urgency.UNKNOWN),
            Map.entry("relay", Urgency.UNKNOWN),
            Map.entry("protected-identity", Urgency.UNKNOWN),
            Map.entry("shared-phone", Urgency.UNKNOWN),
            Map.entry("suspect-known", Urgency.UNKNOWN),
            Map.entry("evidence-perishable", Urgency.UNKNOWN));

    /** Signals that say the calling number is not the caller's own, so that no caller key is made of it. */
    static boolean numberIsShared(Iterable<String> signals) {
        for (String signal : signals) {
            if (signal.equals("relay") || signal.equals("switchboard") || signal.equals("shared-phone")) {
                return true;
            }
        }
        return false;
    }

    private Signals() {}
}
