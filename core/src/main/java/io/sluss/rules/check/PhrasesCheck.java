package io.sluss.rules.check;

import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseNotation;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.PhraseRecognizer;
import io.sluss.rules.WrittenRules.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases that are too few, or that can never lead to their reason since a gate or a stricter reason wins. */
final class PhrasesCheck implements Examination {
    /** A reason with fewer phrases per language, every alternative written out, is recognised too seldom. */
    static final int FEWEST = 10;

    /** What some phrases of one line are taken for instead: the first of them, and how many. */
    private record Loss(FindingKind kind, String name, List<String> phrase, int count) {
        Loss more() {
            return new Loss(kind, name, phrase, count + 1);
        }
    }

    @Override
    public void examine(Examined file, Findings findings) {
        boolean off = file.file().values("recognition.mode").stream()
                .anyMatch(value -> value.text().equals("off"));
        if (off) {
            file.rules().reasons().forEach(reason -> outOfReach(reason, findings));
            return;
        }
        Stricter stricter = new Stricter(file);
        for (ContactReason reason : file.rules().reasons()) {
            for (String language : file.rules().languages()) {
                examine(file, reason, language, stricter, findings);
            }
        }
    }

    private static void outOfReach(ContactReason reason, Findings findings) {
        if (reason.key() == null) {
            findings.add(
                    FindingKind.REASON_OUT_OF_REACH,
                    "reasons." + reason.id(),
                    "no caller can choose `" + reason.id() + "`: it has no key, and recognition is off",
                    null,
                    "give it a `key`, or take it away if no system of yours states it");
        }
    }

    private static void examine(
            Examined file, ContactReason reason, String language, Stricter stricter, Findings findings) {
        String path = "reasons." + reason.id() + ".phrases." + language;
        Set<List<String>> phrases = reason.phrases().getOrDefault(language, Set.of());
        if (phrases.size() < FEWEST) {
            findings.add(
                    FindingKind.FEW_PHRASES,
                    path,
                    "`" + reason.id() + "` has " + phrases.size() + (phrases.size() == 1 ? " phrase" : " phrases")
                            + " in `" + language + "`: few callers will be understood",
                    null,
                    "write at least " + FEWEST + "; (a|b) makes two of one");
        }
        Map<List<String>, Loss> lost = new HashMap<>();
        for (List<String> phrase : phrases) {
            Loss loss = stricter.over(phrase, reason);
            if (loss != null) {
                lost.put(phrase, loss);
            }
        }
        if (!lost.isEmpty()) {
            file.file().values(path).forEach(line -> report(reason, line, lost, findings));
        }
    }

    private static void report(ContactReason reason, Value line, Map<List<String>, Loss> lost, Findings findings) {
        Set<List<String>> phrases = PhraseNotation.expand(line.text());
        Map<String, Loss> losses = new LinkedHashMap<>();
        for (List<String> phrase : phrases) {
            Loss loss = lost.get(phrase);
            if (loss != null) {
                losses.merge(loss.kind() + loss.name(), loss, (first, next) -> first.more());
            }
        }
        for (Loss loss : losses.values()) {
            String some = loss.count() + " of the " + phrases.size() + " phrases of this line hold ";
            boolean gate = loss.kind() == FindingKind.CAUGHT_BY_GATE;
            findings.add(
                    loss.kind(),
                    line.line(),
                    some
                            + (gate
                                    ? "words of the gate “" + loss.name() + "”, so they never lead to `" + reason.id()
                                            + "`"
                                    : "a phrase of `" + loss.name() + "`, which is stricter than `" + reason.id()
                                            + "`: they are taken for that"),
                    "says: “" + String.join(" ", loss.phrase()) + "”",
                    gate
                            ? "take those words out of the phrase, or make the gate narrower"
                            : "tell the two apart, or keep the phrase in one of them");
        }
    }

    /** What is judged before a reason: the gates that ask for words alone, and reasons that need a person more. */
    private static final class Stricter {
        private final PhraseIndex<String> gates;
        private final PhraseIndex<ContactReason> reasons;

        Stricter(Examined file) {
            Map<String, Set<List<String>>> words = new LinkedHashMap<>();
            for (DecisionTable.Row<Urgency> row : file.rules().gate().rules().rows()) {
                if (row.criteria().size() == 1 && row.criteria().get(0) instanceof Criterion.Says says) {
                    words.put(row.name(), says.phrases().phrases());
                }
            }
            this.gates = PhraseIndex.of(words, 0);
            Map<ContactReason, Collection<List<String>>> phrases = new LinkedHashMap<>();
            for (ContactReason reason : file.rules().reasons()) {
                if (!reason.offerable()) {
                    Set<List<String>> all = new HashSet<>();
                    reason.phrases().values().forEach(all::addAll);
                    phrases.put(reason, all);
                }
            }
            this.reasons = PhraseIndex.of(phrases, PhraseRecognizer.MAX_GAP);
        }

        /** What takes a phrase of a reason away from it, or null. */
        @Nullable
        Loss over(List<String> phrase, ContactReason own) {
            if (own.offerable()) {
                for (PhraseIndex.Hit<String> hit : gates.allIn(phrase)) {
                    return new Loss(FindingKind.CAUGHT_BY_GATE, hit.value(), phrase, 1);
                }
            }
            for (PhraseIndex.Hit<ContactReason> hit : reasons.allIn(phrase)) {
                if (strictness(hit.value()).compareTo(strictness(own)) > 0) {
                    return new Loss(
                            FindingKind.CONTRADICTORY_PHRASES, hit.value().id().value(), phrase, 1);
                }
            }
            return null;
        }

        /** As {@link PhraseRecognizer} has it: a reason for persons only comes between what can wait and what cannot. */
        private static Urgency strictness(ContactReason reason) {
            return reason.personOnly() ? reason.urgency().raisedTo(Urgency.UNKNOWN) : reason.urgency();
        }
    }
}
