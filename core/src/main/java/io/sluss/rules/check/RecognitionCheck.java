package io.sluss.rules.check;

import io.sluss.classifier.Judged;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.LearntRecognizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reasons that the recogniser confuses, by what it made of the file's own phrases and examples when it had not learnt
 * from them (cross-validation, or the calibration texts). Sure or not: what the thresholds then keep from callers is not
 * counted in favour.
 */
final class RecognitionCheck implements Examination {
    /** Fewer lines of a reason tell too little of it. A line of phrases counts once, however many it stands for. */
    static final int FEWEST_LINES = 10;

    /** A reason that can wait is recognised too seldom below this share of its texts. */
    static final double SELDOM = 0.5;

    /** Two reasons are confused from so many lines of one on that are taken for the other, */
    static final int MISTAKEN_LINES = 3;

    /** and from this share of its texts on. */
    static final double MISTAKEN = 0.2;

    @Override
    public void examine(Examined file, Findings findings) {
        file.rules().learnt().ifPresent(learnt -> new Look(learnt, findings).all());
    }

    /** What one recogniser made of its texts. */
    private record Look(LearntRecognizer learnt, Findings findings) {
        void all() {
            for (int label = 0; label < learnt.reasons().size(); label++) {
                int truth = label;
                List<Judged> texts = learnt.training().judged().stream()
                        .filter(each -> each.example().label() == truth)
                        .toList();
                if (lines(texts) >= FEWEST_LINES) {
                    look(learnt.reasons().get(truth), texts);
                }
            }
        }

        private void look(ContactReason reason, List<Judged> texts) {
            Map<Integer, List<Judged>> mistaken = new TreeMap<>();
            for (Judged text : texts) {
                if (!text.right()) {
                    mistaken.computeIfAbsent(text.guess().label(), taken -> new ArrayList<>())
                            .add(text);
                }
            }
            long wrong = mistaken.values().stream().mapToLong(List::size).sum();
            if (reason.offerable() && texts.size() - wrong < SELDOM * texts.size()) {
                seldom(reason, texts, mistaken);
            }
            mistaken.forEach((taken, those) -> {
                if (taken < learnt.reasons().size()
                        && lines(those) >= MISTAKEN_LINES
                        && those.size() >= MISTAKEN * texts.size()) {
                    mistaken(reason, learnt.reasons().get(taken), those, texts.size());
                }
            });
        }

        private void seldom(ContactReason reason, List<Judged> texts, Map<Integer, List<Judged>> mistaken) {
            int wrong = mistaken.values().stream().mapToInt(List::size).sum();
            Map.Entry<Integer, List<Judged>> most = mistaken.entrySet().stream()
                    .max(Comparator.comparingInt(taken -> taken.getValue().size()))
                    .orElseThrow();
            String other = most.getKey() < learnt.reasons().size()
                    ? Examined.quote(learnt.reasons().get(most.getKey()).id().value())
                    : "none of the reasons";
            findings.add(
                    FindingKind.SELDOM_RECOGNISED,
                    path(reason),
                    Examined.quote(reason.id().value()) + " is recognised in " + (texts.size() - wrong) + " of "
                            + texts.size() + " of its texts that were not learnt from; most often they are taken for "
                            + other + " (" + most.getValue().size() + ")",
                    says(most.getValue()),
                    "write more phrases and examples of it, above all such as tell it apart");
        }

        private void mistaken(ContactReason reason, ContactReason taken, List<Judged> those, int all) {
            boolean waits = !reason.offerable() && taken.offerable();
            String what = those.size() + " of " + all + " texts of "
                    + Examined.quote(reason.id().value()) + " that were not learnt from are taken for "
                    + Examined.quote(taken.id().value());
            if (waits) {
                findings.add(
                        FindingKind.URGENT_MISTAKEN,
                        path(reason),
                        what + ", which can wait",
                        says(those),
                        "write more examples of both, and the words that make it urgent into a gate");
            } else {
                findings.add(
                        FindingKind.OFTEN_MISTAKEN,
                        path(reason),
                        what,
                        says(those),
                        reason.offerable() == taken.offerable()
                                ? "write more examples of both, or make one reason of them"
                                : "write more examples of both");
            }
        }

        private static String path(ContactReason reason) {
            return "reasons." + reason.id();
        }

        private static long lines(List<Judged> texts) {
            return texts.stream()
                    .mapToInt(each -> each.example().group())
                    .distinct()
                    .count();
        }

        /** The text that was most surely mistaken. */
        private static String says(List<Judged> texts) {
            Judged surest = texts.stream()
                    .max(Comparator.comparingDouble(each -> each.guess().confidence()))
                    .orElseThrow();
            return "says: “" + String.join(" ", surest.example().words()) + "”";
        }
    }
}
