package io.sluss.classifier;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well texts were judged whose labels are known. One label may stand for none of the others: a text that is guessed
 * to be that is never accepted, and one that is that is never rightly accepted. Immutable.
 */
public final class Evaluation {
    /** What a product such as 0.45 · 200 may be off, so that it is not rounded up to the next text. */
    private static final double ROUNDING = 1e-9;

    private final List<Judged> judged;
    private final int outside;

    private Evaluation(List<Judged> judged, int outside) {
        this.judged = judged;
        this.outside = outside;
    }

    /**
     * Of texts that were not learnt from.
     *
     * @param judged the texts
     * @param outside the label that stands for none of the others; one that no text has if there is none
     */
    public static Evaluation of(List<Judged> judged, int outside) {
        return new Evaluation(List.copyOf(judged), outside);
    }

    /** The texts. */
    public List<Judged> judged() {
        return judged;
    }

    /** Of the texts that are of a label, those guessed right, sure or not. */
    public Share accuracy() {
        long whole = judged.stream().filter(each -> !isOutside(each)).count();
        return new Share(
                judged.stream().filter(each -> !isOutside(each) && each.right()).count(), whole);
    }

    /**
     * The largest part of all texts that can be accepted, the surest first, so that at least {@code accuracy} of them are
     * guessed right. Texts as sure as each other are accepted together.
     *
     * @param accuracy 0-1
     */
    public Share covered(double accuracy) {
        Judged[] surest = judged.stream()
                .filter(each -> each.guess().label() != outside)
                .sorted(Comparator.comparingDouble(each -> -each.guess().confidence()))
                .toArray(Judged[]::new);
        long right = 0;
        long covered = 0;
        for (int next = 1; next <= surest.length; next++) {
            Guess guess = surest[next - 1].guess();
            right += surest[next - 1].right() ? 1 : 0;
            boolean threshold = next == surest.length
                    || guess.confidence() != surest[next].guess().confidence();
            if (threshold && right >= accuracy * next - ROUNDING) {
                covered = next;
            }
        }
        return new Share(covered, judged.size());
    }

    /** Of the texts that are of none of the labels, those that are not accepted. */
    public Share outsideRejected(Thresholds thresholds) {
        long whole = judged.stream().filter(this::isOutside).count();
        long accepted = judged.stream()
                .filter(each -> isOutside(each) && isAccepted(each.guess(), thresholds))
                .count();
        return new Share(whole - accepted, whole);
    }

    private boolean isOutside(Judged text) {
        return text.example().label() == outside;
    }

    private boolean isAccepted(Guess guess, Thresholds thresholds) {
        return guess.label() != outside && thresholds.accepts(guess);
    }

    /**
     * Which texts wait when a share of all of them has to: those of the lowest risk, rounded up to whole texts. Of texts
     * with the same risk those wait first that must not be missed, so that chance flatters nobody.
     *
     * @param share 0-1
     * @return places in {@link #judged}
     */
    public BitSet deferred(double share) {
        BitSet deferred = new BitSet(judged.size());
        IntStream.range(0, judged.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer at) -> judged.get(at).guess().risk())
                        .thenComparing(at -> !judged.get(at).example().flagged()))
                .limit((long) Math.ceil(share * judged.size() - ROUNDING))
                .forEach(deferred::set);
        return deferred;
    }

    /** Which texts must not be missed; places in {@link #judged}. */
    public BitSet flagged() {
        BitSet flagged = new BitSet(judged.size());
        IntStream.range(0, judged.size())
                .filter(at -> judged.get(at).example().flagged())
                .forEach(flagged::set);
        return flagged;
    }

    /** Of the texts that must not be missed, those that are not deferred when a share of all texts is. */
    public Share recall(double share) {
        BitSet kept = flagged();
        int all = kept.cardinality();
        kept.andNot(deferred(share));
        return new Share(kept.cardinality(), all);
    }

    /**
     * What was taken for what.
     *
     * @param labels one more than the highest label there is
     */
    public Confusion confusion(int labels) {
        return Confusion.of(judged, labels);
    }
}
