package io.sluss.examples.evaluate;

import io.sluss.classifier.Confusion;
import io.sluss.classifier.Evaluation;
import io.sluss.classifier.Example;
import io.sluss.classifier.Guess;
import io.sluss.classifier.Judged;
import io.sluss.classifier.Missed;
import io.sluss.classifier.Share;
import io.sluss.classifier.Thresholds;
import io.sluss.contact.Localized;
import io.sluss.criticality.ContactReason;
import io.sluss.examples.evaluate.LabelledTexts.Text;
import io.sluss.examples.evaluate.Subject.Reason;
import io.sluss.rules.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param tests the texts it was measured on
 * @param subject what was measured
 * @param evaluation the texts, judged; a label is a place in {@code labels}
 * @param labels the reasons that were learnt, none of them, and those that only the tests know
 * @param urgencyMeasured whether it is known which texts are time-critical, and it was learnt
 */
record Measurement(
        LabelledTexts tests, Subject subject, Evaluation evaluation, List<Reason> labels, boolean urgencyMeasured) {
    /** The accuracies that coverage is told at. */
    static final List<Double> ACCURACIES = List.of(0.9, 0.95, 0.97, 0.99);

    /** The shares of all texts that wait, that recall is told at. */
    static final List<Double> DEFERRED = List.of(0.3, 0.4, 0.45, 0.5);

    /** The one of them that misses are told at by class. */
    static final double MISSED_AT = 0.45;

    /** What the label of texts about none of the reasons is called. */
    static final Localized NONE = Localized.of(orderedNone());

    private static Map<String, String> orderedNone() {
        Map<String, String> none = new LinkedHashMap<>();
        none.put("en", "none of them");
        none.put("sv", "inget av dem");
        return none;
    }

    /** Judges the tests. */
    static Measurement of(Subject subject, LabelledTexts tests) {
        List<Reason> labels = new ArrayList<>(subject.reasons());
        Map<String, Integer> byId = new HashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            byId.put(labels.get(label).id(), label);
        }
        labels.add(new Reason("other", NONE));
        Set<String> personNeeded = personNeeded(subject.rules());
        List<Judged> judged = new ArrayList<>();
        for (Text text : tests.texts()) {
            Integer label = byId.get(text.reason());
            if (label == null && text.isOutside()) {
                label = subject.outside();
            } else if (label == null) {
                label = labels.size();
                byId.put(text.reason(), label);
                labels.add(new Reason(text.reason(), Localized.of(text.reason())));
            }
            Boolean said = text.timeCritical();
            boolean urgent = said != null ? said : personNeeded.contains(text.reason());
            Guess guess = subject.training().classifier().guess(text.words());
            judged.add(new Judged(new Example(text.words(), label, urgent, 0), guess));
        }
        boolean urgencyMeasured = subject.urgencyLearnt() && (tests.urgencyKnown() || subject.rules() != null);
        return new Measurement(
                tests, subject, Evaluation.of(judged, subject.outside()), List.copyOf(labels), urgencyMeasured);
    }

    private static Set<String> personNeeded(@Nullable RuleSet rules) {
        Set<String> needed = new HashSet<>();
        if (rules != null) {
            for (ContactReason reason : rules.reasons()) {
                if (!reason.offerable()) {
                    needed.add(reason.id().value());
                }
            }
        }
        return needed;
    }

    /** The reasons that only the tests know: nothing was learnt of them, so they can only be guessed wrong. */
    List<Reason> notLearnt() {
        return labels.subList(subject.outside() + 1, labels.size());
    }

    Thresholds thresholds() {
        return subject.training().thresholds();
    }

    Share outsideRejected() {
        return evaluation.outsideRejected(thresholds());
    }

    Confusion confusion() {
        return evaluation.confusion(labels.size());
    }

    /** The time-critical texts that would wait at {@link #MISSED_AT}. */
    Missed missed() {
        return Missed.of(
                evaluation.flagged(),
                evaluation.deferred(MISSED_AT),
                tests.texts().stream().map(Text::counted).toList());
    }
}
