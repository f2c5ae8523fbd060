package io.sluss.benchmarks;

import io.sluss.classifier.Guess;
import io.sluss.classifier.TextClassifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One guess of a reason and a risk, learnt from 330 phrases of 20 reasons, over 10,000 sentences one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecognitionBenchmark {
    private static final long SEED = 114_14;
    private static final int SENTENCES = 10_000;

    private List<List<String>> sentences = List.of();
    private final Map<List<String>, Integer> known = new HashMap<>();
    private TextClassifier classifier = TextClassifier.train(new SpokenTexts(SEED).phrases(), SpokenTexts.REASONS);
    private int next;

    /** Learns, and makes what is said. */
    @Setup
    public void prepare() {
        SpokenTexts texts = new SpokenTexts(SEED);
        classifier = TextClassifier.train(texts.phrases(), SpokenTexts.REASONS);
        sentences = texts.sentences(SENTENCES);
        sentences.forEach(sentence -> known.put(sentence, sentence.size()));
    }

    /** What it is about and how likely it must not be missed. */
    @Benchmark
    public Guess guess() {
        return classifier.guess(sentence());
    }

    /** The floor: what a table of every sentence there is would take, if there were one. */
    @Benchmark
    public Integer lookUp() {
        return known.getOrDefault(sentence(), 0);
    }

    private List<String> sentence() {
        List<String> sentence = sentences.get(next);
        next = next + 1 < SENTENCES ? next + 1 : 0;
        return sentence;
    }
}
