package io.sluss.matching;

import io.sluss.criteria.Facts;
import java.util.List;

/**
 * Puts the channels that can serve a contact in order. It can neither add one nor lose one: what it invents is dropped
 * and what it forgets comes last. Must be thread-safe. When it throws, the order of the rules file holds.
 */
@FunctionalInterface
public interface Ranker {
    /** The order of the rules file. */
    Ranker AS_WRITTEN = (facts, candidates) -> candidates;

    /** The same candidates, best first. */
    List<Candidate> rank(Facts facts, List<Candidate> candidates);
}
