package io.sluss.benchmarks;

import io.sluss.benchmarks.DecideBenchmark.Kind;
import io.sluss.benchmarks.Measuring.Measured;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** A whole decision, alone and on two threads. */
final class DecidePart implements Part {
    @Override
    public String name() {
        return "decide";
    }

    @Override
    public void measure(Measuring measuring, PrintWriter out) throws RunnerException {
        Map<String, String> stated = Map.of("kind", Kind.STATED.name());
        Measured decided = measuring.measure(DecideBenchmark.class, "decide", stated);
        Measured urgent = measuring.measure(DecideBenchmark.class, "decide", Map.of("kind", Kind.URGENT.name()));
        double one = measuring.throughput(DecideBenchmark.class, "decide", stated, 1);
        double two = measuring.throughput(DecideBenchmark.class, "decide", stated, 2);
        double ownOne = measuring.throughput(DecideBenchmark.class, "shareNothing", stated, 1);
        double ownTwo = measuring.throughput(DecideBenchmark.class, "shareNothing", stated, 2);
        out.println();
        out.println("Decision: ids, ledger in memory past its bound, meters of Prometheus");
        out.println();
        out.println("| what | median | p99 | bytes allocated |");
        out.println("|---|---:|---:|---:|");
        row("a stated reason", decided, out);
        row("urgent", urgent, out);
        out.println();
        out.printf(
                Locale.ROOT,
                "Two threads decide %.2f times as much as one; a loop that shares nothing %.2f times: %.0f %% of it.%n",
                two / one,
                ownTwo / ownOne,
                100 * (two / one) / (ownTwo / ownOne));
        out.flush();
    }

    private static void row(String what, Measured measured, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f µs | %.2f µs | %.0f |%n",
                what,
                measured.median() / 1e3,
                measured.p99() / 1e3,
                measured.allocated());
    }
}
