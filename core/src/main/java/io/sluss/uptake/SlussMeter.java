package io.sluss.uptake;

import java.util.List;

/**
 * Every meter, with its tags and what it counts. Prometheus adds its suffixes. Tag values come from enums and the rules
 * file, never from callers, and each tag takes at most {@link #mostValues} of them whatever comes in: reasons past the
 * first {@value UptakeMeters#MOST_REASONS} and regions past the first {@value UptakeMeters#MOST_REGIONS} become {@code other},
 * and what is not known is {@code unknown}. A meter has at most {@link #mostSeries} combinations: past those, a new one
 * is counted under the reason and region {@code other}.
 *
 * <p>Meters whose tags are closed lists are there from the start, with 0: what a counter is first seen with is no growth
 * to Prometheus, and a share of small numbers would be wrong after each restart.
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
    /** The same contacts as {@link #CONTACTS} under few labels, from 0: for shares. */
    ARRIVALS("sluss.arrivals", "Contacts by the verdict of the first step, from 0", "urgency", "arm"),
    /** Offers put to a person: the denominator of uptake. */
    PRESENTED("sluss.presented", "Offers put to a person", "origin", "reason", "channel"),
    /** What offers came to; {@code accepted} is the numerator of uptake. */
    OUTCOMES("sluss.outcomes", "What offers came to", "origin", "reason", "channel", "outcome"),
    /** {@link #PRESENTED} and {@link #OUTCOMES} under few labels, from 0: for shares. */
    OFFERS("sluss.offers", "Offers by what happened to them, presented among it, from 0", "channel", "event"),
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
    /**
     * From a contact's arrival to the first human voice; it never stops at a callback. {@code after} tells whom it was: who
     * stayed in the {@code queue}, or who was called or met as they were promised.
     */
    WAIT("sluss.wait", "Time from arrival to the first human voice", "region", "after"),
    /** From a contact's arrival until the caller left the queue. */
    ABANDONED("sluss.abandoned", "Time from arrival until the caller left the queue", "region"),
    /** 1 for the rules in force and for those that are tried out, if any; no other version is shown. */
    RULES_INFO("sluss.rules.info", "The rules in force, and those tried out", "version"),
    /** See {@link UptakeRecorder.InForce#holdoutShare()}. */
    HOLDOUT_SHARE("sluss.holdout.share", "The share of eligible callers that the rules in force hold out");

    /** So many combinations of tags a meter may have before a new one loses its reason and region. */
    static final int FULL = 10_000;

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

    /**
     * How many values one of its tags can have at the most, {@code unknown} and {@code other} among them.
     *
     * @throws IllegalArgumentException if it has no such tag
     */
    public int mostValues(String tag) {
        if (!tags.contains(tag)) {
            throw new IllegalArgumentException(meterName + " has no tag " + tag);
        }
        return MeterTags.mostValues(this, tag);
    }

    /**
     * The values of one of its tags that are known beforehand, without {@code unknown} and {@code other}; empty for reasons,
     * regions and versions, which are the rules file's.
     *
     * @throws IllegalArgumentException if it has no such tag
     */
    public List<String> knownValues(String tag) {
        if (!tags.contains(tag)) {
            throw new IllegalArgumentException(meterName + " has no tag " + tag);
        }
        return MeterTags.known(this, tag);
    }

    /**
     * How many combinations of its tags there can be at the most. Each is one series, but for a timer: to Prometheus that
     * is one for the count, the sum, the maximum, each bucket and the one for all.
     */
    public int mostSeries() {
        long all = 1;
        long withoutReasonAndRegion = 1;
        for (String tag : tags) {
            int most = mostValues(tag);
            all *= most;
            withoutReasonAndRegion *= MeterTags.isFolded(tag) ? 1 : most;
        }
        return (int) Math.min(all, FULL + withoutReasonAndRegion);
    }
}
