package io.sluss.whatif;

import io.sluss.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * Recorded contacts through the rules of today and those of tomorrow. Where both judge words alike, a recorded verdict
 * stands for the words; where they do not, words are judged anew by tomorrow's rules, and contacts whose words are not
 * there are left out and counted. One call at a time; what is decided of one collection makes the next faster.
 *
 * <p>Each contact is decided by itself as somebody's first, with every channel up and every slot free. What offers taken
 * would do to slots and queues is not in it.
 */
public final class WhatIf {
    private final boolean judgeAlike;
    private final Replay today;
    private final Replay tomorrow;

    private WhatIf(boolean judgeAlike, Replay today, Replay tomorrow) {
        this.judgeAlike = judgeAlike;
        this.today = today;
        this.tomorrow = tomorrow;
    }

    /** Compares two rule sets. */
    public static WhatIf of(RuleSet today, RuleSet tomorrow) {
        boolean alike = today.judgesAs(tomorrow);
        return new WhatIf(
                alike,
                Replay.trusting(today, today),
                alike ? Replay.trusting(tomorrow, today) : Replay.judgingAnew(tomorrow));
    }

    /** Whether both judge words alike, so that contacts whose verdict was recorded need no words. */
    public boolean judgeAlike() {
        return judgeAlike;
    }

    /** The rules of today. */
    public RuleSet today() {
        return today.rules();
    }

    /** The rules of tomorrow. */
    public RuleSet tomorrow() {
        return tomorrow.rules();
    }

    /** Decides these contacts under both. */
    public Compared compare(RecordedContacts contacts) {
        return new Compared(today.decide(contacts), tomorrow.decide(contacts));
    }

    /**
     * What becomes of each contact. Immutable.
     *
     * @param today under the rules of today
     * @param tomorrow under those of tomorrow
     */
    public record Compared(Replay.Decisions today, Replay.Decisions tomorrow) {
        /** What a contact gets today, or null if it cannot be judged again. */
        public @Nullable Decided today(int index) {
            return today.of(index);
        }

        /** What it would get tomorrow, or null if it cannot be judged again. */
        public @Nullable Decided tomorrow(int index) {
            return tomorrow.of(index);
        }

        /** Whether both could be judged. */
        public boolean isJudged(int index) {
            return today.number(index) >= 0 && tomorrow.number(index) >= 0;
        }
    }
}
