package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a reason by the owner's own phrases: the words of a phrase come in order with at most {@value #MAX_GAP}
 * others between neighbours. Where several reasons fit, the one that needs a person most wins, then the one whose
 * phrase says more; a draw is contradictory. Immutable and thread-safe.
 */
public final class PhraseRecognizer implements ReasonRecognizer {
    /** So many other words may stand between two words of a phrase. */
    public static final int MAX_GAP = 2;

    private record Phrase(ContactReason reason, String language, List<String> words) {}

    private record Hit(Phrase phrase, int from, int to) {
        int length() {
            return phrase.words().size();
        }
    }

    private static final Comparator<ContactReason> STRICTEST = Comparator.comparing((ContactReason reason) ->
                    reason.urgency() == Urgency.DEFERRABLE && reason.personOnly() ? Urgency.UNKNOWN : reason.urgency())
            .reversed();

    private final Map<String, List<Phrase>> byFirstWord;

    private PhraseRecognizer(Map<String, List<Phrase>> byFirstWord) {
        this.byFirstWord = byFirstWord;
    }

    /** A recogniser of the phrases of {@code reasons}. */
    public static PhraseRecognizer of(Collection<ContactReason> reasons) {
        Map<String, List<Phrase>> byFirstWord = new HashMap<>();
        for (ContactReason reason : reasons) {
            reason.phrases().forEach((language, phrases) -> {
                for (List<String> words : phrases) {
                    byFirstWord
                            .computeIfAbsent(words.get(0), word -> new ArrayList<>())
                            .add(new Phrase(reason, language, words));
                }
            });
        }
        return new PhraseRecognizer(byFirstWord);
    }

    @Override
    public Recognition recognize(Wording wording, @Nullable String language) {
        Map<ReasonId, Hit> best = new HashMap<>(4);
        List<String> words = wording.words();
        for (int at = 0; at < words.size(); at++) {
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
                if (language == null || phrase.language().equals(language)) {
                    int end = endOf(phrase.words(), words, at);
                    if (end > 0) {
                        Hit hit = new Hit(phrase, at, end);
                        best.merge(phrase.reason().id(), hit, (a, b) -> b.length() > a.length() ? b : a);
                    }
                }
            }
        }
        return best.isEmpty() ? Recognition.UNKNOWN : choose(new ArrayList<>(best.values()));
    }

    /** Where the phrase that starts at {@code at} ends, exclusive, or 0 when it is not there. */
    private static int endOf(List<String> phrase, List<String> words, int at) {
        int position = at;
        for (int i = 1; i < phrase.size(); i++) {
            int limit = Math.min(words.size() - 1, position + 1 + MAX_GAP);
            int next = position + 1;
            while (next <= limit && !words.get(next).equals(phrase.get(i))) {
                next++;
            }
            if (next > limit) {
                return 0;
            }
            position = next;
        }
        return position + 1;
    }

    private static Recognition choose(List<Hit> hits) {
        hits.sort(Comparator.comparing((Hit hit) -> hit.phrase().reason(), STRICTEST)
                .thenComparing(Hit::length, Comparator.reverseOrder())
                .thenComparing(hit -> hit.phrase().reason().id()));
        Hit first = hits.get(0);
        List<ReasonId> rivals = new ArrayList<>(0);
        for (Hit other : hits.subList(1, hits.size())) {
            boolean asStrict =
                    STRICTEST.compare(first.phrase().reason(), other.phrase().reason()) == 0;
            boolean insideFirst =
                    other.length() < first.length() && other.from() < first.to() && first.from() < other.to();
            if (asStrict && first.phrase().reason().offerable() && !insideFirst) {
                rivals.add(other.phrase().reason().id());
            }
        }
        if (!rivals.isEmpty()) {
            rivals.add(0, first.phrase().reason().id());
            return Recognition.contradictory(rivals);
        }
        int span = first.to() - first.from();
        return Recognition.of(first.phrase().reason().id(), (double) first.length() / span);
    }
}
