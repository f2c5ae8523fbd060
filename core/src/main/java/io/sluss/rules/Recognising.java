package io.sluss.rules;

import io.sluss.classifier.Thresholds.Aims;
import java.util.Objects;

/**
 * {@code recognition}: how words are recognised.
 *
 * @param on whether they are at all
 * @param aims what recognition by likeness shall reach
 * @param leastConfidence a transcript less sure of itself is not judged, 0-1
 */
record Recognising(boolean on, Aims aims, double leastConfidence) {
    static final double DEFAULT_RECALL_TARGET = 0.99;
    static final double DEFAULT_ACCURACY_TARGET = 0.95;
    static final double DEFAULT_LEAST_CONFIDENCE = 0.5;

    static Recognising read(Section section, Scalars scalars) {
        Boolean on = scalars.choice(section.scalar("mode"), Scalars.values("phrases", true, "off", false));
        Double recall = scalars.fraction(section.scalar("recall-target"));
        Double accuracy = scalars.fraction(section.scalar("accuracy-target"));
        Double confidence = scalars.fraction(section.scalar("least-confidence"));
        return new Recognising(
                Objects.requireNonNullElse(on, true),
                new Aims(
                        Objects.requireNonNullElse(accuracy, DEFAULT_ACCURACY_TARGET),
                        Objects.requireNonNullElse(recall, DEFAULT_RECALL_TARGET)),
                Objects.requireNonNullElse(confidence, DEFAULT_LEAST_CONFIDENCE));
    }
}
