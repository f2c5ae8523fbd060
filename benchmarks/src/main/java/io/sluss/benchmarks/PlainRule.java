package io.sluss.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A rule in a form that belongs to none of those compared.
 *
 * @param number its place in the table, from 0
 * @param conditions what it asks, by input
 */
record PlainRule(int number, Map<Input, Condition> conditions) {
    /** A condition on one input. */
    sealed interface Condition {}

    /** The text is one of these. */
    record OneOf(List<String> texts) implements Condition {}

    /** The number is at least {@code from} and less than {@code to}; over midnight if {@code from} is the larger. */
    record Between(int from, int to) implements Condition {
        boolean overMidnight() {
            return from > to;
        }

        boolean contains(int number) {
            return overMidnight() ? number >= from || number < to : number >= from && number < to;
        }
    }
}
