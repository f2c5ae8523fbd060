package io.sluss.rules.check;

import java.util.Locale;

/** What can be found. {@code docs/rules-file.md} has a row for each. */
public enum FindingKind {
    /** No contact ever gets to an offer rule. */
    UNREACHABLE_RULE(Severity.ERROR),
    /** Part of what an offer rule names never gets to it. */
    SHADOWED_RULE(Severity.WARNING),
    /** Two offer rules ask the same, overlap, and offer different things. */
    RULES_DISAGREE(Severity.WARNING),
    /** Offer rules that ask different things overlap, and their order decides. */
    ORDER_DECIDES(Severity.NOTE),
    /** A contact that can wait gets to no offer rule. */
    GAP(Severity.WARNING),
    /** An offer rule's last day has passed. */
    RULE_EXPIRED(Severity.WARNING),
    /** An offer rule offers a kind of channel that serves none of its contacts. */
    OFFERS_NOTHING(Severity.WARNING),
    /** The rules are too many or too entangled for an exact answer. */
    NOT_DECIDED(Severity.NOTE),
    /** A reason has few phrases in a language. */
    FEW_PHRASES(Severity.WARNING),
    /** A phrase holds one of a stricter reason, which wins. */
    CONTRADICTORY_PHRASES(Severity.WARNING),
    /** A phrase of a reason that can wait holds words of a gate. */
    CAUGHT_BY_GATE(Severity.WARNING),
    /** Texts of a reason that needs a person sound like one that can wait. */
    URGENT_MISTAKEN(Severity.WARNING),
    /** Most texts of a reason that can wait are not recognised. */
    SELDOM_RECOGNISED(Severity.WARNING),
    /** Many texts of a reason sound like another one. */
    OFTEN_MISTAKEN(Severity.NOTE),
    /** No caller can choose a reason. */
    REASON_OUT_OF_REACH(Severity.WARNING),
    /** A channel does not open within a year. */
    CHANNEL_NEVER_OPEN(Severity.ERROR),
    /** No offer rule ever offers a channel. */
    CHANNEL_NEVER_OFFERED(Severity.WARNING),
    /** No person answers within a year. */
    NEVER_A_PERSON(Severity.ERROR),
    /** At some hour nobody answers what is urgent or unclear. */
    NOBODY_ANSWERS(Severity.WARNING),
    /** Every exception from the hours has passed. */
    EXCEPTIONS_PASSED(Severity.WARNING),
    /** A region has no queue while others have. */
    REGION_WITHOUT_QUEUE(Severity.WARNING),
    /** Nothing leads to a region. */
    REGION_UNUSED(Severity.WARNING),
    /** No contact ever gets to a row of the queues. */
    QUEUE_UNUSED(Severity.WARNING),
    /** A label or an address lacks a language. */
    LANGUAGE_MISSING(Severity.WARNING),
    /** A text takes too long to say. */
    TEXT_TOO_LONG(Severity.WARNING),
    /** A reason should have been looked at again. */
    REVIEW_PASSED(Severity.WARNING),
    /** The hold-out has ended. */
    HOLDOUT_ENDED(Severity.WARNING);

    /** How bad it is. */
    public enum Severity {
        /** The file must not go live. */
        ERROR,
        /** Somebody should look at it before the file goes live. */
        WARNING,
        /** Good to know; nothing need be done. */
        NOTE;

        /** In lower case: {@code warning}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    /** Its stable name, {@code unreachable-rule}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }
}
