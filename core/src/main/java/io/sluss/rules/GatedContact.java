package io.sluss.rules;

import io.sluss.criteria.Facts;
import io.sluss.criticality.Judge;
import org.jspecify.annotations.Nullable;

/** A contact in a situation whose gate has been judged. Immutable and thread-safe. */
public final class GatedContact {
    private final RuleSet rules;
    private final Facts facts;
    private final Judge.Raised raised;

    GatedContact(RuleSet rules, Facts facts, Judge.Raised raised) {
        this.rules = rules;
        this.facts = facts;
        this.raised = raised;
    }

    /** The answer if a gate or an earlier step has raised it to a person soon, or else null. Runs no code of the host. */
    public @Nullable Answer urgent() {
        return rules.urgent(facts, raised);
    }

    /**
     * Judges the rest, matches, ranks and offers.
     *
     * @throws LateException if {@code plugins} says that time is up
     */
    public Answer answer(Plugins plugins) {
        return rules.answer(facts, raised, plugins);
    }
}
