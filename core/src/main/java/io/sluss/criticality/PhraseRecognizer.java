package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseIndex.Hit;
import java.util.ArrayList;
import java.util.Collection;
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
        Map<ReasonId, Hit<ContactReason>> longest = new HashMap<>(4);
        byLanguage.forEach((spoken, index) -> {
            if (language == null || language.equals(spoken)) {
                for (Hit<ContactReason> hit : index.allIn(wording)) {
                    longest.merge(hit.value().id(), hit, (a, b) -> b.length() > a.length() ? b : a);
                }
            }
        });
        return longest.isEmpty() ? Recognition.UNKNOWN : choose(new ArrayList<>(longest.values()));
    }

    private static Recognition choose(List<Hit<ContactReason>> hits) {
        hits.sort(Comparator.comparing((Hit<ContactReason> hit) -> hit.value(), STRICTEST)
                .thenComparing(Hit::length, Comparator.reverseOrder())
                .thenComparing(hit -> hit.value().id()));
        Hit<ContactReason> best = hits.get(0);
        List<ReasonId> rivals = new ArrayList<>(0);
        for (Hit<ContactReason> other : hits.subList(1, hits.size())) {
            if (best.value().offerable() && other.value().offerable() && !isPartOf(other, best)) {
                rivals.add(other.value().id());
            }
        }
        if (!rivals.isEmpty()) {
            rivals.add(0, best.value().id());
            return Recognition.contradictory(rivals);
        }
        return Recognition.of(best.value().id(), (double) best.length() / (best.to() - best.from()));
    }

    private static boolean isPartOf(Hit<ContactReason> other, Hit<ContactReason> best) {
        return other.length() < best.length() && other.from() < best.to() && best.from() < other.to();
    }
}
