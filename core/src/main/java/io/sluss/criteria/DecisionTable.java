package io.sluss.criteria;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules in order, each with criteria that must all hold. Immutable.
 *
 * @param <T> what a rule leads to
 */
public final class DecisionTable<T> {
    /**
     * One rule.
     *
     * @param name its name, for people
     * @param criteria what must hold; none always does
     * @param result what it leads to
     */
    public record Row<T>(String name, List<Criterion> criteria, T result) {
        /** Copies the criteria. */
        public Row {
            criteria = List.copyOf(criteria);
        }

        boolean holds(Facts facts, boolean unknownHolds) {
            for (Criterion criterion : criteria) {
                switch (criterion.ask(facts)) {
                    case YES -> {}
                    case NO -> {
                        return false;
                    }
                    case UNKNOWN -> {
                        if (!unknownHolds) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }
    }

    private final List<Row<T>> rows;
    private final TableIndex<T> index;

    private DecisionTable(List<Row<T>> rows) {
        this.rows = List.copyOf(rows);
        this.index = TableCompiler.compile(this.rows);
    }

    /** A table of {@code rows} in this order. */
    public static <T> DecisionTable<T> of(List<Row<T>> rows) {
        return new DecisionTable<>(rows);
    }

    /** The first rule whose criteria all hold, or null; an unknown does not hold. */
    public @Nullable Row<T> firstMatch(Facts facts) {
        return index.first(facts);
    }

    /** Every rule whose criteria all hold, where an unknown counts as holding: for gates, which must not miss. */
    public List<Row<T>> unfavourableMatches(Facts facts) {
        return index.allUnfavourable(facts);
    }

    /** The rules in order; unmodifiable. */
    public List<Row<T>> rows() {
        return rows;
    }
}
