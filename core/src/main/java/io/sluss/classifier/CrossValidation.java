package io.sluss.classifier;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges every example by a classifier that learnt from the others only, and learns from that how the hints at the flag
 * add up to a risk.
 */
final class CrossValidation {
    /** Each example is judged by a classifier that learnt from four fifths of the groups. */
    private static final int FOLDS = 5;

    /** More examples than this tell enough when one fold of them is judged, and training is not for free. */
    private static final int ENOUGH = 1_500;

    private record Held(Example example, Guess guess, Hints hints) {}

    private CrossValidation() {}

    /**
     * The examples judged, and the risk learnt.
     *
     * @param judged the examples that were judged, in no particular order
     * @param risk how their hints add up
     */
    record Result(List<Judged> judged, FlagRisk risk) {}

    static Result of(List<Example> examples, int labels) {
        List<Held> all = new ArrayList<>();
        int folds = examples.size() > ENOUGH ? 1 : FOLDS;
        for (int fold = 0; fold < folds; fold++) {
            judge(examples, labels, fold, all);
        }
        FlagRisk risk = FlagRisk.PLAIN;
        long flagged = all.stream().filter(each -> each.example().flagged()).count();
        if (flagged > 0 && flagged < all.size()) {
            risk = FlagRisk.learn(
                    all.stream().map(Held::hints).toList(),
                    all.stream().map(each -> each.example().flagged()).toList());
        }
        List<Judged> judged = new ArrayList<>(all.size());
        for (Held each : all) {
            Guess guess = each.guess();
            judged.add(new Judged(each.example(), new Guess(guess.label(), guess.confidence(), risk.of(each.hints()))));
        }
        return new Result(judged, risk);
    }

    private static void judge(List<Example> examples, int labels, int fold, List<Held> all) {
        List<Example> learnt = new ArrayList<>();
        List<Example> held = new ArrayList<>();
        for (Example example : examples) {
            (example.group() % FOLDS == fold ? held : learnt).add(example);
        }
        if (learnt.stream().mapToInt(Example::label).distinct().count() < 2) {
            return;
        }
        TextClassifier classifier = TextClassifier.train(learnt, labels);
        for (Example example : held) {
            all.add(new Held(example, classifier.guess(example.words()), classifier.hints(example.words())));
        }
    }
}
