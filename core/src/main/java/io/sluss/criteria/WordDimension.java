package io.sluss.criteria;

import io.sluss.contact.Contact;
import io.sluss.contact.Wording;
import io.sluss.criteria.Question.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries by what was said, or may have been said instead: those are left one of whose phrases was, or that ask for
 * none. A word is looked up once
 * for all; only those with a phrase that begins with it look on. Immutable.
 */
final class WordDimension {
    /** An entry and its phrases. */
    private record Asking(int entry, PhraseIndex<Boolean> phrases) {}

    private final Map<String, List<Asking>> byFirstWord;
    private final long[] notAsking;

    /**
     * Puts those that ask under the words that their phrases begin with.
     *
     * @param asking by entry, what it asks
     */
    WordDimension(EntrySets sets, Map<Integer, Words> asking) {
        this.notAsking = sets.allBut(asking.keySet());
        Map<String, List<Asking>> byWord = new HashMap<>();
        asking.forEach((entry, asked) -> asked.wanted()
                .firstWords()
                .forEach(word ->
                        byWord.computeIfAbsent(word, w -> new ArrayList<>(1)).add(new Asking(entry, asked.wanted()))));
        byWord.replaceAll((word, those) -> List.copyOf(those));
        this.byFirstWord = Map.copyOf(byWord);
    }

    /** The words of the set of those that hold or do not ask; not to be changed. */
    long[] left(Contact contact) {
        long[] left = with(contact.wording(), notAsking);
        List<Wording> alternatives = contact.alternatives();
        for (int i = 0; i < alternatives.size(); i++) {
            left = with(alternatives.get(i), left);
        }
        return left;
    }

    private long[] with(Wording wording, long[] before) {
        long[] left = before;
        List<String> words = wording.words();
        for (int at = 0; at < words.size(); at++) {
            List<Asking> asking = byFirstWord.get(words.get(at));
            for (int i = 0; asking != null && i < asking.size(); i++) {
                Asking one = asking.get(i);
                int word = EntrySets.word(one.entry);
                if ((left[word] & EntrySets.bit(one.entry)) == 0 && one.phrases.isAt(words, at)) {
                    left = left == notAsking ? left.clone() : left;
                    left[word] |= EntrySets.bit(one.entry);
                }
            }
        }
        return left;
    }
}
