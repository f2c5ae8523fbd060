package io.sluss.examples.whatif;

import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.examples.ExitCode;
import io.sluss.examples.OutFile;
import io.sluss.examples.Progress;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.decide.ColumnMap;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.LedgerFileException;
import io.sluss.whatif.Assumptions;
import io.sluss.whatif.CountedUptake;
import io.sluss.whatif.Effect;
import io.sluss.whatif.MeasuredUptake;
import io.sluss.whatif.RecordedContacts;
import io.sluss.whatif.Staffing;
import io.sluss.whatif.WhatIf;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides the contacts of the past under the rules of today and of tomorrow, piece by piece, and tells the difference. */
@Command(
        name = "whatif",
        description = {
            "Tells what other rules would have done to recorded contacts: which of them get something else, what is expected to "
                    + "be taken, how many hours agents have to work, and the service level.",
            "",
            "The file is as for decide: UTF-8 with a header row, columns named like fields of a contact or by --map. One more "
                    + "column is read: urgency, what the contact was judged to be, with its reason; then its words are needed "
                    + "only if the two rules files judge words differently. Without either it is counted as one that "
                    + "cannot be re-judged. Nothing of what was said is written anywhere.",
            "Every contact is decided as somebody's first, with every channel up and every slot free. docs/whatif.md tells "
                    + "what this can tell and what it cannot."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class WhatIfCommand implements Callable<Integer> {
    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "The rules of today, or bundled ones: police-114-14, municipality.")
    String rulesNamed = "";

    @Option(names = "--against", required = true, paramLabel = "FILE", description = "The rules of tomorrow.")
    String againstNamed = "";

    @Option(names = "--contacts", required = true, paramLabel = "CSV", description = "The contacts.")
    Path contacts = Path.of("");

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which column holds which field, as in arrivedAt=datetime,reason=type,place=location.")
    Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Where contacts come in whose row does not say: phone, web, email or counter.")
    @Nullable
    String originNamed;

    @Option(
            names = "--uptake",
            paramLabel = "CSV",
            description = "How often people took what was offered: columns reason,channel,presented,accepted; "
                    + "channel is e-service, callback or booking.")
    @Nullable
    Path uptake;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description =
                    "The same from a ledger, as serve --ledger-file writes it and export-ledger gets it out of PostgreSQL.")
    @Nullable
    Path ledger;

    @Option(
            names = "--agents",
            paramLabel = "CSV",
            description = "How many agents answer: columns hour,mon,tue,wed,thu,fri,sat,sun, a row for each hour 0-23. "
                    + "Otherwise as many as reach today's aim.")
    @Nullable
    Path agents;

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            description = "How long callers are willing to wait, on average. Default: ${DEFAULT-VALUE}.")
    int patience = 15;

    @Option(
            names = "--handling",
            paramLabel = "MINUTES",
            description =
                    "How long a contact takes an agent where the rules have no handling-minutes. Default: ${DEFAULT-VALUE}.")
    int handling = 10;

    @Option(
            names = "--spread",
            paramLabel = "RATIO",
            description = "Standard deviation of handling times over their mean. Default: ${DEFAULT-VALUE}.")
    double spread = 1.1;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Writes the contacts that get something else, a row each.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Everything as one JSON object.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows neither settings nor progress.")
    boolean quiet;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Settings settings;

    /** @param settings where options that are not given come from */
    public WhatIfCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter printer = line.getOut();
        if (!quiet) {
            line.getErr().println("Settings: " + String.join(", ", settings.describe(line.getParseResult())));
        }
        checkOut();
        Assumptions assumed = assumptions();
        MeasuredUptake measured = measured();
        int[] perHour = agents == null ? null : AgentsFile.read(agents);
        RuleSet today = load(RulesSource.of(rulesNamed), List.of());
        RuleSet tomorrow = load(RulesSource.of(againstNamed), List.of(today));
        WhatIf rules = WhatIf.of(today, tomorrow);
        Effect effect = new Effect(rules, measured, assumed);
        var how = new ContactFile.Reading(
                ColumnMap.wanted(map), origin(), today.calendar().zone(), Instant.now());
        Outcome outcome;
        try (ContactFile file = ContactFile.open(contacts, how, rules.judgeAlike())) {
            addAll(file, effect);
            outcome = new Outcome(
                    rulesNamed,
                    againstNamed,
                    rules.judgeAlike(),
                    effect,
                    file.hasTimes()
                            ? Staffing.of(effect, assumed, perHour == null ? null : hour -> perHour[hour])
                            : null,
                    assumed,
                    uptake == null && ledger == null ? null : String.valueOf(uptake == null ? ledger : uptake),
                    agents == null ? null : agents.toString(),
                    file.unreadable(),
                    file.told());
        }
        if (json) {
            printer.println(ReportJson.of(outcome));
        } else {
            new ReportText(outcome, printer).print();
            if (out != null) {
                printer.println("Contacts that get something else written to " + out);
            }
        }
        return outcome.unreadable() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private MeasuredUptake measured() {
        if (uptake != null && ledger != null) {
            throw new UserMistake("--uptake and --ledger tell the same; name one of them");
        }
        if (uptake != null) {
            return UptakeFile.read(uptake);
        }
        if (ledger == null) {
            return MeasuredUptake.NONE;
        }
        CountedUptake counted = new CountedUptake();
        try {
            LedgerFile.read(ledger, counted::record);
        } catch (LedgerFileException e) {
            throw new UserMistake("the ledger " + ledger + " cannot be used: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UserMistake("the ledger " + ledger + " cannot be read: " + Settings.reason(e));
        }
        return counted;
    }

    private void checkOut() {
        List<Path> inputs = new ArrayList<>(List.of(contacts, Path.of(rulesNamed), Path.of(againstNamed)));
        if (uptake != null) {
            inputs.add(uptake);
        }
        if (ledger != null) {
            inputs.add(ledger);
        }
        if (agents != null) {
            inputs.add(agents);
        }
        OutFile.check("--out", out, inputs.toArray(Path[]::new));
    }

    private Assumptions assumptions() {
        try {
            return new Assumptions(Duration.ofMinutes(handling), spread, Duration.ofMinutes(patience));
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--handling, --spread and --patience: " + e.getMessage());
        }
    }

    private @Nullable Origin origin() {
        try {
            return originNamed == null ? null : Origin.parse(originNamed);
        } catch (InvalidContactException e) {
            throw new UserMistake("--origin " + originNamed + " is none of phone, web, email, counter");
        }
    }

    /** What both have learnt from the same is learnt once. */
    private static RuleSet load(RulesSource source, List<RuleSet> earlier) {
        try {
            return RuleSetFile.parse(source.name(), RulesSource.decode(source.read()), earlier);
        } catch (RulesFileException e) {
            throw RulesSource.refusal(e);
        } catch (IOException e) {
            throw new UserMistake("the rules file " + source.name() + " cannot be read: " + Settings.reason(e));
        }
    }

    private void addAll(ContactFile file, Effect effect) {
        try (Progress progress = Progress.overLines(file.lines(), quiet);
                ChangesCsv changes = out == null ? null : ChangesCsv.create(out)) {
            for (RecordedContacts piece = file.next(progress::at); piece != null; piece = file.next(progress::at)) {
                RecordedContacts some = piece;
                List<Integer> changed = new ArrayList<>();
                WhatIf.Compared compared = effect.add(some, i -> {
                    if (changes != null) {
                        changed.add(i);
                    }
                });
                for (int i : changed) {
                    Objects.requireNonNull(changes)
                            .changed(
                                    some,
                                    i,
                                    Objects.requireNonNull(compared.today(i)),
                                    Objects.requireNonNull(compared.tomorrow(i)));
                }
            }
        }
    }
}
