package io.sluss.examples;

import io.sluss.contact.Hidden;
import io.sluss.examples.caller.ExportCommand;
import io.sluss.examples.caller.ForgetCommand;
import io.sluss.examples.decide.DecideCommand;
import io.sluss.examples.evaluate.EvaluateCommand;
import io.sluss.examples.measured.ExportLedgerCommand;
import io.sluss.examples.report.ReportCommand;
import io.sluss.examples.serve.ServeCommand;
import io.sluss.examples.whatif.WhatIfCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The reference application. Its commands end with an {@link ExitCode}. */
@Command(
        name = "sluss",
        description = {
            "Judges contacts by a rules file, offers the channel that serves them best, and measures uptake.",
            ""
        },
        subcommands = {
            ServeCommand.class,
            DecideCommand.class,
            CheckCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            PowerCommand.class,
            WhatIfCommand.class,
            ExportCommand.class,
            ForgetCommand.class,
            ExportLedgerCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:done, and something was found",
            "2:could not be done; the message says why"
        },
        footerHeading = "%nSettings:%n",
        footer = {
            "  Every option can also be set in the environment (--port as SLUSS_PORT) or in a",
            "  properties file (port=8081); an option beats the environment, and that the file.",
            "  SLUSS_SECRET (or secret= in the file) holds the key of ids and caller hashes:",
            "  at least 32 random bytes in base64, as `openssl rand -base64 32` makes them.",
            "  SLUSS_CONSOLE_TOKEN (or console-token= in the file) is what whoever uses the",
            "  console must know, at least 16 signs; without one only this machine may.",
            "",
            "  sluss COMMAND --help tells more."
        })
public final class Main implements Runnable {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A properties file with settings (SLUSS_CONFIG).")
    @Nullable
    Path config; // read by Settings before anything is parsed

    @Spec
    @Nullable
    CommandSpec spec;

    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(System.getenv(), printer(System.out), printer(System.err), args));
    }

    /** Runs a command with an environment and two places to write to, and gives its exit code. */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
        try {
            Settings settings = Settings.read(environment, args);
            CommandLine line = new CommandLine(new Main(), settings.factory())
                    .setDefaultValueProvider(settings)
                    .setOut(out)
                    .setErr(err)
                    .setUsageHelpAutoWidth(true)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(Main::refuse)
                    .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, err));
            settings.checkKeys(line);
            return line.execute(args);
        } catch (UserMistake mistake) {
            return fail(mistake, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int refuse(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("sluss: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, PrintWriter err) {
        if (failure instanceof UserMistake) {
            err.println("sluss: " + failure.getMessage());
        } else {
            err.println("sluss: this should not have happened; please report it with what follows:");
            Hidden.of(failure).printStackTrace(err);
        }
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        CommandSpec own = spec;
        if (own != null) {
            throw new ParameterException(
                    own.commandLine(),
                    "say what to do: serve, decide, check, evaluate, report, whatif, power, export, forget or export-ledger");
        }
    }

    /** What the terminal says it reads; UTF-8 where that could not show Swedish. */
    private static PrintWriter printer(PrintStream to) {
        String named = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        Charset charset =
                named.isEmpty() || !Charset.isSupported(named) ? Charset.defaultCharset() : Charset.forName(named);
        return new PrintWriter(to, true, charset.newEncoder().canEncode("åäö") ? charset : StandardCharsets.UTF_8);
    }

    /** Reads the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"sluss " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
