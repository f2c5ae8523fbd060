package io.sluss.classifier;

import java.util.List;

/**
 * A text whose label is known.
 *
 * @param words its words, normalised as those of the texts to come will be
 * @param label its label, from 0
 * @param flagged whether it is of the kind that must not be missed
 * @param group examples of one group are variants of each other: cross-validation never parts them
 */
public record Example(List<String> words, int label, boolean flagged, int group) {
    /** Copies the words. */
    public Example {
        words = List.copyOf(words);
    }

    /** Nothing of the text. */
    @Override
    public String toString() {
        return "Example[" + words.size() + " words, label " + label + (flagged ? ", flagged]" : "]");
    }
}
