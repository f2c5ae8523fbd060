package io.sluss.criteria;

import io.sluss.criteria.DecisionTable.Row;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a table by what they ask. Each field of a contact leaves a set of rules, those that hold as far as it goes;
 * the rules in all of these sets hold. Immutable; a look-up takes no lock and allocates one short array.
 *
 * <p>In a large table most rules are not even looked at: a rule that asks for a rare value of a field lies beside the
 * others that ask for it, and that value leads there. Only rules that ask for nothing rare lie in their own order and are
 * all gone through. {@link TableCompiler} says which are which.
 */
final class TableIndex<T> {
    private static final int NONE = Integer.MAX_VALUE;

    private final Row<T>[] rows;
    private final Dimensions dimensions;
    private final long[] sets;
    private final int length;
    private final int[] ruleAt;
    private final int notLed;
    private final long[] unsure;

    /**
     * A compiled table.
     *
     * @param rows the rules in their order
     * @param sets the sets of entries
     * @param dimensions which of them remain
     * @param ruleAt for each entry its rule
     * @param led so many entries, the first, are led to by a value; the others are in the order of their rules
     * @param unsure the rules that are to be asked themselves once an entry of theirs remains
     */
    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    TableIndex(
            List<Row<T>> rows,
            EntrySets sets,
            Dimensions dimensions,
            int[] ruleAt,
            int led,
            Collection<Integer> unsure) {
        this.rows = rows.toArray((Row<T>[]) new Row<?>[0]);
        this.dimensions = dimensions;
        this.sets = sets.joined();
        this.length = sets.length();
        this.ruleAt = ruleAt;
        this.notLed = EntrySets.word(led);
        this.unsure = new long[1 + rows.size() / Long.SIZE];
        unsure.forEach(rule -> this.unsure[rule / Long.SIZE] |= 1L << rule);
    }

    /** The first rule that holds, or null; an unknown does not hold. */
    @Nullable
    Row<T> first(Facts facts) {
        int[] left = left(facts, false);
        long[] several = dimensions.several(facts.contact());
        int first = NONE;
        for (int one : left) {
            int last = EntrySets.ledTo(sets[one]);
            for (int word = EntrySets.ledFrom(sets[one]); word < last; word++) {
                first = firstOf(word, and(left, word), several, first, facts);
            }
        }
        for (int word = notLed; word < length; word++) {
            int found = firstOf(word, and(left, word), several, first, facts);
            if (found != first) {
                return rows[found];
            }
        }
        return first == NONE ? null : rows[first];
    }

    /** Where the sets begin that have to be intersected. */
    private int[] left(Facts facts, boolean unknownHolds) {
        int[] left = dimensions.sets(facts, unknownHolds);
        for (int i = 0; i < left.length; i++) {
            left[i] *= length;
        }
        return left;
    }

    private long and(int[] left, int word) {
        long and = -1;
        for (int one : left) {
            and &= sets[one + word];
        }
        return and;
    }

    private int firstOf(int word, long left, long @Nullable [] several, int soFar, Facts facts) {
        int first = soFar;
        for (long entries = several == null ? left : left & several[word]; entries != 0; entries &= entries - 1) {
            int rule = ruleAt[EntrySets.entry(word, Long.numberOfTrailingZeros(entries))];
            if (rule < first && holds(rule, facts, false)) {
                first = rule;
            }
        }
        return first;
    }

    private boolean holds(int rule, Facts facts, boolean unknownHolds) {
        return (unsure[rule / Long.SIZE] >>> rule & 1) == 0 || rows[rule].holds(facts, unknownHolds);
    }

    /** Every rule that holds, in their order; an unknown holds. */
    List<Row<T>> allUnfavourable(Facts facts) {
        int[] left = left(facts, true);
        long[] several = dimensions.several(facts.contact());
        BitSet found = null;
        for (int word = 1; word < length; word++) {
            long entries = several == null ? and(left, word) : and(left, word) & several[word];
            for (; entries != 0; entries &= entries - 1) {
                int rule = ruleAt[EntrySets.entry(word, Long.numberOfTrailingZeros(entries))];
                if (holds(rule, facts, true)) {
                    found = found == null ? new BitSet() : found;
                    found.set(rule);
                }
            }
        }
        return found == null
                ? List.of()
                : found.stream().mapToObj(rule -> rows[rule]).toList();
    }
}
