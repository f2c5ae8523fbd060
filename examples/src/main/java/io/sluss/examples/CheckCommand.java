package io.sluss.examples;

import io.sluss.matching.Channel;
import io.sluss.rules.Mistake;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a rules file, all of it at once, or what a good one holds. */
@Command(
        name = "check",
        description = {
            "Says everything that is wrong with a rules file, one mistake a line as file:line:column: where: what; mend.",
            "Exit code 0 without mistakes, 1 with any, 2 if the file cannot be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rules file, or a bundled one: police-114-14, municipality.")
    String rulesNamed = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RulesSource source = RulesSource.of(rulesNamed);
        try {
            describe(source.load(), source.name(), out);
            return ExitCode.OK;
        } catch (RulesFileException e) {
            for (Mistake mistake : e.mistakes()) {
                out.println(mistake);
            }
            int mistakes = e.mistakes().size();
            out.println();
            out.println(mistakes == 1 ? "1 mistake" : mistakes + " mistakes");
            return ExitCode.FINDINGS;
        }
    }

    private static void describe(RuleSet rules, String name, PrintWriter out) {
        out.println(name + ": no mistakes");
        out.println();
        line(out, "service", rules.service() + ", version " + rules.version());
        line(out, "languages", String.join(", ", rules.languages()));
        long places = rules.regions().stream()
                .mapToLong(region -> region.places().size())
                .sum();
        line(out, "regions", rules.regions().size() + " with " + number(places) + " places");
        line(out, "reasons", reasons(rules));
        line(out, "phrases", phrases(rules));
        line(out, "urgency gates", number(rules.gate().rules().rows().size()));
        line(out, "channels", channels(rules));
        line(out, "offer rules", number(rules.offers().rows().size()));
    }

    private static void line(PrintWriter out, String what, String text) {
        out.println(String.format(Locale.ROOT, "  %-14s %s", what, text));
    }

    private static String reasons(RuleSet rules) {
        long personOnly =
                rules.reasons().stream().filter(reason -> reason.personOnly()).count();
        long offerable =
                rules.reasons().stream().filter(reason -> reason.offerable()).count();
        return rules.reasons().size() + ": " + offerable + " that can wait and be offered something, " + personOnly
                + " for a person only";
    }

    private static String phrases(RuleSet rules) {
        StringBuilder text = new StringBuilder();
        for (String language : rules.languages()) {
            long count = rules.reasons().stream()
                    .mapToLong(reason ->
                            reason.phrases().getOrDefault(language, Set.of()).size())
                    .sum();
            text.append(text.isEmpty() ? "" : ", ")
                    .append(number(count))
                    .append(" ")
                    .append(language);
        }
        return text.append(" (with every alternative written out)").toString();
    }

    private static String channels(RuleSet rules) {
        int services = rules.matching().services().size();
        Channel.Booking booking = rules.matching().booking();
        String text = services == 1 ? "1 e-service" : services + " e-services";
        if (rules.matching().callback() != null) {
            text += ", callback";
        }
        if (booking != null) {
            text += ", booking at " + booking.offices().size() + " offices";
        }
        return text + ", live agent";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
