package io.sluss.benchmarks;

import java.io.PrintWriter;
import org.openjdk.jmh.runner.RunnerException;

/** One question that the benchmarks answer, with its peers in the same run. */
interface Part {
    /** What it is called on the command line. */
    String name();

    /** Measures and prints its tables. */
    void measure(Measuring measuring, PrintWriter out) throws RunnerException;
}
