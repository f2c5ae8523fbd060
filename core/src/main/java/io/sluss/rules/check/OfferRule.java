package io.sluss.rules.check;

import io.sluss.criteria.DecisionTable;
import io.sluss.matching.ChannelKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An offer rule and the contacts it is about.
 *
 * @param index its place in the table, from 0
 * @param line where it is written
 * @param row the rule
 * @param asked the contacts of which its criteria hold
 * @param open those of them that no gate takes, or null where that is not decided
 * @param left those of them that no earlier rule takes, or null where that is not decided
 */
record OfferRule(
        int index,
        int line,
        DecisionTable.Row<List<ChannelKind>> row,
        List<Box> asked,
        @Nullable List<Box> open,
        @Nullable List<Box> left) {
    /** Those that get to it, as far as that is known: too many rather than too few. */
    List<Box> reached() {
        return left != null ? left : reachedBeforeOthers();
    }

    /** Those that no gate takes, whatever earlier rules do. */
    List<Box> reachedBeforeOthers() {
        return open != null ? open : asked;
    }

    /** What it offers, the agents included, who are always there. */
    Set<ChannelKind> offers() {
        Set<ChannelKind> kinds = new LinkedHashSet<>(row.result());
        kinds.add(ChannelKind.LIVE_AGENT);
        return kinds;
    }

    /** Whether it offers the same in the same order. */
    boolean agreesWith(OfferRule other) {
        return List.copyOf(offers()).equals(List.copyOf(other.offers()));
    }

    /** Its name and line, for people. */
    String named() {
        return "“" + row.name() + "” (line " + line + ")";
    }
}
