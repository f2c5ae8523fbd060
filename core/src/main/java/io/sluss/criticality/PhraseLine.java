package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of a reason's phrases in the rules file: every phrase that its notation stands for, as normalised words.
 *
 * @param reason the reason
 * @param phrases the phrases, none empty
 */
public record PhraseLine(ReasonId reason, Set<List<String>> phrases) {
    /** Copies the phrases, in their order. */
    public PhraseLine {
        phrases = Collections.unmodifiableSet(new LinkedHashSet<>(phrases));
    }
}
