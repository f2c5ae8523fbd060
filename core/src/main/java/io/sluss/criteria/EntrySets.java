package io.sluss.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sets of the entries of an index while it is made, told by their numbers. A set is a word that tells where the entries
 * lie that its value leads to, and then a bit for each entry.
 */
final class EntrySets {
    /** The first set: every entry. */
    static final int ALL = 0;

    private final int entries;
    private final List<long[]> sets = new ArrayList<>();

    EntrySets(int entries) {
        this.entries = entries;
        add(allBut(List.of()));
    }

    /** The words of a set, its first included. */
    int length() {
        return word(entries - 1) + 1;
    }

    /** The words of a set of every entry but {@code those}. */
    long[] allBut(Collection<Integer> those) {
        long[] words = new long[length()];
        for (int entry = 0; entry < entries; entry++) {
            words[word(entry)] |= bit(entry);
        }
        for (int entry : those) {
            words[word(entry)] &= ~bit(entry);
        }
        return words;
    }

    /** Takes in a set of these words. */
    int add(long[] words) {
        sets.add(words);
        return sets.size() - 1;
    }

    /** Takes in a copy of another set. */
    int copy(int set) {
        return add(sets.get(set).clone());
    }

    /**
     * Adds an entry to a set.
     *
     * @param led whether the set's value leads to the entry
     */
    void add(int set, int entry, boolean led) {
        long[] words = sets.get(set);
        int word = word(entry);
        words[word] |= bit(entry);
        if (led) {
            int to = Math.max(ledTo(words[0]), word + 1);
            int from = words[0] == 0 ? word : Math.min(ledFrom(words[0]), word);
            words[0] = ((long) to << Integer.SIZE) | from;
        }
    }

    /** The words of all sets, one set after the other. */
    long[] joined() {
        long[] joined = new long[sets.size() * length()];
        for (int set = 0; set < sets.size(); set++) {
            System.arraycopy(sets.get(set), 0, joined, set * length(), length());
        }
        return joined;
    }

    /** The word of a set that an entry is in. */
    static int word(int entry) {
        return 1 + Math.floorDiv(entry, Long.SIZE);
    }

    /** The entry's bit in its word. */
    static long bit(int entry) {
        return 1L << entry;
    }

    /** The entry of a bit of a word. */
    static int entry(int word, int bit) {
        return (word - 1) * Long.SIZE + bit;
    }

    /** The first word with entries that a value leads to, as the first word of its set tells. */
    static int ledFrom(long first) {
        return (int) first;
    }

    /** The word after the last with such entries; not after {@link #ledFrom} if there are none. */
    static int ledTo(long first) {
        return (int) (first >>> Integer.SIZE);
    }
}
