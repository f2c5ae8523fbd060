package io.sluss.examples.evaluate;

import io.sluss.examples.ExitCode;
import io.sluss.examples.OutFile;
import io.sluss.examples.Progress;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.evaluate.LabelledTexts.Text;
import io.sluss.examples.evaluate.Subject.Reason;
import io.sluss.rules.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Measures recognition on texts whose reasons are known. */
@Command(
        name = "evaluate",
        description = {
            "Measures how well reasons and urgency are recognised, on texts that were not learnt from.",
            "",
            "The files are UTF-8, one text a line, tabs between the columns, which the first line names: utterance, "
                    + "contact_reason and, if it is known, time_critical (yes or no); other columns are passed over, but for "
                    + "class, which misses are counted by. The reason other (or oos) stands for none of the reasons.",
            "With --rules the rules of a file are measured, and what the whole judgement would do; with --train what "
                    + "labelled texts teach."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
    private static final int STEPS = 4;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules to measure, or bundled ones: police-114-14, municipality.")
    @Nullable
    String rulesNamed;

    @Option(names = "--train", paramLabel = "TSV", description = "Texts to learn from, instead of rules.")
    @Nullable
    Path train;

    @Option(names = "--test", required = true, paramLabel = "TSV", description = "Texts to measure on.")
    Path test = Path.of("");

    @Option(names = "--json", description = "Everything as one JSON object.")
    boolean json;

    @Option(names = "--confusion", paramLabel = "SVG", description = "Draws what was taken for what into this file.")
    @Nullable
    Path confusion;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            description = "The language of the picture, en or sv; reasons are called as the rules label them.")
    String language = "en";

    @Option(
            names = "--calls-per-month",
            paramLabel = "N",
            defaultValue = "163000",
            description =
                    "What misses are told for, if calls come as the tests do; ${DEFAULT-VALUE} if it is not given.")
    long callsPerMonth;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = "2027-01-13T10:00",
            description =
                    "When the whole judgement is asked, local to the service; ${DEFAULT-VALUE} if it is not given.")
    LocalDateTime at = LocalDateTime.MIN;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows neither settings nor progress.")
    boolean quiet;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Settings settings;

    /** @param settings where options that are not given come from */
    public EvaluateCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        chooseSubject(line.getParseResult());
        checkOptions();
        if (!quiet) {
            line.getErr().println("Settings: " + String.join(", ", settings.describe(line.getParseResult())));
        }
        LabelledTexts tests = TsvFile.read(test);
        PrintWriter out = line.getOut();
        try (Progress progress = Progress.overSteps("Measuring", STEPS, quiet)) {
            Subject subject = train != null
                    ? Subject.ofTexts(TsvFile.read(train))
                    : Subject.ofRules(RulesSource.of(Objects.requireNonNull(rulesNamed)));
            progress.step();
            Measurement measured = Measurement.of(subject, tests);
            progress.step();
            RuleSet rules = subject.rules();
            Deployed deployed = rules == null
                    ? null
                    : Deployed.of(rules, tests, measured.evaluation().flagged(), at);
            progress.step();
            GuessTimes times = GuessTimes.of(
                    subject.training().classifier(),
                    tests.texts().stream().map(Text::words).toList());
            progress.step();
            tellNotLearnt(measured, line.getErr());
            draw(measured);
            CallsAMonth month = new CallsAMonth(tests.texts().size(), callsPerMonth);
            if (json) {
                out.println(ReportJson.of(measured, month, times, deployed));
            } else {
                new ReportText(measured, month, out).print(times, deployed);
            }
        }
        return ExitCode.OK;
    }

    /** What is said on the command line beats what a setting says. */
    private void chooseSubject(ParseResult parsed) {
        if (rulesNamed == null && train == null) {
            throw new UserMistake("say what to measure: --rules FILE or --train TSV");
        }
        if (rulesNamed != null && train != null) {
            boolean rulesSaid = parsed.hasMatchedOption("--rules");
            boolean trainSaid = parsed.hasMatchedOption("--train");
            if (rulesSaid == trainSaid) {
                throw new UserMistake("say either --rules or --train: only one of them can be measured");
            }
            rulesNamed = rulesSaid ? rulesNamed : null;
            train = trainSaid ? train : null;
        }
    }

    private void checkOptions() {
        if (callsPerMonth < 0) {
            throw new UserMistake("--calls-per-month " + callsPerMonth + " is less than none");
        }
        if (!ConfusionSvg.LANGUAGES.contains(language)) {
            throw new UserMistake(
                    "--language " + language + " is none of " + String.join(", ", ConfusionSvg.LANGUAGES));
        }
        Path learnt = train != null ? train : test;
        OutFile.check("--confusion", confusion, test, learnt);
    }

    private static void tellNotLearnt(Measurement measured, PrintWriter err) {
        List<String> unknown = measured.notLearnt().stream().map(Reason::id).toList();
        if (!unknown.isEmpty()) {
            err.println("sluss: nothing was learnt of " + String.join(", ", unknown) + " in "
                    + measured.tests().file() + ", so those texts count as wrong");
        }
    }

    private void draw(Measurement measured) {
        if (confusion == null) {
            return;
        }
        try {
            Files.writeString(confusion, ConfusionSvg.of(measured, language));
        } catch (IOException e) {
            throw new UserMistake("the file " + confusion + " cannot be written: " + Settings.reason(e));
        }
    }
}
