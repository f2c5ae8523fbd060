package io.sluss.criticality;

import io.sluss.contact.Wording;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the words of an utterance that nothing harmless explains. A phrase found in a sentence says what the sentence
 * is about, but not what else it says: "my bike was stolen" is in "my bike was stolen and he is coming back". So a
 * reason found in words is accepted only when the other words are harmless too: words of the reason's own phrases, small
 * everyday words, numbers, places of the regions, and whatever comes right after a word such as "outside". Immutable.
 */
final class HarmlessWords {
    private static final Set<String> BEFORE_A_PLACE = Set.of(
            "i",
            "på",
            "från",
            "till",
            "utanför",
            "vid",
            "nära",
            "inne",
            "centrala",
            "in",
            "at",
            "from",
            "to",
            "outside",
            "near",
            "central");
    private static final Set<String> BEFORE_AN_UNKNOWN_PLACE =
            Set.of("utanför", "vid", "bredvid", "framför", "outside", "near", "beside");

    private static final Set<String> DETERMINERS =
            Set.of("min", "vår", "vårt", "en", "ett", "den", "det", "my", "our", "the", "a");

    private final Set<String> everyday;
    private final Set<String> placeWords;
    private final LearntWords learnt;

    private HarmlessWords(Set<String> everyday, Set<String> placeWords, LearntWords learnt) {
        this.everyday = everyday;
        this.placeWords = placeWords;
        this.learnt = learnt;
    }

    /**
     * The everyday words that come with Sluss, the words of {@code places}, and those that {@code examples} show to be
     * harmless.
     */
    static HarmlessWords with(Collection<String> places, Collection<SpokenExample> examples) {
        LearntWords learnt = LearntWords.of(examples);
        Set<String> everyday = new HashSet<>(learnt.harmless());
        everyday.addAll(read("everyday-sv.txt"));
        everyday.addAll(read("everyday-en.txt"));
        Set<String> placeWords = new HashSet<>();
        for (String place : places) {
            placeWords.addAll(Wording.of(place).words());
        }
        return new HarmlessWords(Set.copyOf(everyday), Set.copyOf(placeWords), learnt);
    }

    /** Whether enough has been heard for a word that nobody knows to mean little. */
    boolean experienced() {
        return learnt.experienced();
    }

    private static Set<String> read(String resource) {
        Set<String> words = new HashSet<>();
        OwnWords.lines(resource).forEach(line -> words.addAll(Wording.of(line).words()));
        return words;
    }

    /**
     * The words that are left.
     *
     * @param unknown so many that nobody knows anything of
     * @param suspicious so many that have been said in contacts which had to reach a person
     */
    record Left(int unknown, int suspicious) {
        int words() {
            return unknown + suspicious;
        }
    }

    /** What is left of {@code wording}, given the vocabulary of the reason that was found. */
    Left left(Wording wording, Set<String> vocabulary) {
        List<String> words = wording.words();
        int unknown = 0;
        int suspicious = 0;
        boolean placeTaken = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (everyday.contains(word) || vocabulary.contains(word) || isSmallNumber(word)) {
                continue;
            }
            String before = i == 0 ? "" : words.get(i - 1);
            if (i > 1 && DETERMINERS.contains(before)) {
                before = words.get(i - 2); // "outside my school"
            }
            if (placeWords.contains(word) && (BEFORE_A_PLACE.contains(before) || placeWords.contains(before))) {
                continue;
            }
            if (!placeTaken && BEFORE_AN_UNKNOWN_PLACE.contains(before)) {
                placeTaken = true;
                continue;
            }
            if (learnt.suspicious().contains(word)) {
                suspicious++;
            } else {
                unknown++;
            }
        }
        return new Left(unknown, suspicious);
    }

    private static boolean isSmallNumber(String word) {
        return word.length() <= 4 && word.chars().allMatch(Character::isDigit);
    }
}
