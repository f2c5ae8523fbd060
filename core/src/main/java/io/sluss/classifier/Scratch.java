package io.sluss.classifier;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Room to read one text in, kept for the next: so that judging allocates nothing, and nobody waits for anybody. */
final class Scratch {
    /** Room for so many threads is kept. */
    private static final int KEPT = 64;

    final Features features = new Features();
    final float[] scores;
    final float[] sums;

    private Scratch(int columns) {
        this.scores = new float[columns];
        this.sums = new float[columns];
    }

    /** What is kept between two texts. Thread-safe, without a lock. */
    static final class Pool {
        private final AtomicReferenceArray<Scratch> kept = new AtomicReferenceArray<>(KEPT);
        private final int columns;

        Pool(int columns) {
            this.columns = columns;
        }

        Scratch take() {
            Scratch scratch = kept.getAndSet(place(), null);
            return scratch == null ? new Scratch(columns) : scratch;
        }

        void giveBack(Scratch scratch) {
            if (scratch.features.isSmall()) {
                kept.lazySet(place(), scratch);
            }
        }

        private static int place() {
            return (int) Thread.currentThread().getId() & (KEPT - 1);
        }
    }
}
