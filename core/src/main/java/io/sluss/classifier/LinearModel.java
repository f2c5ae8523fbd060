package io.sluss.classifier;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Scores of every label, and two of the flag, as sums over the features of a text. The labels are told apart by a
 * multi-class support vector machine (Crammer and Singer 2001), the flag by a linear one and by naive Bayes, which err
 * differently. Immutable.
 */
final class LinearModel {
    /** How much the model may follow single examples; chosen by cross-validation, as is the next. */
    private static final double LABELS_C = 0.3;

    private static final double FLAG_C = 1;

    /** What naive Bayes adds to each count. */
    private static final double SMOOTHING = 0.5;

    private static final double TOLERANCE = 0.3;
    private static final long SHUFFLES_ALIKE = 1;

    static {
        Linear.disableDebugOutput(); // it would print every training's progress
    }

    private final FeatureTable table;
    private final int labels;
    private final int columns;
    private final float[] weights;

    private LinearModel(FeatureTable table, int labels, float[] weights) {
        this.table = table;
        this.labels = labels;
        this.columns = (labels + 2 + 3) / 4 * 4;
        this.weights = weights;
    }

    /** Learns from {@code examples} with labels below {@code labels}. */
    static LinearModel train(List<Example> examples, int labels) {
        FeatureTable table =
                FeatureTable.of(examples.stream().map(Example::words).toList());
        LinearModel model = new LinearModel(table, labels, new float[table.size() * ((labels + 2 + 3) / 4 * 4)]);
        Feature[][] rows = model.rows(examples);
        model.learnLabels(examples, rows);
        model.learnFlag(examples, rows);
        return model;
    }

    private Feature[][] rows(List<Example> examples) {
        Feature[][] rows = new Feature[examples.size()][];
        Features features = new Features();
        double[] value = new double[table.size()];
        int[] used = new int[table.size()];
        for (int row = 0; row < rows.length; row++) {
            features.read(examples.get(row).words());
            int count = 0;
            int from = 0;
            for (int block = 0; block < Features.BLOCKS; block++) {
                int to = features.blockEnds[block];
                float scale = scale(features, from, to, block);
                for (int i = from; i < to; i++) {
                    int place = table.place(features.keys[i]);
                    if (place >= 0) {
                        int number = table.number(place);
                        if (value[number] == 0) {
                            used[count++] = number;
                        }
                        value[number] += scale * features.weights[i] * table.rarity(place);
                    }
                }
                from = to;
            }
            Arrays.sort(used, 0, count);
            Feature[] nodes = new Feature[count];
            for (int i = 0; i < count; i++) {
                nodes[i] = new FeatureNode(used[i] + 1, value[used[i]]);
                value[used[i]] = 0;
            }
            rows[row] = nodes;
        }
        return rows;
    }

    /** What makes the block's features as long as its weight, those that no example has included. */
    private float scale(Features features, int from, int to, int block) {
        float squares = 0;
        for (int i = from; i < to; i++) {
            float value = features.weights[i] * table.rarity(table.place(features.keys[i]));
            squares += value * value;
        }
        return squares == 0 ? 0 : Features.BLOCK_WEIGHT[block] / (float) Math.sqrt(squares);
    }

    private void learnLabels(List<Example> examples, Feature[][] rows) {
        double[] wanted = examples.stream().mapToDouble(Example::label).toArray();
        Model model = fit(rows, wanted, SolverType.MCSVM_CS, LABELS_C);
        int[] order = model.getLabels();
        double[] learnt = model.getFeatureWeights();
        for (int number = 0; number < table.size(); number++) {
            for (int k = 0; k < order.length; k++) {
                weights[number * columns + order[k]] = (float) learnt[number * order.length + k];
            }
        }
    }

    private void learnFlag(List<Example> examples, Feature[][] rows) {
        double[] wanted =
                examples.stream().mapToDouble(e -> e.flagged() ? 1 : 0).toArray();
        double flagged = Arrays.stream(wanted).sum();
        if (flagged == 0 || flagged == wanted.length) {
            return;
        }
        Model model = fit(rows, wanted, SolverType.L2R_L2LOSS_SVC_DUAL, FLAG_C);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] learnt = model.getFeatureWeights();
        double[] with = new double[table.size()];
        double[] without = new double[table.size()];
        for (int row = 0; row < rows.length; row++) {
            double[] counts = wanted[row] == 1 ? with : without;
            for (Feature feature : rows[row]) {
                counts[feature.getIndex() - 1] += feature.getValue();
            }
        }
        double allWith = Arrays.stream(with).sum() + SMOOTHING * table.size();
        double allWithout = Arrays.stream(without).sum() + SMOOTHING * table.size();
        for (int number = 0; number < table.size(); number++) {
            weights[number * columns + labels] = (float) (sign * learnt[number]);
            weights[number * columns + labels + 1] = (float) (StrictMath.log((with[number] + SMOOTHING) / allWith)
                    - StrictMath.log((without[number] + SMOOTHING) / allWithout));
        }
    }

    private Model fit(Feature[][] rows, double[] wanted, SolverType solver, double cost) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = table.size();
        problem.x = rows;
        problem.y = wanted;
        Parameter parameter = new Parameter(solver, cost, TOLERANCE);
        parameter.setRandom(new Random(SHUFFLES_ALIKE));
        return Linear.train(problem, parameter);
    }

    /** How many scores {@link #score} gives: one a label, then the flag's two. */
    int columns() {
        return columns;
    }

    int labels() {
        return labels;
    }

    /** Scores a text that {@code features} has read into {@code scores}; {@code sums} is room to work in. */
    void score(Features features, float[] scores, float[] sums) {
        Arrays.fill(scores, 0, columns, 0);
        int[] rows = features.rows;
        float[] values = features.values;
        int from = 0;
        for (int block = 0; block < Features.BLOCKS; block++) {
            int to = features.blockEnds[block];
            // First where everything lies, then what lies there: so that the memory is asked for many rows at once.
            int known = 0;
            float squares = 0;
            for (int i = from; i < to; i++) {
                int place = table.place(features.keys[i]);
                float value = features.weights[i] * table.rarity(place);
                squares += value * value;
                if (place >= 0) {
                    rows[known] = table.number(place) * columns;
                    values[known++] = value;
                }
            }
            Arrays.fill(sums, 0, columns, 0);
            for (int i = 0; i < known; i++) {
                addRow(sums, values[i], rows[i]);
            }
            if (squares > 0) {
                addScaled(scores, sums, Features.BLOCK_WEIGHT[block] / (float) Math.sqrt(squares));
            }
            from = to;
        }
    }

    private void addRow(float[] sums, float value, int base) {
        float[] all = weights;
        for (int k = 0; k < columns; k += 4) {
            int at = base + k;
            sums[k] += value * all[at];
            sums[k + 1] += value * all[at + 1];
            sums[k + 2] += value * all[at + 2];
            sums[k + 3] += value * all[at + 3];
        }
    }

    private void addScaled(float[] scores, float[] sums, float scale) {
        for (int k = 0; k < columns; k++) {
            scores[k] += scale * sums[k];
        }
    }

    /** What it takes in memory. Bytes. */
    long bytes() {
        return table.bytes() + 4L * weights.length;
    }

    /** The weights, to compare two models by. */
    float[] weights() {
        return weights.clone();
    }
}
