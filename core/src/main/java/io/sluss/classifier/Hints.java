package io.sluss.classifier;

/**
 * What hints at the flag of a text.
 *
 * @param linear the support vector machine's score
 * @param bayes naive Bayes' score, a logarithm of odds
 * @param likeness how often the labels that the text resembles are flagged, a logarithm of odds
 * @param strangeness how unlike every label it is
 */
record Hints(float linear, float bayes, float likeness, float strangeness) {
    static final int COUNT = 4;

    float get(int i) {
        return switch (i) {
            case 0 -> linear;
            case 1 -> bayes;
            case 2 -> likeness;
            case 3 -> strangeness;
            default -> throw new IndexOutOfBoundsException(i);
        };
    }
}
