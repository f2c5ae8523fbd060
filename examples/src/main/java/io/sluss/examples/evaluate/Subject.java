package io.sluss.examples.evaluate;

import io.sluss.classifier.Example;
import io.sluss.classifier.Thresholds.Aims;
import io.sluss.classifier.Training;
import io.sluss.contact.Localized;
import io.sluss.contact.Wording;
import io.sluss.criticality.LearntRecognizer;
import io.sluss.examples.RulesSource;
import io.sluss.examples.UserMistake;
import io.sluss.examples.evaluate.LabelledTexts.Text;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param training what was learnt
 * @param reasons the reasons by their labels, from 0; the next label is none of them
 * @param rules the rules it was learnt from; null when it was learnt from labelled texts
 * @param urgencyLearnt whether it was told which texts are time-critical
 * @param millis how long it took to learn, with the choice of thresholds; for rules to read the file too
 */
record Subject(
        Training training, List<Reason> reasons, @Nullable RuleSet rules, boolean urgencyLearnt, long millis) {
    /** What the rules file aims at when it says nothing else. */
    private static final Aims AIMS = new Aims(0.95, 0.99);

    /** What a reason is called. */
    record Reason(String id, Localized label) {}

    Subject {
        reasons = List.copyOf(reasons);
    }

    /** The label that stands for none of the reasons. */
    int outside() {
        return reasons.size();
    }

    /**
     * What rules have learnt.
     *
     * @throws UserMistake if they have mistakes, or too little to learn from
     */
    static Subject ofRules(RulesSource source) {
        long started = System.nanoTime();
        RuleSet rules;
        try {
            rules = source.load();
        } catch (RulesFileException e) {
            throw RulesSource.refusal(e);
        }
        long millis = millisSince(started);
        LearntRecognizer learnt = rules.learnt()
                .orElseThrow(() -> new UserMistake("the rules " + source.name()
                        + " teach nothing that could be measured:"
                        + " that takes " + Training.FEWEST + " phrases and examples of contacts that can wait and "
                        + Training.FEWEST + " of others, and recognition that is not off"));
        List<Reason> reasons = learnt.reasons().stream()
                .map(reason -> new Reason(reason.id().value(), reason.label()))
                .toList();
        return new Subject(learnt.training(), reasons, rules, true, millis);
    }

    /**
     * What labelled texts teach, the names of their reasons too.
     *
     * @throws UserMistake if they are of fewer than two reasons
     */
    static Subject ofTexts(LabelledTexts texts) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (Text text : texts.texts()) {
            if (!text.isOutside()) {
                labels.putIfAbsent(text.reason(), labels.size());
            }
        }
        List<Example> examples = examples(texts, labels);
        if (examples.stream().mapToInt(Example::label).distinct().count() < 2) {
            throw new UserMistake(texts.file() + " holds texts of one reason only; it takes two to tell apart");
        }
        int outside = labels.size();
        long started = System.nanoTime();
        Training training =
                Training.of(examples, List.of(), outside + 1, label -> label < outside, label -> label < outside, AIMS);
        long millis = millisSince(started);
        List<Reason> reasons = labels.keySet().stream()
                .map(id -> new Reason(id, Localized.of(words(id))))
                .toList();
        return new Subject(training, reasons, null, texts.urgencyKnown(), millis);
    }

    private static List<Example> examples(LabelledTexts texts, Map<String, Integer> labels) {
        int outside = labels.size();
        int[] urgent = new int[outside + 1];
        int[] all = new int[outside + 1];
        List<Example> examples = new ArrayList<>();
        int group = 0;
        for (Text text : texts.texts()) {
            int label = text.isOutside() ? outside : labels.getOrDefault(text.reason(), outside);
            boolean flagged = Boolean.TRUE.equals(text.timeCritical());
            examples.add(new Example(text.words(), label, flagged, group++));
            all[label]++;
            urgent[label] += flagged ? 1 : 0;
        }
        for (Map.Entry<String, Integer> named : labels.entrySet()) {
            int label = named.getValue();
            List<String> words = Wording.of(words(named.getKey())).words();
            if (!words.isEmpty()) {
                examples.add(new Example(words, label, urgent[label] * 2 > all[label], group++));
            }
        }
        return examples;
    }

    /** A name as it would be said: {@code card_arrival} and {@code cardArrival} are card arrival. */
    private static String words(String name) {
        return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[_\\-./:]+", " ")
                .strip();
    }

    private static long millisSince(long started) {
        return Math.round((System.nanoTime() - started) / 1e6);
    }
}
