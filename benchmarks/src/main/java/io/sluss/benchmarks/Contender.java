package io.sluss.benchmarks;

/** A table of rules that somebody has compiled, ready to be asked. */
@FunctionalInterface
interface Contender {
    /** The number of the first rule that holds, or -1. */
    int firstMatch(TableContact contact);
}
