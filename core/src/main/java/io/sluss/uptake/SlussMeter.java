package io.sluss.uptake;

import java.util.List;

/**
 * Every meter, with its tags and what it counts. Prometheus adds its suffixes. Tag values come from enums and the rules
 * file, never from callers; reasons past the first {@value UptakeMeters#MOST_REASONS} become {@code other}, and what is
 * not known is {@code unknown}.
 */
public enum SlussMeter {
    /** Contacts, each counted once, by the verdict of its first step. */
    CONTACTS(
            "sluss.contacts",
            "Contacts, each counted once by the verdict of its first step",
            "origin",
            "region",
            "reason",
            "urgency",
            "arm"),
    /** Offers put to a person: the denominator of uptake. */
    PRESENTED("sluss.presented", "Offers put to a person", "origin", "reason", "channel"),
    /** What offers came to; {@code accepted} is the numerator of uptake. */
    OUTCOMES("sluss.outcomes", "What offers came to", "origin", "reason", "channel", "outcome"),
    /** Channels that a rule would have offered and that were left out. */
    SUPPRESSED("sluss.suppressed", "Channels left out of an offer", "channel", "why"),
    /** How long decisions took. */
    DECISION("sluss.decision", "Time to decide a contact"),
    /** Decisions that failed or were late, so that a person was the answer. */
    DEGRADED("sluss.degraded", "Decisions that failed or were late", "step"),
    /** What became of events in the journal. */
    JOURNAL("sluss.journal", "Events handed from the journal to the ledger", "state"),
    /**
     * Callbacks and bookings by what became of them: {@code made}, {@code moved}, {@code cancelled}, {@code replaced} (by a
     * later one of the same caller), {@code kept}, {@code late} (kept on its day, but after its slot), {@code broken} (once
     * each, at the end of its day, and also when it is kept later), {@code carried-over}, and each call that did not reach
     * the person: {@code no-answer}, {@code busy}, {@code failed}. {@code made} is the denominator of {@code broken}.
     */
    PROMISES("sluss.promises", "Callbacks and bookings by state", "channel", "state"),
    /** Contacts of somebody who came back about the same reason within its window, by what served them last. */
    RECONTACTS("sluss.recontacts", "Contacts about the same reason within the re-contact window", "reason", "channel"),
    /** From a contact's arrival to the first human voice; it never stops at a callback. */
    WAIT("sluss.wait", "Time from arrival to the first human voice", "region"),
    /** 1 for the rules in force and for those that are tried out, if any; no other version is shown. */
    RULES_INFO("sluss.rules.info", "The rules in force, and those tried out", "version");

    private final String meterName;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> tags;

    SlussMeter(String meterName, String description, String... tags) {
        this.meterName = meterName;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** Its name in Micrometer. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }

    /** The names of its tags. */
    public List<String> tags() {
        return tags;
    }
}
