package io.sluss.examples.decide;

import io.sluss.Decision;
import io.sluss.Sluss;
import io.sluss.contact.Contact;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.examples.ExitCode;
import io.sluss.examples.OutFile;
import io.sluss.examples.Progress;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.outcome.OfferLedger;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides every contact of a CSV file and sums up. Holds no more than one row at a time in memory. */
@Command(
        name = "decide",
        description = {
            "Decides every contact of a CSV file, and sums up per urgency, reason and channel.",
            "",
            "The file is UTF-8 with a header row; comma, semicolon or tab between columns. Columns named like a field are read; "
                    + "--map names others. Fields: contactId, origin, utterance, confidence, alternatives, reason, region, place, language, caller, "
                    + "arrivedAt, declined, signals, age, eId, expectedWaitSeconds, queueTicket. Lists (declined, signals) "
                    + "are split at semicolons, alternatives (what may have been said instead) at |. Times are RFC 3339, or like 2022-09-29 7:56:30 +02:00; without an offset "
                    + "they are local to the service.",
            "Each contact is decided as at the time it arrived, with every channel up and every slot free, so the same "
                    + "file always gets the same decisions. A row that cannot be read is reported and the rest goes on "
                    + "(exit code 1)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DecideCommand implements Callable<Integer> {
    /** Nobody waits for one decision, and a pause of the collector must not change one. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int CONTACTS_REMEMBERED = 20_000;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "The rules file, or a bundled one: police-114-14, municipality.")
    String rulesNamed = "";

    @Option(names = "--contacts", required = true, paramLabel = "CSV", description = "The contacts.")
    Path contacts = Path.of("");

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which column holds which field, as in arrivedAt=datetime,utterance=summary,place=location.")
    Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Where contacts come in whose row does not say: phone, web, email or counter.")
    @Nullable
    String originNamed;

    @Option(names = "--out", paramLabel = "CSV", description = "Writes one decision a row to this file.")
    @Nullable
    Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows neither settings nor progress.")
    boolean quiet;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Settings settings;
    private final Tally tally = new Tally();

    /** @param settings where options that are not given come from */
    public DecideCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter printer = line.getOut();
        if (!quiet) {
            line.getErr().println("Settings: " + String.join(", ", settings.describe(line.getParseResult())));
        }
        Origin origin = originNamed == null ? null : origin(originNamed);
        Map<Field, String> wanted = ColumnMap.wanted(map);
        OutFile.check("--out", out, contacts);
        RulesSource source = RulesSource.of(rulesNamed);
        try (CsvRows rows = CsvRows.open(contacts)) {
            CsvRows.Row header = rows.next();
            if (header == null) {
                throw new UserMistake("the file " + contacts + " is empty; its first line should name the columns");
            }
            if (header.broken()) {
                throw new UserMistake("the file " + contacts + " has broken quotes in line " + header.line()
                        + ", where the columns are named");
            }
            ColumnMap columns = ColumnMap.of(wanted, header.fields());
            if (origin == null && !columns.has(Field.ORIGIN)) {
                throw new UserMistake("no column holds the origin, so say it for the whole file: --origin phone");
            }
            RuleSet rules = load(source);
            long started = System.nanoTime();
            decideAll(rows, new RowReader(columns, origin, rules.calendar().zone()), rules);
            new Summary(tally, rules, printer).print(Duration.ofNanos(System.nanoTime() - started));
        }
        if (out != null) {
            printer.println("Decisions written to " + out);
        }
        return tally.unreadable() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Origin origin(String named) {
        try {
            return Origin.parse(named);
        } catch (InvalidContactException e) {
            throw new UserMistake("--origin " + named + " is none of phone, web, email, counter");
        }
    }

    private static RuleSet load(RulesSource source) {
        try {
            return source.load();
        } catch (RulesFileException e) {
            throw RulesSource.refusal(e);
        }
    }

    private void decideAll(CsvRows rows, RowReader reader, RuleSet rules) {
        RowClock clock = new RowClock();
        try (Sluss sluss = Sluss.builder(rules)
                        .clock(clock)
                        .deadline(DEADLINE)
                        .openContacts(CONTACTS_REMEMBERED)
                        .ledger(OfferLedger.inMemory(CONTACTS_REMEMBERED, rules.longestRecontactWindow()))
                        .build();
                Progress progress = Progress.overLines(rows.lines(), quiet);
                DecisionCsv decisions = out == null ? null : DecisionCsv.create(out)) {
            long number = 0;
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                number++;
                decide(sluss, clock, reader, row, number, decisions);
                progress.at(row.line());
            }
        }
    }

    private void decide(
            Sluss sluss,
            RowClock clock,
            RowReader reader,
            CsvRows.Row row,
            long number,
            @Nullable DecisionCsv decisions) {
        try {
            Contact contact = reader.read(row);
            clock.standAt(contact.arrivedAt());
            Decision decision = sluss.decide(contact);
            tally.decided(contact, decision);
            if (decisions != null) {
                decisions.decided(number, row.line(), decision);
            }
        } catch (InvalidContactException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), e.field());
            tally.unreadable(row.line(), why);
            if (decisions != null) {
                decisions.unreadable(number, row.line(), why);
            }
        }
    }
}
