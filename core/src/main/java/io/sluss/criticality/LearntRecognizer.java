package io.sluss.criticality;

import io.sluss.classifier.Example;
import io.sluss.classifier.Guess;
import io.sluss.classifier.Thresholds;
import io.sluss.classifier.Training;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises reasons from the likeness of the words to the owner's phrases and examples, and judges how likely they
 * are urgent or for a person only. Learns in the process; nothing leaves it. Immutable and thread-safe.
 */
public final class LearntRecognizer implements ReasonRecognizer {
    /** A phrase that stands for very many is learnt by so many of them; by fewer where whole sentences are there. */
    private static final int VARIANTS_A_LINE = 4;

    private static final int VARIANTS_BESIDE_EXAMPLES = 2;

    private static final long PICKS_ALIKE = 5;

    /** Words that nobody knows are put up with only below this part of the risk from which on a person is needed. */
    private static final double CLEARLY = 0.5;

    /** So many of the words may then be unknown. */
    private static final double UNKNOWN_SHARE = 0.34;

    /**
     * What it learns from, and what it aims at.
     *
     * @param lines the owner's phrases, line by line
     * @param examples what callers said
     * @param calibration what callers said, to choose the thresholds on; none for cross-validation
     * @param aims what the thresholds shall reach
     */
    public record Lesson(
            List<PhraseLine> lines,
            List<SpokenExample> examples,
            List<SpokenExample> calibration,
            Thresholds.Aims aims) {
        /** Copies the lists. */
        public Lesson {
            lines = List.copyOf(lines);
            examples = List.copyOf(examples);
            calibration = List.copyOf(calibration);
        }
    }

    private final List<ContactReason> reasons;
    private final Training training;
    private final List<Recognition> sure;

    private LearntRecognizer(List<ContactReason> reasons, Training training) {
        this.reasons = reasons;
        this.training = training;
        this.sure =
                reasons.stream().map(reason -> Recognition.of(reason.id(), 1)).toList();
    }

    /**
     * Learns from the labels of {@code reasons}, and from the lesson's phrases and examples; null if these are too few to
     * learn anything from.
     */
    public static @Nullable LearntRecognizer of(Collection<ContactReason> reasons, Lesson lesson) {
        return of(reasons, lesson, List.of());
    }

    /** The same, but what one of {@code earlier} has learnt from the same is not learnt anew. */
    public static @Nullable LearntRecognizer of(
            Collection<ContactReason> reasons, Lesson lesson, Collection<Training> earlier) {
        List<ContactReason> ordered = List.copyOf(reasons);
        Map<ReasonId, Integer> labels = new HashMap<>();
        for (ContactReason reason : ordered) {
            labels.put(reason.id(), labels.size());
        }
        List<Example> examples = new ArrayList<>();
        int group = 0;
        for (ContactReason reason : ordered) {
            for (String written : reason.label().texts()) {
                group = add(List.of(Wording.of(written).words()), reason, labels, group, examples);
            }
        }
        int variants = lesson.examples().isEmpty() ? VARIANTS_A_LINE : VARIANTS_BESIDE_EXAMPLES;
        for (PhraseLine line : lesson.lines()) {
            Integer label = labels.get(line.reason());
            if (label != null) {
                group = add(some(line.phrases(), variants), ordered.get(label), labels, group, examples);
            }
        }
        for (SpokenExample spoken : lesson.examples()) {
            examples.add(example(spoken, labels, group++));
        }
        if (!Training.isWorthwhile(examples)) {
            return null;
        }
        List<Example> calibration = new ArrayList<>();
        for (SpokenExample spoken : lesson.calibration()) {
            calibration.add(example(spoken, labels, calibration.size()));
        }
        Training training = Training.of(
                examples,
                calibration,
                ordered.size() + 1,
                label -> label < ordered.size(),
                label -> label < ordered.size() && ordered.get(label).offerable(),
                lesson.aims(),
                earlier);
        return new LearntRecognizer(ordered, training);
    }

    /** Adds variants of one thing said, and gives the next group. */
    private static int add(
            List<List<String>> variants,
            ContactReason reason,
            Map<ReasonId, Integer> labels,
            int group,
            List<Example> examples) {
        for (List<String> words : variants) {
            if (!words.isEmpty()) {
                examples.add(new Example(words, labels.getOrDefault(reason.id(), 0), !reason.offerable(), group));
            }
        }
        return group + 1;
    }

    /** A few of many, always the same ones. */
    private static List<List<String>> some(Set<List<String>> phrases, int most) {
        List<List<String>> all = new ArrayList<>(phrases);
        if (all.size() <= most) {
            return all;
        }
        Random random = new Random(PICKS_ALIKE);
        List<List<String>> picked = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            picked.add(all.remove(random.nextInt(all.size())));
        }
        return picked;
    }

    private static Example example(SpokenExample spoken, Map<ReasonId, Integer> labels, int group) {
        Integer label = spoken.reason() == null ? null : labels.get(spoken.reason());
        int known = label == null ? labels.size() : label;
        return new Example(spoken.wording().words(), known, spoken.needsPerson(), group);
    }

    @Override
    public Recognition recognize(Wording wording, @Nullable String language) {
        Guess guess = guess(wording);
        return accepts(guess) ? sure.get(guess.label()) : Recognition.UNKNOWN;
    }

    /** What the words are likest, accepted or not. */
    public Guess guess(Wording wording) {
        return training.classifier().guess(wording.words());
    }

    /** The reason that a guess means; null for none of them. */
    public @Nullable ContactReason reason(Guess guess) {
        return guess.label() < reasons.size() ? reasons.get(guess.label()) : null;
    }

    /** Whether a guess is sure enough to be taken for the reason. */
    public boolean accepts(Guess guess) {
        return guess.label() < reasons.size() && training.thresholds().accepts(guess);
    }

    /** Whether words with this guess may wait, as far as they sound. */
    public boolean mayWait(Guess guess) {
        return training.thresholds().mayWait(guess);
    }

    /**
     * How many of the words may be left that nobody knows anything of: none unless the words are like those of a reason
     * and the risk is well below what may wait, and then a third.
     */
    public int unknownAllowed(Guess guess, int words) {
        boolean clear =
                accepts(guess) && guess.risk() < CLEARLY * training.thresholds().waitBelow();
        return clear ? (int) (UNKNOWN_SHARE * words) : 0;
    }

    /** The classifier, its thresholds, and the texts these were chosen on; labels are places in {@link #reasons}. */
    public Training training() {
        return training;
    }

    /** The reasons in the order of the labels. */
    public List<ContactReason> reasons() {
        return reasons;
    }
}
