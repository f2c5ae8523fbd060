package io.sluss.rules.check;

/**
 * Looks for one family of findings. To add one: a kind in {@link FindingKind}, an implementation in the list of
 * {@link RuleSetCheck}, a row in {@code docs/rules-file.md}, and two files in its test, one that shows it and one that
 * just does not.
 */
@FunctionalInterface
interface Examination {
    /** Adds what it finds; pure but for that. */
    void examine(Examined file, Findings findings);
}
