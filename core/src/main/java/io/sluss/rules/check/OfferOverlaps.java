package io.sluss.rules.check;

import io.sluss.criteria.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds offer rules that overlap and offer different things. A rule within another is a particular case before or after
 * the general one. Two that ask about the same thing and share only some of its values contradict each other; two that
 * ask about different things are told apart by their order, which is worth a note.
 */
final class OfferOverlaps {
    private final OfferTable table;
    private final Findings findings;

    OfferOverlaps(OfferTable table, Findings findings) {
        this.table = table;
        this.findings = findings;
    }

    void report() {
        for (OfferRule later : table.rules()) {
            if (later.left() == null || later.left().isEmpty()) {
                continue;
            }
            List<OfferRule> byOrder = new ArrayList<>();
            for (OfferRule earlier : table.rules().subList(0, later.index())) {
                if (!earlier.agreesWith(later) && overlap(earlier, later)) {
                    String both = sharedInPart(earlier, later);
                    if (both == null) {
                        byOrder.add(earlier);
                    } else {
                        disagree(earlier, later, both);
                    }
                }
            }
            if (!byOrder.isEmpty()) {
                orderDecides(later, byOrder);
            }
        }
    }

    /** Whether some contacts get to the earlier rule that the later one asks for too, and neither holds the other. */
    private boolean overlap(OfferRule earlier, OfferRule later) {
        return table.work().meet(earlier.asked(), later.asked())
                && table.work().meet(earlier.reached(), later.reachedBeforeOthers())
                && reachesBeyond(earlier, later)
                && reachesBeyond(later, earlier);
    }

    private boolean reachesBeyond(OfferRule one, OfferRule other) {
        List<Box> beyond = table.work().minus(one.asked(), other.asked());
        return beyond != null && !beyond.isEmpty();
    }

    /**
     * The key of a criterion of both rules of which each has values that the other has not, while in all else the earlier
     * one is as general or more; or null. An earlier rule that is otherwise the particular one comes first on purpose.
     */
    private @Nullable String sharedInPart(OfferRule earlier, OfferRule later) {
        for (Criterion one : earlier.row().criteria()) {
            for (Criterion other : later.row().criteria()) {
                String key = OfferRulesCheck.keyOf(one);
                if (one.getClass() == other.getClass()
                        && key.equals(OfferRulesCheck.keyOf(other))
                        && isBeyond(List.of(one), List.of(other))
                        && isBeyond(List.of(other), List.of(one))
                        && !isBeyond(without(other, later), without(one, earlier))) {
                    return key;
                }
            }
        }
        return null;
    }

    private static List<Criterion> without(Criterion criterion, OfferRule rule) {
        return rule.row().criteria().stream()
                .filter(other -> !other.equals(criterion))
                .toList();
    }

    private boolean isBeyond(List<Criterion> some, List<Criterion> others) {
        ContactSpace space = table.space();
        List<Box> rest = table.work().minus(space.boxes(some), space.boxes(others));
        return rest == null || !rest.isEmpty();
    }

    private String example(OfferRule earlier, OfferRule later) {
        return table.space()
                .describe(table.work()
                        .and(earlier.reached(), later.reachedBeforeOthers())
                        .get(0));
    }

    private void disagree(OfferRule earlier, OfferRule later, String key) {
        findings.add(
                FindingKind.RULES_DISAGREE,
                later.line(),
                "the rule “" + later.row().name() + "” and " + earlier.named() + " share some `" + key
                        + "` and offer different things; the earlier one wins",
                example(earlier, later),
                "part their `" + key + "`, so that each contact has one rule");
    }

    private void orderDecides(OfferRule later, List<OfferRule> earlier) {
        findings.add(
                FindingKind.ORDER_DECIDES,
                later.line(),
                "some contacts of the rule “" + later.row().name() + "” go to " + OfferRulesCheck.named(earlier)
                        + " instead, and are offered something else, because the order says so",
                example(earlier.get(0), later),
                "nothing, if that is the order you want");
    }
}
