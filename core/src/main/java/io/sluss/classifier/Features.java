package io.sluss.classifier;

import java.util.Arrays;
import java.util.List;

/**
 * What is looked at in a text, in four blocks: words and pairs of neighbours; parts of words of 3 and 4 characters; stems;
 * and pairs of stems that stand near each other in any order. Each feature is a 64-bit hash with a weight.
 *
 * <p>Reused from text to text, so that reading one allocates nothing once the longest has been seen. Not thread-safe.
 */
final class Features {
    static final int BLOCKS = 4;

    /** How much each block counts, chosen by cross-validation. */
    static final float[] BLOCK_WEIGHT = {1.1f, 1.2f, 0.8f, 1.3f};

    /** A stop word counts less. */
    private static final float STOP_WORD = 0.8f;

    /** A pair of neighbours, by how many of them are stop words. */
    private static final float[] STOP_WORDS = {1, 0.894f, STOP_WORD};

    /** So many words on, a pair is still a pair. */
    private static final int PAIR_WINDOW = 8;

    /** A pair with a stop word says less. */
    private static final float WEAK_PAIR = 0.35f;

    private static final int WEAK_WINDOW = 4;

    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 4;
    private static final float[] PART_WEIGHT = {0, 0, 0, 1.7320508f, 2f};

    /** The lowest bit of a feature's hash tells pairs, of which there are most, from all others. */
    private static final long PAIR = 1;

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long START = 0x1B873593CC9E2D51L;

    long[] keys = new long[512];
    float[] weights = new float[512];

    /** Room for whoever looks the features up. */
    int[] rows = new int[512];

    float[] values = new float[512];
    final int[] blockEnds = new int[BLOCKS];
    int size;

    /** Which features of the text that is being read have been seen; a place counts only with the reading's number. */
    private long[] seen = new long[1024];

    private int[] stamps = new int[1024];
    private int reading;

    private long[] wordHash = new long[32];
    private long[] stemHash = new long[32];
    private boolean[] stop = new boolean[32];

    /** Reads a text; what was read before is forgotten. */
    void read(List<String> words) {
        size = 0;
        if (++reading == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            reading = 1;
        }
        int count = words.size();
        if (wordHash.length < count) {
            int length = Math.max(count, wordHash.length * 2);
            wordHash = new long[length];
            stemHash = new long[length];
            stop = new boolean[length];
        }
        for (int i = 0; i < count; i++) {
            String word = words.get(i);
            wordHash[i] = hash(word, word.length());
            stemHash[i] = hash(word, Stem.length(word));
            stop[i] = Stem.isStopWord(word);
        }
        readWords(count);
        blockEnds[0] = size;
        for (int i = 0; i < count; i++) {
            readParts(words.get(i), stop[i] ? STOP_WORD : 1);
        }
        blockEnds[1] = size;
        for (int i = 0; i < count; i++) {
            add(mixed(stemHash[i], 3), stop[i] ? STOP_WORD : 1);
        }
        blockEnds[2] = size;
        readPairs(count);
        blockEnds[3] = size;
    }

    /** Whether it is worth keeping; after a very long text it is not. */
    boolean isSmall() {
        return keys.length <= 1 << 14;
    }

    private void readWords(int count) {
        for (int i = 0; i < count; i++) {
            float own = stop[i] ? STOP_WORD : 1;
            add(mixed(wordHash[i], 1), own);
            long before = i == 0 ? START : wordHash[i - 1];
            int stops = (stop[i] ? 1 : 0) + (i > 0 && stop[i - 1] ? 1 : 0);
            add(mixed(before * SEED + wordHash[i], 2) | PAIR, STOP_WORDS[stops]);
        }
    }

    /** Parts of the word as written between two marks, so that a beginning and an end differ from what is inside. */
    private void readParts(String word, float weight) {
        int length = word.length() + 2;
        for (int from = 0; from + SHORTEST_PART <= length; from++) {
            long hash = 7;
            for (int to = from; to < length && to - from < LONGEST_PART; to++) {
                char c = to == 0 ? '^' : to == length - 1 ? '$' : word.charAt(to - 1);
                hash = hash * 0x100000001B3L + c;
                int part = to - from + 1;
                if (part >= SHORTEST_PART) {
                    add(mixed(hash, 4 + part), weight * PART_WEIGHT[part]);
                }
            }
        }
    }

    private void readPairs(int count) {
        for (int i = 0; i < count; i++) {
            int last = Math.min(count - 1, i + PAIR_WINDOW);
            for (int j = i + 1; j <= last; j++) {
                boolean weak = stop[i] || stop[j];
                boolean looked = weak ? stop[i] != stop[j] && j <= i + WEAK_WINDOW : stemHash[i] != stemHash[j];
                if (looked) {
                    add(mixed(stemHash[i] + stemHash[j], 4) | PAIR, weak ? WEAK_PAIR : 1);
                }
            }
        }
    }

    /** A feature counts once, however often it is said. */
    private void add(long key, float weight) {
        int mask = seen.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (stamps[at] == reading) {
            if (seen[at] == key) {
                return;
            }
            at = (at + 1) & mask;
        }
        seen[at] = key;
        stamps[at] = reading;
        keys[size] = key;
        weights[size++] = weight;
        if (size == keys.length) {
            grow();
        }
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
        rows = new int[size * 2];
        values = new float[size * 2];
        seen = new long[size * 4];
        stamps = new int[size * 4];
        int mask = seen.length - 1;
        for (int i = 0; i < size; i++) {
            int at = (int) (keys[i] >>> 20) & mask;
            while (stamps[at] == reading) {
                at = (at + 1) & mask;
            }
            seen[at] = keys[i];
            stamps[at] = reading;
        }
    }

    private static long hash(String word, int length) {
        long hash = SEED;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        return mixed(hash, 0);
    }

    /** Whether a feature is a pair of words or stems. */
    static boolean isPair(long key) {
        return (key & PAIR) != 0;
    }

    /** Spreads a hash over all bits but the lowest; never 0, which stands for an empty place. */
    private static long mixed(long hash, int kind) {
        long h = hash + kind * SEED;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        h ^= h >>> 32;
        h &= ~PAIR;
        return h == 0 ? 2 : h;
    }
}
