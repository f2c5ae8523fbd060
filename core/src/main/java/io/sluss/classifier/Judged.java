package io.sluss.classifier;

/**
 * What a classifier that had not seen an example made of it.
 *
 * @param example the example, whose label is the truth
 * @param guess what it was taken for
 */
public record Judged(Example example, Guess guess) {
    /** Whether it was taken for what it is. */
    public boolean right() {
        return guess.label() == example.label();
    }
}
