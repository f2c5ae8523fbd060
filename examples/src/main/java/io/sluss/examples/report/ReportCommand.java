package io.sluss.examples.report;

import io.sluss.examples.ExitCode;
import io.sluss.examples.OutFile;
import io.sluss.examples.Progress;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The follow-up of some days, as a table, a page, CSV or JSON. */
@Command(
        name = "report",
        description = {
            "Tells what came of the contacts of some days: how many there were, who took what was offered, what that "
                    + "changed, how long people waited, what was promised, and what was missed.",
            "",
            "Prints tables unless files are asked for. Ends with 1 when events are known to be missing, or when other callers "
                    + "were held out than were drawn.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
    private static final int STEPS = 2;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The first day, such as 2026-11-01 (SLUSS_FROM).")
    LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "The day after the last one, such as 2026-12-01 (SLUSS_TO).")
    LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "A ledger file that serve --ledger-file or export-ledger wrote (SLUSS_LEDGER).")
    @Nullable
    Path ledger;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "The PostgreSQL that the nodes share, " + PostgresAddress.FORM + " (SLUSS_JDBC_URL).")
    @Nullable
    String jdbcUrl;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description = "Its role; the password is read from SLUSS_JDBC_PASSWORD (SLUSS_JDBC_USER).")
    @Nullable
    String jdbcUser;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            defaultValue = RulesSource.DEFAULT,
            description = "The rules that were in force: names, service level, windows, hold-out; "
                    + "${DEFAULT-VALUE} if it is not given.")
    String rulesNamed = RulesSource.DEFAULT;

    @Option(
            names = "--events",
            paramLabel = "CSV",
            description = "What happened on some days (date,text or date,sv,en), shown beside the volume.")
    @Nullable
    Path events;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "sv",
            description = "sv or en; ${DEFAULT-VALUE} if it is not given.")
    String language = "sv";

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with charts, which can be printed.")
    @Nullable
    Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes every number, one a line.")
    @Nullable
    Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every number as JSON.")
    @Nullable
    Path json;

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "20",
            description = "Shares of fewer than this are not shown; ${DEFAULT-VALUE} if it is not given.")
    int least;

    @Option(
            names = "--follow-days",
            paramLabel = "N",
            description =
                    "How many days a caller is followed to tell what offers changed; the longest re-contact window of "
                            + "the rules if it is not given.")
    @Nullable
    Integer followDays;

    @Option(
            names = "--completion-minutes",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How long staff are busy with completing what a caller began in an e-service; ${DEFAULT-VALUE} if "
                            + "it is not given.")
    int completionMinutes;

    @Option(
            names = "--review",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many contacts are drawn for people to look at; ${DEFAULT-VALUE} if it is not given.")
    int review;

    @Option(
            names = "--review-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same number draws the same contacts again; ${DEFAULT-VALUE} if it is not given.")
    long reviewSeed;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows neither settings nor progress.")
    boolean quiet;

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Settings settings;

    /** @param settings where options that are not given come from */
    public ReportCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        LedgerSource source = source(line.getParseResult());
        checkOptions();
        if (!quiet) {
            line.getErr().println("Settings: " + String.join(", ", settings.describe(line.getParseResult())));
        }
        RuleSet rules = rules();
        Period period = new Period(from, to, rules.calendar().zone());
        List<AnnotatedEvent> noted = noted(period);
        Measured measured;
        try (Progress progress = Progress.overSteps("Measuring", STEPS, quiet)) {
            progress.step();
            measured = new Measuring(rules, period, method(rules)).measure(source);
            progress.step();
        }
        Words words = new Words(language, rules);
        Material material = new Material(measured, period, noted, words);
        List<Chapter> chapters = Chapters.of(material, rules.serviceLevel().orElse(null));
        String title = words.say("title", rules.service());
        String dates = words.numbers().period(from, to);
        if (html == null && csv == null && json == null) {
            new TextForm(line.getOut()).print(title + ", " + dates, chapters);
        }
        write("--html", html, () -> HtmlForm.of(title, words.say("subtitle", dates, source.name()), chapters, words));
        write("--csv", csv, () -> FigureCsv.of(measured.figures()));
        write("--json", json, () -> FigureJson.of(period, rules.service(), measured, noted, language));
        boolean lost =
                measured.warnings().stream().anyMatch(warning -> warning.what().equals("lost"));
        return measured.isOff() || lost ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** What is said on the command line beats what a setting says. */
    private LedgerSource source(ParseResult parsed) {
        if (ledger == null && jdbcUrl == null) {
            throw new UserMistake("say what to read: --ledger FILE or --jdbc-url URL");
        }
        boolean fileSaid = parsed.hasMatchedOption("--ledger");
        boolean urlSaid = parsed.hasMatchedOption("--jdbc-url");
        if (ledger != null && jdbcUrl != null && fileSaid == urlSaid) {
            throw new UserMistake("say either --ledger or --jdbc-url: only one of them can be read");
        }
        return jdbcUrl != null && (ledger == null || urlSaid)
                ? LedgerSource.of(new PostgresAddress(jdbcUrl, jdbcUser, settings.jdbcPassword()))
                : LedgerSource.of(Objects.requireNonNull(ledger));
    }

    private void checkOptions() {
        if (!from.isBefore(to)) {
            throw new UserMistake("--from " + from + " is not before --to " + to);
        }
        if (from.plusYears(2).isBefore(to)) {
            throw new UserMistake("from --from " + from + " to --to " + to + " are more than two years");
        }
        if (!Words.LANGUAGES.contains(language)) {
            throw new UserMistake("--language " + language + " is none of " + String.join(", ", Words.LANGUAGES));
        }
        atLeast("--least", least, 0);
        atLeast("--completion-minutes", completionMinutes, 0);
        atLeast("--review", review, 0);
        atLeast("--follow-days", followDays == null ? 1 : followDays, 1);
        Path[] inputs = Stream.of(ledger, events, RulesSource.of(rulesNamed).file())
                .filter(Objects::nonNull)
                .toArray(Path[]::new);
        OutFile.check("--html", html, inputs);
        OutFile.check("--csv", csv, inputs);
        OutFile.check("--json", json, inputs);
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new UserMistake(option + " " + value + " is less than " + least);
        }
    }

    private RuleSet rules() {
        try {
            return RulesSource.of(rulesNamed).load();
        } catch (RulesFileException wrong) {
            throw RulesSource.refusal(wrong);
        }
    }

    private List<AnnotatedEvent> noted(Period period) {
        return events == null
                ? List.of()
                : EventFile.read(events).stream()
                        .filter(event -> period.holds(event.date()))
                        .toList();
    }

    private Method method(RuleSet rules) {
        long longest = Math.max(
                1, rules.longestRecontactWindow().plusDays(1).minusNanos(1).toDays());
        Duration followUp = Duration.ofDays(followDays == null ? longest : followDays);
        return new Method(least, followUp, Duration.ofMinutes(completionMinutes), review, reviewSeed);
    }

    private static void write(String option, @Nullable Path file, Supplier<String> what) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, what.get());
        } catch (IOException e) {
            throw new UserMistake(option + " " + file + " cannot be written: " + Settings.reason(e));
        }
    }
}
