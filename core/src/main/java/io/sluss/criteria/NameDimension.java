package io.sluss.criteria;

import io.sluss.criteria.Question.Named;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries by a field that has one of any number of names: a hash table with open addressing, whose hash is chosen such
 * that one look is mostly enough. Immutable.
 */
final class NameDimension {
    private static final int SPREAD = 0x9E3779B9;
    private static final int HASHES_TRIED = 16;
    private static final int ROOM = 4;

    private final int factor;
    private final int shift;
    private final @Nullable String[] names;
    private final int[] setBy;
    private final int notAsking;
    private final boolean coarse;

    /**
     * Puts those that ask into sets.
     *
     * @param asking by entry, what it asks
     * @param led which of them the field leads to
     * @param most so many sets at the most; if there are more names, neighbours in the alphabet share one
     */
    NameDimension(EntrySets sets, Map<Integer, Named> asking, Set<Integer> led, int most) {
        this.notAsking = sets.add(sets.allBut(asking.keySet()));
        SortedMap<String, Integer> setOf = new TreeMap<>();
        asking.values().forEach(asked -> asked.wanted().forEach(name -> setOf.put(name, notAsking)));
        this.coarse = setOf.size() > most;
        int perSet = (setOf.size() + most - 1) / most;
        int before = 0;
        for (Map.Entry<String, Integer> name : setOf.entrySet()) {
            name.setValue(before % perSet == 0 ? sets.copy(notAsking) : notAsking + 1 + before / perSet);
            before++;
        }
        asking.forEach((entry, asked) -> asked.wanted()
                .forEach(name -> sets.add(setOf.getOrDefault(name, notAsking), entry, led.contains(entry))));
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(ROOM * setOf.size());
        this.shift = Integer.SIZE - width;
        this.factor = factor(setOf.keySet(), shift);
        this.names = new String[1 << width];
        this.setBy = new int[1 << width];
        Arrays.fill(setBy, notAsking);
        setOf.forEach((name, set) -> {
            int place = place(name);
            names[place] = name;
            setBy[place] = set;
        });
    }

    /** The factor that puts the most names into places of their own. */
    private static int factor(Set<String> names, int shift) {
        int best = SPREAD;
        int mostPlaces = 0;
        for (int i = 0; i < HASHES_TRIED && mostPlaces < names.size(); i++) {
            int factor = SPREAD + 0x1F123BB4 * i;
            Set<Integer> places = new HashSet<>();
            names.forEach(name -> places.add((name.hashCode() * factor) >>> shift));
            if (places.size() > mostPlaces) {
                mostPlaces = places.size();
                best = factor;
            }
        }
        return best;
    }

    /** Where {@code name} stands, or else the free place where it would. */
    private int place(String name) {
        int place = (name.hashCode() * factor) >>> shift;
        for (String there = names[place]; there != null && !there.equals(name); there = names[place]) {
            place = (place + 1) & (names.length - 1);
        }
        return place;
    }

    /** The set of those that hold or do not ask. */
    int set(String name) {
        return setBy[place(name)];
    }

    /** The set of those that do not ask. */
    int notAsking() {
        return notAsking;
    }

    /** Whether names share sets, so that one in the set may not hold. */
    boolean coarse() {
        return coarse;
    }
}
