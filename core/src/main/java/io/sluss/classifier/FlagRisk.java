package io.sluss.classifier;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Random;

/**
 * How likely a text is flagged, from everything that hints at it: the two scores of the flag, how often the labels it
 * resembles are flagged, and how unlike everything known it is. Logistic regression on texts the scores were not learnt
 * from. Immutable.
 */
final class FlagRisk {
    /** What holds until enough is known to learn it: each hint as good as the others. */
    static final FlagRisk PLAIN = new FlagRisk(new double[] {1, 0.3, 0.3, 0.3, 0});

    private final double[] weights;

    private FlagRisk(double[] weights) {
        this.weights = weights;
    }

    /** Learns from the hints of texts, and whether each is flagged; there must be some of either. */
    static FlagRisk learn(List<Hints> hints, List<Boolean> flagged) {
        Problem problem = new Problem();
        problem.l = hints.size();
        problem.n = Hints.COUNT + 1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        problem.bias = 1;
        for (int row = 0; row < problem.l; row++) {
            Feature[] nodes = new Feature[Hints.COUNT + 1];
            for (int i = 0; i < Hints.COUNT; i++) {
                nodes[i] = new FeatureNode(i + 1, hints.get(row).get(i));
            }
            nodes[Hints.COUNT] = new FeatureNode(Hints.COUNT + 1, 1);
            problem.x[row] = nodes;
            problem.y[row] = flagged.get(row) ? 1 : 0;
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, 1, 0.01);
        parameter.setRandom(new Random(1));
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = model.getFeatureWeights().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= sign;
        }
        return new FlagRisk(weights);
    }

    /** The risk, 0-1. */
    float of(Hints hints) {
        double sum = weights[Hints.COUNT];
        for (int i = 0; i < Hints.COUNT; i++) {
            sum += weights[i] * hints.get(i);
        }
        return (float) (1 / (1 + StrictMath.exp(-sum)));
    }
}
