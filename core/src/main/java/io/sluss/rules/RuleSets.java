package io.sluss.rules;

/** The rules in force, swapped as one value between two decisions. Thread-safe. */
public final class RuleSets {
    private volatile RuleSet live;

    /**
     * Begins with a rule set.
     *
     * @param first the rules to begin with
     */
    public RuleSets(RuleSet first) {
        this.live = first;
    }

    /** The rules in force now. A decision reads it once. */
    public RuleSet live() {
        return live;
    }

    /** Puts new rules in force, and gives the ones before. */
    public synchronized RuleSet swap(RuleSet next) {
        RuleSet before = live;
        live = next;
        return before;
    }
}
