package io.sluss.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs benchmarks one at a time through JMH, each in a process of its own, and says what came out.
 *
 * @param rounds how many rounds are measured after those that warm up
 * @param roundMillis how long a round takes, in milliseconds
 * @param out where progress goes
 */
record Measuring(int rounds, int roundMillis, PrintWriter out) {
    private static final int WARM_UP_ROUNDS = 6;

    /**
     * What came out. Where JMH takes the time of a round as a whole, the median is that of the rounds; where it samples,
     * that of single calls.
     *
     * @param median in the unit of the benchmark
     * @param p99 what 99 of 100 stayed below
     * @param allocated bytes a call
     */
    record Measured(double median, double p99, double allocated) {}

    /** Measures one benchmark with these parameters. */
    Measured measure(Class<?> benchmark, String method, Map<String, String> parameters) throws RunnerException {
        out.printf(Locale.ROOT, "%s %s ... ", method, parameters);
        out.flush();
        ChainedOptionsBuilder options = options(benchmark, method)
                .forks(1)
                .addProfiler(GCProfiler.class)
                .warmupIterations(WARM_UP_ROUNDS)
                .warmupTime(TimeValue.milliseconds(roundMillis))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.milliseconds(roundMillis))
                .jvmArgsAppend("-Xms2g", "-Xmx2g");
        parameters.forEach(options::param);
        return run(options);
    }

    /** Measures the first run in a Java that has just started, in so many of them. */
    Measured measureFresh(Class<?> benchmark, String method, int starts) throws RunnerException {
        out.printf(Locale.ROOT, "%s ... ", method);
        out.flush();
        return run(options(benchmark, method).forks(starts).warmupIterations(0).measurementIterations(1));
    }

    /** How many calls a second so many threads make together: the median of the rounds. */
    double throughput(Class<?> benchmark, String method, Map<String, String> parameters, int threads)
            throws RunnerException {
        out.printf(Locale.ROOT, "%s on %d threads ... ", method, threads);
        out.flush();
        ChainedOptionsBuilder options = options(benchmark, method)
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(threads)
                .forks(1)
                .warmupIterations(WARM_UP_ROUNDS)
                .warmupTime(TimeValue.milliseconds(roundMillis))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.milliseconds(roundMillis))
                .jvmArgsAppend("-Xms2g", "-Xmx2g");
        parameters.forEach(options::param);
        return run(options).median();
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, String method) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private Measured run(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = new Runner(options.build()).runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        Measured measured = new Measured(
                statistics.getPercentile(50),
                statistics.getPercentile(99),
                allocated == null ? Double.NaN : allocated.getScore());
        out.printf(
                Locale.ROOT,
                "%.1f %s%n",
                measured.median(),
                result.getPrimaryResult().getScoreUnit());
        out.flush();
        return measured;
    }
}
