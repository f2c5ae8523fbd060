package io.sluss.criteria;

import io.sluss.criteria.Question.Signals;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The entries by the contact's signals: those are left that ask for any of them, or for none. Immutable. */
final class SignalDimension {
    private final Map<String, long[]> leftBy;
    private final long[] notAsking;

    /**
     * Puts those that ask into sets.
     *
     * @param asking by entry, what it asks
     */
    SignalDimension(EntrySets sets, Map<Integer, Signals> asking) {
        this.notAsking = sets.allBut(asking.keySet());
        Map<String, long[]> left = new HashMap<>();
        asking.forEach((entry, asked) -> asked.wanted()
                .forEach(signal -> left.computeIfAbsent(signal, s -> notAsking.clone())[EntrySets.word(entry)] |=
                        EntrySets.bit(entry)));
        this.leftBy = Map.copyOf(left);
    }

    /** The words of the set of those that hold or do not ask; not to be changed. */
    long[] left(Set<String> signals) {
        long[] left = notAsking;
        if (!signals.isEmpty()) {
            for (String signal : signals) {
                long[] more = leftBy.get(signal);
                if (more != null) {
                    left = left == notAsking ? more : union(left, more);
                }
            }
        }
        return left;
    }

    private static long[] union(long[] some, long[] more) {
        long[] union = some.clone();
        for (int i = 0; i < union.length; i++) {
            union[i] |= more[i];
        }
        return union;
    }
}
