package io.sluss.rules;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.SpokenExample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two rule sets judge whatever is said alike. What they are made of is compared, not what they say to some texts:
 * a yes is certain, a no may be a difference that no caller meets.
 */
final class SameJudgement {
    private SameJudgement() {}

    static boolean of(RuleSet one, RuleSetParts a, RuleSet other, RuleSetParts b) {
        return a.hearing().on() == b.hearing().on()
                && a.hearing().leastConfidence() == b.hearing().leastConfidence()
                && new HashSet<>(a.languages()).equals(new HashSet<>(b.languages()))
                && places(a).equals(places(b))
                && gates(a).equals(gates(b))
                && phrases(a).equals(phrases(b))
                && examples(a).equals(examples(b))
                && learnt(one).equals(learnt(other));
    }

    private static Set<String> places(RuleSetParts parts) {
        Set<String> places = new HashSet<>();
        parts.regions().forEach(region -> places.addAll(region.places()));
        return places;
    }

    /** All gates: who is raised by one that asks no words is recorded as raised, and nobody knows by what. */
    private static Set<List<Object>> gates(RuleSetParts parts) {
        Set<List<Object>> gates = new HashSet<>();
        for (DecisionTable.Row<Urgency> row : parts.gate().rows()) {
            gates.add(List.of(row.result(), asked(row.criteria())));
        }
        return gates;
    }

    private static Set<Object> asked(List<Criterion> criteria) {
        Set<Object> asked = new HashSet<>();
        criteria.forEach(criterion -> asked.add(
                criterion instanceof Criterion.Says says ? says.phrases().phrases() : criterion));
        return asked;
    }

    /** A reason that can be offered something needs words that explain it; another does not. */
    private static Map<ReasonId, List<Object>> phrases(RuleSetParts parts) {
        Map<ReasonId, List<Object>> phrases = new HashMap<>();
        for (ContactReason reason : parts.reasons()) {
            phrases.put(reason.id(), List.of(reason.phrases(), reason.urgency(), reason.personOnly()));
        }
        return phrases;
    }

    private static Set<List<Object>> examples(RuleSetParts parts) {
        Set<List<Object>> examples = new HashSet<>();
        for (SpokenExample example : parts.hearing().lesson().examples()) {
            Wording wording = example.wording();
            examples.add(List.of(wording.words(), wording.tooLong(), example.needsPerson()));
        }
        return examples;
    }

    private static String learnt(RuleSet rules) {
        return rules.learnt().map(learnt -> learnt.training().learntFrom()).orElse("");
    }
}
