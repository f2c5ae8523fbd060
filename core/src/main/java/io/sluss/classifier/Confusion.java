package io.sluss.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How often texts of each label were taken for each label, sure or not. Immutable. */
public final class Confusion {
    private final int[][] counts;

    private Confusion(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Texts of one label that were taken for another.
     *
     * @param truth the label they have
     * @param taken the label they were taken for
     * @param share how many, of all texts with that truth
     */
    public record Mistaken(int truth, int taken, Share share) {}

    /**
     * Counts judged texts.
     *
     * @param labels one more than the highest label there is
     */
    public static Confusion of(List<Judged> judged, int labels) {
        int[][] counts = new int[labels][labels];
        for (Judged each : judged) {
            counts[each.example().label()][each.guess().label()]++;
        }
        return new Confusion(counts);
    }

    /** How many labels there are. */
    public int labels() {
        return counts.length;
    }

    /** How many texts of the label {@code truth} were taken for {@code taken}. */
    public int count(int truth, int taken) {
        return counts[truth][taken];
    }

    /** How many texts have a label. */
    public int of(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    /** How many texts were taken for a label. */
    public int takenFor(int label) {
        return Arrays.stream(counts).mapToInt(row -> row[label]).sum();
    }

    /** How many texts of a label were taken for what they are. */
    public Share right(int truth) {
        return new Share(counts[truth][truth], of(truth));
    }

    /** What was mistaken for what, the most frequent first, and of as frequent ones the larger share. */
    public List<Mistaken> worst() {
        List<Mistaken> worst = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            int all = of(truth);
            for (int taken = 0; taken < counts.length; taken++) {
                if (taken != truth && counts[truth][taken] > 0) {
                    worst.add(new Mistaken(truth, taken, new Share(counts[truth][taken], all)));
                }
            }
        }
        worst.sort(Comparator.comparingLong((Mistaken pair) -> -pair.share().part())
                .thenComparingLong(pair -> pair.share().whole()));
        return worst;
    }
}
