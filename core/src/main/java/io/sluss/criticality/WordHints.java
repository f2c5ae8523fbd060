package io.sluss.criticality;

import io.sluss.contact.Signals;
import io.sluss.contact.Wording;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseNotation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signals that words hint at, in Swedish and English: that the suspect is known, that evidence will soon be gone, that
 * it is happening now, injury, threat, violence, a child. They hold for every rules file and can only raise. Immutable.
 */
final class WordHints {
    private final PhraseIndex<String> phrases;

    private WordHints(PhraseIndex<String> phrases) {
        this.phrases = phrases;
    }

    /** The hints that come with Sluss. */
    static WordHints read() {
        Map<String, Set<List<String>>> bySignal = new LinkedHashMap<>();
        for (String resource : List.of("hints-sv.txt", "hints-en.txt")) {
            for (String line : OwnWords.lines(resource)) {
                int colon = line.indexOf(':');
                String signal = line.substring(0, colon);
                if (!Signals.RAISING.containsKey(signal)) {
                    throw new IllegalStateException(resource + " hints at " + signal + ", which raises nothing");
                }
                bySignal.computeIfAbsent(signal, s -> new LinkedHashSet<>())
                        .addAll(PhraseNotation.expand(line.substring(colon + 1)));
            }
        }
        return new WordHints(PhraseIndex.of(bySignal, 0));
    }

    /** The signals that {@code wording} hints at; each once. */
    Set<String> in(Wording wording) {
        List<PhraseIndex.Hit<String>> hits = phrases.allIn(wording);
        if (hits.isEmpty()) {
            return Set.of();
        }
        Set<String> signals = new LinkedHashSet<>();
        hits.forEach(hit -> signals.add(hit.value()));
        return signals;
    }
}
