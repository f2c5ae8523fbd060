package io.sluss.criticality;

import io.sluss.contact.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private HarmlessWords(Set<String> everyday, Set<String> placeWords) {
        this.everyday = everyday;
        this.placeWords = placeWords;
    }

    /** The everyday words that come with Sluss, and the words of {@code places}. */
    static HarmlessWords with(Collection<String> places) {
        Set<String> everyday = new HashSet<>();
        everyday.addAll(read("everyday-sv.txt"));
        everyday.addAll(read("everyday-en.txt"));
        Set<String> placeWords = new HashSet<>();
        for (String place : places) {
            placeWords.addAll(Wording.of(place).words());
        }
        return new HarmlessWords(Set.copyOf(everyday), Set.copyOf(placeWords));
    }

    private static Set<String> read(String resource) {
        try (InputStream in = HarmlessWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            Set<String> words = new HashSet<>();
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    words.addAll(Wording.of(line).words());
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many words of {@code wording} are left, given the vocabulary of the reason that was found. */
    int unexplained(Wording wording, Set<String> vocabulary) {
        List<String> words = wording.words();
        int left = 0;
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
            left++;
        }
        return left;
    }

    private static boolean isSmallNumber(String word) {
        return word.length() <= 4 && word.chars().allMatch(Character::isDigit);
    }
}
