package io.sluss.classifier;

import java.util.Arrays;
import java.util.List;

/**
 * The features of the examples, each with its number and how rare it is: the square root of the usual smoothed inverse
 * document frequency, {@code ln((1 + n) / (1 + df)) + 1}. Immutable.
 */
final class FeatureTable {
    /** Of so many texts, a pair that only one has is not worth its room; of twice as many, one that only two have. */
    private static final int MANY_TEXTS = 2_500;

    /** In turn a feature's hash, and its number with the bits of its rarity: one look finds both. */
    private final long[] places;

    private final float unseen;
    private final int size;

    private FeatureTable(long[] places, float unseen, int size) {
        this.places = places;
        this.unseen = unseen;
        this.size = size;
    }

    /** The features of {@code texts}. */
    static FeatureTable of(List<List<String>> texts) {
        Counts counts = new Counts();
        Features features = new Features();
        for (int text = 0; text < texts.size(); text++) {
            features.read(texts.get(text));
            for (int i = 0; i < features.size; i++) {
                counts.add(features.keys[i], text);
            }
        }
        return counts.table(texts.size());
    }

    /** Where a feature lies, or -1 for one that no example has. */
    int place(long key) {
        int mask = places.length - 1;
        for (int at = home(key, mask); ; at = (at + 2) & mask) {
            long there = places[at];
            if (there == key) {
                return at;
            }
            if (there == 0) {
                return -1;
            }
        }
    }

    /** The lowest bit tells a kind, so it says nothing of the place. */
    private static int home(long key, int mask) {
        return (int) key & mask & ~1;
    }

    int number(int place) {
        return (int) (places[place + 1] >>> 32);
    }

    /** How rare the feature at a place is; the highest there is for -1. */
    float rarity(int place) {
        return place < 0 ? unseen : Float.intBitsToFloat((int) places[place + 1]);
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * places.length;
    }

    private static double rarityOf(double texts, double with) {
        return StrictMath.sqrt(StrictMath.log((1 + texts) / (1 + with)) + 1);
    }

    /** Counts in how many texts each feature is. */
    private static final class Counts {
        private long[] keys = new long[1 << 12];
        private int[] numbers = new int[1 << 12];
        private int[] with = new int[1 << 11];
        private int[] last = new int[1 << 11];
        private int size;

        void add(long key, int text) {
            int at = find(key);
            if (keys[at] == 0) {
                keys[at] = key;
                numbers[at] = size;
                if (size == with.length) {
                    with = Arrays.copyOf(with, size * 2);
                    last = Arrays.copyOf(last, size * 2);
                }
                last[size++] = -1;
            }
            int number = numbers[at];
            if (last[number] != text) {
                last[number] = text;
                with[number]++;
            }
            if (size * 2 > keys.length) {
                grow();
            }
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldNumbers = numbers;
            keys = new long[oldKeys.length * 2];
            numbers = new int[keys.length];
            int mask = keys.length - 1;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = (int) (oldKeys[i] >>> 1) & mask;
                    while (keys[at] != 0) {
                        at = (at + 1) & mask;
                    }
                    keys[at] = oldKeys[i];
                    numbers[at] = oldNumbers[i];
                }
            }
        }

        /** The features worth keeping, in the order in which they were first seen. */
        FeatureTable table(int texts) {
            int least = 1 + Math.min(2, texts / MANY_TEXTS);
            int kept = 0;
            for (long key : inOrder()) {
                kept += isKept(key, least) ? 1 : 0;
            }
            long[] places = new long[Integer.highestOneBit(Math.max(1, kept)) * 8];
            int mask = places.length - 1;
            int next = 0;
            for (long key : inOrder()) {
                if (isKept(key, least)) {
                    int at = home(key, mask);
                    while (places[at] != 0) {
                        at = (at + 2) & mask;
                    }
                    places[at] = key;
                    float rarity = (float) rarityOf(texts, with[numbers[find(key)]]);
                    places[at + 1] = (long) next++ << 32 | Float.floatToIntBits(rarity);
                }
            }
            return new FeatureTable(places, (float) rarityOf(texts, 1), kept);
        }

        private boolean isKept(long key, int least) {
            return !Features.isPair(key) || with[numbers[find(key)]] >= least;
        }

        private long[] inOrder() {
            long[] ordered = new long[size];
            for (int at = 0; at < keys.length; at++) {
                if (keys[at] != 0) {
                    ordered[numbers[at]] = keys[at];
                }
            }
            return ordered;
        }

        private int find(long key) {
            int mask = keys.length - 1;
            int at = (int) (key >>> 1) & mask;
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }
    }
}
