package io.sluss.examples.evaluate;

import io.sluss.classifier.TextClassifier;
import java.util.Arrays;
import java.util.List;

/**
 * How long one guess takes, of words that are normalised already. Microseconds.
 *
 * @param p50 half of them took no longer
 * @param p99 99 of 100 took no longer
 */
record GuessTimes(double p50, double p99) {
    private static final int WARM_UP = 20_000;
    private static final int TIMED = 20_000;
    private static final long AT_MOST_NANOS = 5_000_000_000L;

    /** Guesses every text again and again, first until the machine is warm; stops when that takes long. */
    static GuessTimes of(TextClassifier classifier, List<List<String>> texts) {
        times(classifier, texts, WARM_UP);
        long[] nanos = times(classifier, texts, TIMED);
        Arrays.sort(nanos);
        return new GuessTimes(nanos[nanos.length / 2] / 1e3, nanos[(int) (nanos.length * 0.99)] / 1e3);
    }

    private static long[] times(TextClassifier classifier, List<List<String>> texts, int most) {
        long[] nanos = new long[most];
        long begun = System.nanoTime();
        int timed = 0;
        while (timed < most && (timed == 0 || System.nanoTime() - begun < AT_MOST_NANOS)) {
            List<String> words = texts.get(timed % texts.size());
            long started = System.nanoTime();
            classifier.guess(words);
            nanos[timed++] = System.nanoTime() - started;
        }
        return Arrays.copyOf(nanos, timed);
    }
}
