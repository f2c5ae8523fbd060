package io.sluss.criteria;

import io.sluss.criteria.Question.Chosen;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The entries by a field that has one of a few values, as {@link FieldValues} numbers them. Immutable. */
final class ChoiceDimension {
    private final int[] setBy = new int[FieldValues.CHOICES];
    private final int notAsking;

    /**
     * Puts those that ask into sets.
     *
     * @param asking by entry, what it asks
     * @param led which of them the field leads to
     */
    ChoiceDimension(EntrySets sets, Map<Integer, Chosen> asking, Set<Integer> led) {
        this.notAsking = sets.add(sets.allBut(asking.keySet()));
        Arrays.fill(setBy, notAsking);
        asking.forEach((entry, asked) -> asked.wanted().stream().forEach(choice -> {
            if (setBy[choice] == notAsking) {
                setBy[choice] = sets.copy(notAsking);
            }
            sets.add(setBy[choice], entry, led.contains(entry));
        }));
    }

    /** The set of those that hold or do not ask. */
    int set(int choice) {
        return setBy[choice];
    }

    /** The set of those that do not ask. */
    int notAsking() {
        return notAsking;
    }
}
