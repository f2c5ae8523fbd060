package io.sluss.benchmarks;

import io.sluss.benchmarks.DecisionTableBenchmark.Who;
import io.sluss.benchmarks.chaos.Chaos;
import io.sluss.benchmarks.chaos.Worker;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs all benchmarks or some, and prints medians and ratios as tables. */
@Command(
        name = "benchmarks",
        subcommands = {Chaos.class, Worker.class},
        mixinStandardHelpOptions = true,
        description = "Measures Sluss beside others and prints medians and ratios. Takes about fifteen minutes.")
public final class Main implements Callable<Integer> {
    private static final int ROUND_MILLIS = 500;

    @Parameters(
            paramLabel = "PART",
            description = "What to measure: decision-table, recognition, decide, slots, whatif. Default: everything.")
    private List<String> wanted = List.of();

    @Option(names = "--rules", split = ",", description = "Sizes of the tables. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of(12, 120, 1_200, 12_000);

    @Option(names = "--who", split = ",", description = "Who is asked: ${COMPLETION-CANDIDATES}. Default: everybody.")
    private List<Who> contenders = List.of(Who.values());

    @Option(names = "--rounds", description = "Rounds of half a second each. Default: ${DEFAULT-VALUE}.")
    private int rounds = 12;

    private Main() {}

    /** The command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws RunnerException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        List<Part> parts = List.of(
                new DecisionTablePart(sizes, contenders),
                new RecognitionPart(),
                new DecidePart(),
                new SlotsPart(),
                new WhatIfPart());
        for (String name : wanted) {
            if (parts.stream().noneMatch(part -> part.name().equals(name))) {
                out.println("There is no part " + name + ".");
                return CommandLine.ExitCode.USAGE;
            }
        }
        Measuring measuring = new Measuring(rounds, ROUND_MILLIS, out);
        for (Part part : parts) {
            if (wanted.isEmpty() || wanted.contains(part.name())) {
                part.measure(measuring, out);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
