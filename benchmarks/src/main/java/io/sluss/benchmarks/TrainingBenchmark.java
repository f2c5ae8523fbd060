package io.sluss.benchmarks;

import io.sluss.classifier.Example;
import io.sluss.classifier.TextClassifier;
import io.sluss.classifier.Thresholds.Aims;
import io.sluss.classifier.Training;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Learning from 330 phrases of 20 reasons, once in a Java that has just started. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingBenchmark {
    private final List<Example> phrases = new SpokenTexts(114_14).phrases();

    /** The classifier alone. */
    @Benchmark
    public TextClassifier train() {
        return TextClassifier.train(phrases, SpokenTexts.REASONS);
    }

    /** With its thresholds, by cross-validation. */
    @Benchmark
    public Training trainAndCalibrate() {
        return Training.of(
                phrases, List.of(), SpokenTexts.REASONS, label -> true, label -> label % 2 == 1, new Aims(0.95, 0.99));
    }
}
