package io.sluss.criticality;

import io.sluss.contact.Contact;
import io.sluss.contact.Signals;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import java.util.List;
import java.util.Set;

/**
 * Judged first, and again at every step: what raises a contact whatever it is about. Nothing here lowers. Immutable.
 */
public final class UrgencyGate {
    /** A caller younger than this is a child, whom a person answers. Years; the Swedish age of criminal responsibility. */
    static final int CHILD_BELOW = 15;

    private static final WordHints HINTS = WordHints.read();

    private final DecisionTable<Urgency> rules;

    /**
     * A gate of the owner's rules and those that always hold.
     *
     * @param rules the owner's rules, each with the urgency it raises to
     */
    public UrgencyGate(DecisionTable<Urgency> rules) {
        this.rules = rules;
    }

    /** The urgency that the contact is raised to, at least the situation's floor; why goes into {@code because}. */
    Urgency raise(Facts facts, List<Because> because) {
        Contact contact = facts.contact();
        Urgency raised = facts.situation().floor();
        if (raised != Urgency.DEFERRABLE) {
            because.add(Because.of(Because.Kind.EARLIER, raised.name()));
        }
        for (String signal : contact.signals()) {
            Urgency to = Signals.RAISING.get(signal);
            if (to != null) {
                raised = raised.raisedTo(to);
                because.add(Because.of(Because.Kind.SIGNAL, signal));
            }
        }
        Integer age = contact.age();
        if (age != null && age < CHILD_BELOW) {
            raised = raised.raisedTo(Urgency.UNKNOWN);
            because.add(Because.of(Because.Kind.CHILD));
        }
        for (DecisionTable.Row<Urgency> row : rules.unfavourableMatches(facts)) {
            raised = raised.raisedTo(row.result());
            because.add(Because.of(Because.Kind.GATE, row.name(), row.result().name()));
        }
        raised = raised.raisedTo(hinted(contact.wording(), because));
        for (Wording alternative : contact.alternatives()) {
            raised = raised.raisedTo(hinted(alternative, because));
            if (alternative.tooLong()) {
                raised = raised.raisedTo(Urgency.UNKNOWN);
                because.add(Because.of(Because.Kind.TOO_LONG));
            }
        }
        if (contact.wording().isEmpty() && !contact.alternatives().isEmpty()) {
            raised = raised.raisedTo(Urgency.UNKNOWN); // something was said, and nobody says what
            because.add(Because.of(Because.Kind.NO_WORDS));
        }
        return raised;
    }

    private static Urgency hinted(Wording wording, List<Because> because) {
        Set<String> signals = HINTS.in(wording);
        for (String signal : signals) {
            because.add(Because.of(Because.Kind.HINT, signal));
        }
        return signals.isEmpty() ? Urgency.DEFERRABLE : Urgency.UNKNOWN;
    }

    /** The owner's rules. */
    public DecisionTable<Urgency> rules() {
        return rules;
    }
}
