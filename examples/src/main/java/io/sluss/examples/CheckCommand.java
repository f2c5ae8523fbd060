package io.sluss.examples;

import io.sluss.matching.Channel;
import io.sluss.rules.Mistake;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import io.sluss.rules.WrittenRules;
import io.sluss.rules.check.Finding;
import io.sluss.rules.check.FindingKind;
import io.sluss.rules.check.FindingKind.Severity;
import io.sluss.rules.check.RuleSetCheck;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a rules file, all of it at once, what is unwise in it, and what it holds. */
@Command(
        name = "check",
        description = {
            "Says everything that is wrong with a rules file, one mistake a line as file:line:column: where: what; mend.",
            "Of a file without mistakes it says what is unwise: errors, which must not go live, warnings, and notes.",
            "Exit code 0 without mistakes and errors, 1 with any, 2 if the file cannot be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rules file, or a bundled one: police-114-14, municipality.")
    String rulesNamed = "";

    @Option(names = "--strict", description = "Exit code 1 with any warning too.")
    boolean strict;

    @Option(names = "--notes", description = "Show notes too: what is good to know, and need not be mended.")
    boolean notes;

    @Option(names = "--json", description = "Everything as one JSON object, notes included.")
    boolean json;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The day it is judged on, as 2027-05-31; today if it is not given.")
    @Nullable
    LocalDate date;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RulesSource source = RulesSource.of(rulesNamed);
        WrittenRules written;
        try {
            written = source.written();
        } catch (RulesFileException e) {
            if (json) {
                out.println(CheckJson.of(source.name(), e.mistakes(), List.of()));
            } else {
                tell(e.mistakes(), out);
            }
            return ExitCode.FINDINGS;
        }
        RuleSet rules = written.rules();
        LocalDate day = date != null ? date : LocalDate.now(rules.calendar().zone());
        List<Finding> findings = RuleSetCheck.findings(written, day);
        if (json) {
            out.println(CheckJson.of(source.name(), List.of(), findings));
        } else {
            tell(findings, source.name(), out);
            describe(rules, out);
        }
        boolean fails = count(findings, Severity.ERROR) > 0 || (strict && count(findings, Severity.WARNING) > 0);
        return fails ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static void tell(List<Mistake> mistakes, PrintWriter out) {
        mistakes.forEach(out::println);
        out.println();
        out.println(counted(mistakes.size(), "mistake"));
    }

    private void tell(List<Finding> findings, String name, PrintWriter out) {
        for (Finding finding : findings) {
            FindingKind kind = finding.kind();
            if (!notes && kind.severity() == Severity.NOTE) {
                continue;
            }
            out.println(finding.file() + ":" + finding.line() + ": "
                    + kind.severity().label() + ": " + finding.what() + " [" + kind.id() + "]");
            if (finding.example() != null) {
                out.println("    example: " + finding.example());
            }
            out.println("    mend: " + finding.mend());
        }
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        long noted = count(findings, Severity.NOTE);
        String shown = noted > 0 && !notes ? " (--notes shows them)" : "";
        out.println(name + ": no mistakes, " + counted(errors, "error") + ", " + counted(warnings, "warning") + ", "
                + counted(noted, "note") + shown);
        out.println();
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.kind().severity() == severity)
                .count();
    }

    private static String counted(long count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    private static void describe(RuleSet rules, PrintWriter out) {
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
