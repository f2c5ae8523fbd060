package io.sluss.rules;

import java.util.concurrent.atomic.AtomicReference;

/** The rules in force, swapped as one value between two decisions. Thread-safe. */
public final class RuleSets {
    private final AtomicReference<RuleSet> live;

    /** @param first the rules to begin with */
    public RuleSets(RuleSet first) {
        this.live = new AtomicReference<>(first);
    }

    /** The rules in force now. A decision reads it once. */
    public RuleSet live() {
        return live.get();
    }

    /** Puts new rules in force, and gives the ones before. */
    public RuleSet swap(RuleSet next) {
        return live.getAndSet(next);
    }
}
