package io.sluss.classifier;

import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts that should not have waited and did.
 *
 * @param all of all that should not
 * @param byClass of each class of them: most missed first, then by name
 */
public record Missed(Share all, Map<String, Share> byClass) {
    private static final Share NONE = new Share(0, 0);

    /** Copies the map, in its order. */
    public Missed {
        byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    }

    /**
     * Counts them.
     *
     * @param urgent places of the texts that should not wait
     * @param waiting places of those that do
     * @param classes the class of each text
     */
    public static Missed of(BitSet urgent, BitSet waiting, List<String> classes) {
        Map<String, Share> counted = new TreeMap<>();
        Share all = NONE;
        for (int at = urgent.nextSetBit(0); at >= 0; at = urgent.nextSetBit(at + 1)) {
            Share one = new Share(waiting.get(at) ? 1 : 0, 1);
            all = sum(all, one);
            counted.merge(classes.get(at), one, Missed::sum);
        }
        Map<String, Share> ordered = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().part()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return new Missed(all, ordered);
    }

    private static Share sum(Share a, Share b) {
        return new Share(a.part() + b.part(), a.whole() + b.whole());
    }
}
