package io.sluss.classifier;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The part of a word that its inflections share, Swedish or English: the language need not be known. Always a
 * beginning of the word, so that it can be hashed where it stands.
 */
final class Stem {
    /** Nothing shorter is left of a word. */
    private static final int SHORTEST = 3;

    /** Endings by their last letter, longest first, since the first that fits is taken. */
    private static final String[][] ENDINGS = byLastLetter(List.of(
            "arnas", "ernas", "ornas", "ningen", "ningar", "arna", "erna", "orna", "ande", "ende", "ades", "ning",
            "ings", "ens", "ets", "ade", "des", "are", "ast", "ing", "ies", "ied", "ers", "ar", "er", "or", "en", "et",
            "an", "at", "ad", "de", "te", "es", "ed", "as", "na", "ly", "ts", "ns", "a", "e", "n", "s"));

    /** Words that carry little by themselves, in Swedish and English. */
    private static final Set<String> STOP_WORDS = new HashSet<>(List.of(
            ("the a an to of and is are was i my me you it in on for do does did can have has be been this that with"
                            + " what how why when will would if there am from not at as your im ive but so just or by"
                            + " any some get got its och att det den de dem en ett i på som är var har hade jag du vi"
                            + " ni han hon min mitt mina din mig dig oss sig till från för med av om så då ju nu nog"
                            + " väl men eller när hur vad vilken kan ska skall vill här där alltså eh hej ja liksom"
                            + " bara också sedan blir blev blivit får fick gör gjorde vara varit någon något lite ut"
                            + " upp ner")
                    .split(" ")));

    private Stem() {}

    private static String[][] byLastLetter(List<String> endings) {
        String[][] byLetter = new String['z' + 1][];
        for (char letter = 0; letter <= 'z'; letter++) {
            char last = letter;
            byLetter[letter] = endings.stream()
                    .filter(ending -> ending.charAt(ending.length() - 1) == last)
                    .toArray(String[]::new);
        }
        return byLetter;
    }

    /** How many characters of {@code word} its stem has. */
    static int length(String word) {
        int length = word.length();
        char last = word.charAt(length - 1);
        if (length > SHORTEST && last < ENDINGS.length) {
            for (String ending : ENDINGS[last]) {
                if (length - ending.length() >= SHORTEST && word.endsWith(ending)) {
                    return length - ending.length();
                }
            }
        }
        return length;
    }

    static boolean isStopWord(String word) {
        return STOP_WORDS.contains(word);
    }
}
