package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseIndex.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a reason by the owner's own phrases: the words of a phrase come in order with at most {@value #MAX_GAP}
 * others between neighbours. Where several reasons fit, the one that needs a person most wins, then the one whose
 * phrase holds the other's; a draw is contradictory. Immutable and thread-safe.
 */
public final class PhraseRecognizer implements ReasonRecognizer {
    /** So many other words may stand between two words of a phrase. */
    public static final int MAX_GAP = 4;

    private static final Comparator<ContactReason> STRICTEST = Comparator.comparing((ContactReason reason) ->
                    reason.urgency() == Urgency.DEFERRABLE && reason.personOnly() ? Urgency.UNKNOWN : reason.urgency())
            .reversed();

    private final Map<String, PhraseIndex<ContactReason>> byLanguage;

    private PhraseRecognizer(Map<String, PhraseIndex<ContactReason>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** A recogniser of the phrases of {@code reasons}. */
    public static PhraseRecognizer of(Collection<ContactReason> reasons) {
        Map<String, Map<ContactReason, Set<List<String>>>> phrases = new LinkedHashMap<>();
        for (ContactReason reason : reasons) {
            reason.phrases()
                    .forEach((language, list) -> phrases.computeIfAbsent(language, l -> new LinkedHashMap<>())
                            .put(reason, list));
        }
        Map<String, PhraseIndex<ContactReason>> byLanguage = new HashMap<>();
        phrases.forEach((language, ofReasons) -> byLanguage.put(language, PhraseIndex.of(ofReasons, MAX_GAP)));
        return new PhraseRecognizer(Map.copyOf(byLanguage));
    }

    @Override
    public Recognition recognize(Wording wording, @Nullable String language) {
        Map<ReasonId, List<Hit<ContactReason>>> hits = new HashMap<>(4);
        byLanguage.forEach((spoken, index) -> {
            if (language == null || language.equals(spoken)) {
                for (Hit<ContactReason> hit : index.allIn(wording)) {
                    hits.computeIfAbsent(hit.value().id(), id -> new ArrayList<>(2))
                            .add(hit);
                }
            }
        });
        return hits.isEmpty()
                ? Recognition.UNKNOWN
                : choose(hits, wording.words().size());
    }

    private static Recognition choose(Map<ReasonId, List<Hit<ContactReason>>> hits, int words) {
        List<Hit<ContactReason>> longest = new ArrayList<>(hits.size());
        hits.values().forEach(ofReason -> longest.add(Collections.max(ofReason, Comparator.comparing(Hit::length))));
        longest.sort(Comparator.comparing((Hit<ContactReason> hit) -> hit.value(), STRICTEST)
                .thenComparing(Hit::length, Comparator.reverseOrder())
                .thenComparing(hit -> hit.value().id()));
        Hit<ContactReason> best = longest.get(0);
        int[] lengths = lengthsAt(hits.getOrDefault(best.value().id(), List.of()), words);
        List<ReasonId> rivals = new ArrayList<>(0);
        for (Hit<ContactReason> other : longest.subList(1, longest.size())) {
            ReasonId id = other.value().id();
            List<Hit<ContactReason>> ofOther = hits.getOrDefault(id, List.of());
            if (best.value().offerable() && !ofOther.stream().allMatch(hit -> isPartOfLonger(hit, lengths))) {
                rivals.add(id);
            }
        }
        if (!rivals.isEmpty()) {
            rivals.add(0, best.value().id());
            return Recognition.contradictory(rivals);
        }
        return Recognition.of(best.value().id(), (double) best.length() / (best.to() - best.from()));
    }

    /** Per word of what was said, how long the longest phrase is that it is part of; 0 for none. */
    private static int[] lengthsAt(List<Hit<ContactReason>> hits, int words) {
        int[] lengths = new int[words];
        for (Hit<ContactReason> hit : hits) {
            for (int at = hit.from(); at < hit.to(); at++) {
                lengths[at] = Math.max(lengths[at], hit.length());
            }
        }
        return lengths;
    }

    private static boolean isPartOfLonger(Hit<ContactReason> hit, int[] lengths) {
        for (int at = hit.from(); at < hit.to(); at++) {
            if (lengths[at] > hit.length()) {
                return true;
            }
        }
        return false;
    }
}
