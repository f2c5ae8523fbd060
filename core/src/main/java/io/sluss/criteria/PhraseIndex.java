package io.sluss.criteria;

import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many phrases stand word for word, in sequence, in what was said. Immutable; looks once at each word.
 */
public final class PhraseIndex {
    private final Map<String, List<List<String>>> byFirstWord;

    private PhraseIndex(Map<String, List<List<String>>> byFirstWord) {
        this.byFirstWord = byFirstWord;
    }

    /** An index of phrases as {@link PhraseNotation} expands them. */
    public static PhraseIndex of(Collection<List<String>> phrases) {
        Map<String, List<List<String>>> byFirstWord = new HashMap<>();
        for (List<String> phrase : phrases) {
            byFirstWord.computeIfAbsent(phrase.get(0), w -> new ArrayList<>(2)).add(List.copyOf(phrase));
        }
        byFirstWord.replaceAll((word, list) -> List.copyOf(list));
        return new PhraseIndex(Map.copyOf(byFirstWord));
    }

    /** Whether any phrase stands in {@code wording}. */
    public boolean isIn(Wording wording) {
        return firstIn(wording) != null;
    }

    /** The first phrase that stands in {@code wording}, or null. */
    public @Nullable List<String> firstIn(Wording wording) {
        List<String> words = wording.words();
        for (int i = 0; i < words.size(); i++) {
            for (List<String> phrase : byFirstWord.getOrDefault(words.get(i), List.of())) {
                int end = i + phrase.size();
                if (end <= words.size() && words.subList(i, end).equals(phrase)) {
                    return phrase;
                }
            }
        }
        return null;
    }

    /** How many phrases it holds. */
    public int size() {
        return byFirstWord.values().stream().mapToInt(List::size).sum();
    }
}
