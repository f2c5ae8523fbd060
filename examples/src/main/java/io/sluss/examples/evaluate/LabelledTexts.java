package io.sluss.examples.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts whose reasons are known, as a file holds them.
 *
 * @param file the file's name
 * @param texts the texts, in the order of the file
 * @param urgencyKnown whether the file says which are time-critical
 */
record LabelledTexts(String file, List<Text> texts, boolean urgencyKnown) {
    LabelledTexts {
        texts = List.copyOf(texts);
    }

    /**
     * One text.
     *
     * @param line the line it stands in, from 1
     * @param words what was said, normalised
     * @param utterance what was said
     * @param reason what it is about
     * @param timeCritical whether it could not wait; null when the file does not say
     * @param ofClass its class; null when the file has none
     */
    record Text(
            long line,
            List<String> words,
            String utterance,
            String reason,
            @Nullable Boolean timeCritical,
            @Nullable String ofClass) {
        Text {
            words = List.copyOf(words);
        }

        /** Whether it is about none of the reasons. */
        boolean isOutside() {
            return reason.equalsIgnoreCase("other") || reason.equalsIgnoreCase("oos");
        }

        /** What misses are counted by: the class, or else the reason. */
        String counted() {
            return ofClass != null ? ofClass : reason;
        }

        @Override
        public String toString() {
            return "Text[line " + line + "]"; // what was said is nobody's business
        }
    }
}
