package io.sluss.benchmarks;

import io.sluss.benchmarks.DecisionTableBenchmark.Who;
import io.sluss.benchmarks.Measuring.Measured;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.runner.RunnerException;

/** The decision table of Sluss beside the engines, a scan written by hand, and the floor. */
final class DecisionTablePart implements Part {
    /** A larger table takes Camunda minutes. */
    private static final int LARGEST_FOR_CAMUNDA = 1_200;

    private final Collection<Integer> sizes;
    private final Collection<Who> contenders;

    DecisionTablePart(Collection<Integer> sizes, Collection<Who> contenders) {
        this.sizes = sizes;
        this.contenders = contenders;
    }

    @Override
    public String name() {
        return "decision-table";
    }

    @Override
    public void measure(Measuring measuring, PrintWriter out) throws RunnerException {
        Map<Integer, Map<Who, Double>> medians = new TreeMap<>();
        for (int size : sizes) {
            for (Who who : contenders) {
                if (who != Who.CAMUNDA_DMN || size <= LARGEST_FOR_CAMUNDA) {
                    Measured measured = measuring.measure(
                            DecisionTableBenchmark.class,
                            "firstMatch",
                            Map.of("who", who.name(), "rules", Integer.toString(size)));
                    medians.computeIfAbsent(size, s -> new EnumMap<>(Who.class)).put(who, measured.median());
                }
            }
        }
        out.println();
        out.println("Decision table: median time of one look, in ns");
        out.println();
        print(medians, out);
    }

    private void print(Map<Integer, Map<Who, Double>> medians, PrintWriter out) {
        List<String> head = new ArrayList<>(List.of("rules"));
        contenders.forEach(who -> head.add(who.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        head.add("sluss / hash map get");
        head.add("fastest engine / sluss");
        out.println("| " + String.join(" | ", head) + " |");
        out.println("|" + "---:|".repeat(head.size()));
        medians.forEach((size, of) -> {
            List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", size)));
            contenders.forEach(who -> cells.add(number(of.getOrDefault(who, Double.NaN))));
            double sluss = of.getOrDefault(Who.SLUSS, Double.NaN);
            double fastest = DoubleStream.of(
                            of.getOrDefault(Who.EASY_RULES, Double.NaN),
                            of.getOrDefault(Who.DROOLS_DMN, Double.NaN),
                            of.getOrDefault(Who.CAMUNDA_DMN, Double.NaN))
                    .filter(Double::isFinite)
                    .min()
                    .orElse(Double.NaN);
            cells.add(number(sluss / of.getOrDefault(Who.HASH_MAP_GET, Double.NaN)));
            cells.add(number(fastest / sluss));
            out.println("| " + String.join(" | ", cells) + " |");
        });
        out.flush();
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, number < 1_000 ? "%,.1f" : "%,.0f", number);
    }
}
