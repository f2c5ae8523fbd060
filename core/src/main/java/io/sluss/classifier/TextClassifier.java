package io.sluss.classifier;

import java.util.List;

/**
 * Tells what a text is about and whether it is of the kind that must not be missed, from examples of both. Training is
 * repeatable: the same examples make the same classifier, bit for bit, on any machine and Java version. Immutable and
 * thread-safe; guessing takes no lock and hardly allocates.
 */
public final class TextClassifier {
    /** How sharply the scores of the labels are told apart when it is asked which of them a text resembles. */
    private static final float SHARPNESS = 8;

    /** A label so far behind counts for less than a thousandth. */
    private static final float NOTHING_LIKE = -7;

    private final LinearModel model;
    private final float[] flaggedShare;
    private final FlagRisk risk;
    private final Scratch.Pool pool;

    private TextClassifier(LinearModel model, float[] flaggedShare, FlagRisk risk) {
        this.model = model;
        this.flaggedShare = flaggedShare;
        this.risk = risk;
        this.pool = new Scratch.Pool(model.columns());
    }

    /**
     * Learns from examples.
     *
     * @param examples what to learn from, of two labels at least
     * @param labels how many labels there are; those of the examples are below
     * @throws IllegalArgumentException if the examples are of fewer than two labels, or of one that there is not
     */
    public static TextClassifier train(List<Example> examples, int labels) {
        long seen = examples.stream().mapToInt(Example::label).distinct().count();
        if (seen < 2) {
            throw new IllegalArgumentException("the examples are of fewer than two labels");
        }
        if (examples.stream().anyMatch(e -> e.label() < 0 || e.label() >= labels)) {
            throw new IllegalArgumentException("an example has a label that there is not");
        }
        return new TextClassifier(LinearModel.train(examples, labels), flaggedShare(examples, labels), FlagRisk.PLAIN);
    }

    /** The same, with the risk learnt from texts that it was not trained on. */
    TextClassifier with(FlagRisk learnt) {
        return new TextClassifier(model, flaggedShare, learnt);
    }

    /** How often each label is flagged; a label of few examples is drawn towards one half. */
    private static float[] flaggedShare(List<Example> examples, int labels) {
        float[] all = new float[labels];
        float[] flagged = new float[labels];
        for (Example example : examples) {
            all[example.label()]++;
            if (example.flagged()) {
                flagged[example.label()]++;
            }
        }
        for (int label = 0; label < labels; label++) {
            flagged[label] = (flagged[label] + 0.5f) / (all[label] + 1);
        }
        return flagged;
    }

    /** What {@code words} seem to be. */
    public Guess guess(List<String> words) {
        Scratch scratch = pool.take();
        try {
            scratch.features.read(words);
            model.score(scratch.features, scratch.scores, scratch.sums);
            float[] scores = scratch.scores;
            int best = best(scores);
            return new Guess(best, confidence(scores, best), risk.of(hints(scores, best)));
        } finally {
            pool.giveBack(scratch);
        }
    }

    /** What hints at the flag, for {@link FlagRisk} to learn from. */
    Hints hints(List<String> words) {
        Scratch scratch = pool.take();
        try {
            scratch.features.read(words);
            model.score(scratch.features, scratch.scores, scratch.sums);
            return hints(scratch.scores, best(scratch.scores));
        } finally {
            pool.giveBack(scratch);
        }
    }

    private Hints hints(float[] scores, int best) {
        int labels = model.labels();
        double sum = 0;
        double flagged = 0;
        for (int label = 0; label < labels; label++) {
            float behind = SHARPNESS * (scores[label] - scores[best]);
            double near = behind < NOTHING_LIKE ? 0 : StrictMath.exp(behind);
            sum += near;
            flagged += near * flaggedShare[label];
        }
        double share = flagged / sum;
        float likeness = (float) StrictMath.log((share + 0.01) / (1.01 - share));
        return new Hints(scores[labels], scores[labels + 1], likeness, -confidence(scores, best));
    }

    private float confidence(float[] scores, int best) {
        return 2 * scores[best] - second(scores, best);
    }

    private int best(float[] scores) {
        int best = 0;
        for (int label = 1; label < model.labels(); label++) {
            if (scores[label] > scores[best]) {
                best = label;
            }
        }
        return best;
    }

    private float second(float[] scores, int best) {
        float second = Float.NEGATIVE_INFINITY;
        for (int label = 0; label < model.labels(); label++) {
            if (label != best) {
                second = Math.max(second, scores[label]);
            }
        }
        return second;
    }

    /** What it takes in memory. Bytes. */
    public long bytes() {
        return model.bytes();
    }

    /** A number that two classifiers share only if they are the same, bit for bit. */
    public long fingerprint() {
        long hash = 17;
        for (float weight : model.weights()) {
            hash = hash * 31 + Float.floatToIntBits(weight);
        }
        return hash;
    }
}
