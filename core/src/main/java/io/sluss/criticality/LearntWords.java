package io.sluss.criticality;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What examples show of single words.
 *
 * @param experienced whether there were enough examples of both kinds for a word that is in none to mean little
 * @param harmless said several times in contacts that could wait, and far less often in those that could not
 * @param suspicious said more often in contacts that could not wait than in those that could
 */
record LearntWords(boolean experienced, Set<String> harmless, Set<String> suspicious) {
    /** With fewer examples of either kind, a word that is in none of them may mean anything. */
    static final int EXPERIENCE = 200;

    /** A word said less often has shown nothing. */
    private static final int FEWEST = 3;

    /** Said at most so often in urgent contacts, for each time in the others, were there as many of either. */
    private static final double MOST_URGENT = 0.5;

    static LearntWords of(Collection<SpokenExample> examples) {
        Map<String, int[]> counts = new HashMap<>();
        int urgent = 0;
        for (SpokenExample example : examples) {
            int kind = example.needsPerson() ? 1 : 0;
            urgent += kind;
            for (String word : new HashSet<>(example.wording().words())) {
                counts.computeIfAbsent(word, w -> new int[2])[kind]++;
            }
        }
        int calm = examples.size() - urgent;
        Set<String> harmless = new HashSet<>();
        Set<String> suspicious = new HashSet<>();
        for (Map.Entry<String, int[]> word : counts.entrySet()) {
            int[] count = word.getValue();
            if (count[0] >= FEWEST && (double) count[1] * calm <= MOST_URGENT * count[0] * urgent) {
                harmless.add(word.getKey());
            } else if ((double) count[1] * calm > (double) count[0] * urgent) {
                suspicious.add(word.getKey());
            }
        }
        boolean experienced = urgent >= EXPERIENCE && calm >= EXPERIENCE;
        return new LearntWords(experienced, Set.copyOf(harmless), Set.copyOf(suspicious));
    }
}
