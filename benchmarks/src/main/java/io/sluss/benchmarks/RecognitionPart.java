package io.sluss.benchmarks;

import io.sluss.benchmarks.Measuring.Measured;
import io.sluss.classifier.TextClassifier;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Recognition, and learning it. */
final class RecognitionPart implements Part {
    private static final int STARTS = 9;

    @Override
    public String name() {
        return "recognition";
    }

    @Override
    public void measure(Measuring measuring, PrintWriter out) throws RunnerException {
        Measured guess = measuring.measure(RecognitionBenchmark.class, "guess", Map.of());
        Measured floor = measuring.measure(RecognitionBenchmark.class, "lookUp", Map.of());
        Measured train = measuring.measureFresh(TrainingBenchmark.class, "train", STARTS);
        Measured calibrate = measuring.measureFresh(TrainingBenchmark.class, "trainAndCalibrate", STARTS);
        long bytes = TextClassifier.train(new SpokenTexts(1).phrases(), SpokenTexts.REASONS)
                .bytes();
        out.println();
        out.println("Recognition: 330 phrases of 20 reasons");
        out.println();
        out.println("| what | median | p99 | bytes allocated | times a look-up |");
        out.println("|---|---:|---:|---:|---:|");
        out.printf(
                Locale.ROOT,
                "| guess a sentence | %.2f µs | %.2f µs | %.0f | %.0f |%n",
                guess.median() / 1e3,
                guess.p99() / 1e3,
                guess.allocated(),
                guess.median() / floor.median());
        out.printf(Locale.ROOT, "| train, in a fresh Java | %.0f ms | | | |%n", train.median());
        out.printf(Locale.ROOT, "| train and calibrate, in a fresh Java | %.0f ms | | | |%n", calibrate.median());
        out.printf(Locale.ROOT, "| the model in memory | %.2f MB | | | |%n", bytes / 1e6);
        out.flush();
    }
}
