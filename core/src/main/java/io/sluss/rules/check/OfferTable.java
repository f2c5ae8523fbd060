package io.sluss.rules.check;

import io.sluss.criteria.DecisionTable;
import io.sluss.matching.ChannelKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts get to which offer rule.
 *
 * @param space the contacts
 * @param gated those that a gate takes before any offer rule
 * @param rules the rules in their order
 * @param unmatched the contacts that no rule takes, or null where that is not decided
 * @param work what may still be worked out
 */
record OfferTable(
        ContactSpace space,
        List<Box> gated,
        List<OfferRule> rules,
        @Nullable List<Box> unmatched,
        Work work) {

    static OfferTable of(Examined file) {
        ContactSpace space = ContactSpace.of(file);
        Work work = new Work(space::isPossible);
        List<Box> gated = space.gated();
        List<Box> taken = new ArrayList<>();
        List<OfferRule> rules = new ArrayList<>();
        for (DecisionTable.Row<List<ChannelKind>> row : file.rules().offers().rows()) {
            List<Box> asked = space.boxes(row.criteria());
            List<Box> open = work.minus(asked, gated);
            List<Box> left = open == null ? null : work.minus(open, taken);
            int line = file.file().line(Examined.offer(rules.size()));
            rules.add(new OfferRule(rules.size(), line, row, asked, open, left));
            taken.addAll(asked);
        }
        // The rule that takes most is often the last.
        List<Box> latestFirst = new ArrayList<>(taken);
        Collections.reverse(latestFirst);
        List<Box> rest = work.minus(List.of(space.whole()), latestFirst);
        return new OfferTable(space, gated, rules, rest == null ? null : work.minus(rest, gated), work);
    }

    /** The fewest earlier rules that together take these contacts, as far as that is worked out; the first first. */
    List<OfferRule> takersBefore(OfferRule rule, List<Box> contacts) {
        List<OfferRule> takers = new ArrayList<>(rules.subList(0, rule.index()).stream()
                .filter(earlier -> work.meet(earlier.asked(), contacts) && work.meet(earlier.reached(), contacts))
                .toList());
        for (OfferRule taker : List.copyOf(takers)) {
            List<Box> others = takers.stream()
                    .filter(other -> other.index() != taker.index())
                    .flatMap(other -> other.asked().stream())
                    .toList();
            List<Box> missed = work.minus(contacts, others);
            if (missed != null && missed.isEmpty()) {
                takers.remove(taker);
            }
        }
        return takers;
    }
}
