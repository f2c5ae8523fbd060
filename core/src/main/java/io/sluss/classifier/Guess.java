package io.sluss.classifier;

/**
 * What a text seems to be.
 *
 * @param label the likeliest label
 * @param confidence how sure that is: the label's score and how far the next one is behind; higher is surer, without
 *     bounds
 * @param risk how likely the text is of the kind that must not be missed, 0-1
 */
public record Guess(int label, float confidence, float risk) {}
