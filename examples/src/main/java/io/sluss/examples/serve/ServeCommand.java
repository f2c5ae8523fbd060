package io.sluss.examples.serve;

import io.sluss.contact.KeyRing;
import io.sluss.examples.ExitCode;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.simulate.SimulatedClock;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.examples.storage.PostgresStorage;
import io.sluss.examples.storage.Storage;
import io.sluss.ivr.VoiceOptions;
import io.sluss.matching.HealthChecks;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RulesFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serves the HTTP interface, the VoiceXML adapter, meters, and a page to try it all with.",
            "",
            "A rules file is watched while serving: a good change is in force within a second or two, a broken one is refused "
                    + "with its mistakes in the log, and the rules before it stay. Everything is kept in memory, "
                    + "or with --jdbc-url in a PostgreSQL that several nodes share. The interface "
                    + "has no log-in of its own: listen to other machines (--host 0.0.0.0) only behind something that has."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DAYS = 3_660;
    private static final int FIRST_HOUR = 5;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "The port, 0 for any that is free (default: ${DEFAULT-VALUE}; SLUSS_PORT).")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "The address to listen at (default: ${DEFAULT-VALUE}, this machine only; SLUSS_HOST).")
    String host = "";

    @Option(
            names = "--rules",
            defaultValue = RulesSource.DEFAULT,
            paramLabel = "FILE",
            description =
                    "The rules file, or a bundled one: police-114-14, municipality (default: ${DEFAULT-VALUE}; SLUSS_RULES).")
    String rulesNamed = "";

    @Option(
            names = "--candidate",
            paramLabel = "FILE",
            description =
                    "A rules file to be tried out on a share of callers; a caller stays with the rules of the first step (SLUSS_CANDIDATE).")
    @Nullable
    String candidateNamed;

    @Option(
            names = "--candidate-share",
            defaultValue = "10%",
            paramLabel = "SHARE",
            description =
                    "The share of callers who get the candidate (default: ${DEFAULT-VALUE}; SLUSS_CANDIDATE_SHARE).")
    String candidateShare = "";

    @Option(
            names = "--candidate-salt",
            defaultValue = "candidate",
            paramLabel = "NAME",
            description =
                    "Names the trial; another name draws callers anew (default: ${DEFAULT-VALUE}; SLUSS_CANDIDATE_SALT).")
    String candidateSalt = "";

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Another system that is told of callbacks, bookings and who comes to a person; https, signed with SLUSS_WEBHOOK_SECRET (SLUSS_WEBHOOK).")
    @Nullable
    String webhook;

    @Option(
            names = "--queue-uri",
            defaultValue = VoiceOptions.DEFAULT_QUEUE_URI,
            paramLabel = "URI",
            description =
                    "Where calls for a queue are transferred to; {queue} stands for its name (default: ${DEFAULT-VALUE}; SLUSS_QUEUE_URI).")
    String queueUri = "";

    @Option(
            names = "--health-checks",
            defaultValue = "on",
            paramLabel = "on|off",
            description =
                    "Whether e-services are asked at their health address if they are up, and left out while they are not (default: ${DEFAULT-VALUE}; SLUSS_HEALTH_CHECKS).")
    String healthChecks = "";

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "A PostgreSQL that keeps everything and that several nodes share, " + PostgresAddress.FORM
                    + "; needs SLUSS_SECRET, the same on all nodes (SLUSS_JDBC_URL).")
    @Nullable
    String jdbcUrl;

    @Option(
            names = "--ledger-days",
            defaultValue = "40",
            paramLabel = "DAYS",
            description =
                    "How long a contact is kept at least in that PostgreSQL, to be measured (default: ${DEFAULT-VALUE}; SLUSS_LEDGER_DAYS).")
    int ledgerDays;

    @Option(
            names = "--ledger-file",
            paramLabel = "FILE",
            description =
                    "A file that whatever happens is written to, to be measured, without anybody's number; a restart goes on with it (SLUSS_LEDGER_FILE).")
    @Nullable
    Path ledgerFile;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description = "Its role; the password is read from SLUSS_JDBC_PASSWORD (SLUSS_JDBC_USER).")
    @Nullable
    String jdbcUser;

    @Option(
            names = "--simulate",
            description =
                    "Plays a day at 114 14 beside what comes in: callers who do not exist, in a time of their own that begins at five this morning (SLUSS_SIMULATE).")
    boolean simulate;

    @Option(
            names = "--speed",
            defaultValue = "60",
            paramLabel = "TIMES",
            description =
                    "How many times as fast as ours that time goes, 1-3600 (default: ${DEFAULT-VALUE}; SLUSS_SPEED).")
    double speed;

    @Option(
            names = "--simulate-seed",
            defaultValue = "1",
            paramLabel = "NUMBER",
            description = "Another number is another day (default: ${DEFAULT-VALUE}; SLUSS_SIMULATE_SEED).")
    long simulateSeed;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Settings settings;

    /** @param settings where the secret is looked for */
    public ServeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserMistake("--port " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        PrintWriter out = line.getOut();
        out.println("Settings:");
        settings.describe(line.getParseResult()).forEach(setting -> out.println("  " + setting));
        out.println("  " + settings.describeSecret());
        out.println("  " + settings.describeConsoleToken());
        out.println("  " + settings.describeWebhookSecret());
        if (jdbcUrl != null) {
            out.println("  " + settings.describeJdbcPassword());
        }
        byte[] secret = settings.secret();
        ServeOptions options = options(secret);
        RunningServer server = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, out), "sluss-stop"));
        greet(server, options, secret != null, out);
        server.join();
        return ExitCode.OK;
    }

    private ServeOptions serving(byte @Nullable [] secret) {
        KeyRing keys = secret == null ? KeyRing.random() : KeyRing.derivedFrom(secret);
        return new ServeOptions(
                host,
                port,
                RulesSource.of(rulesNamed),
                keys,
                voice(secret),
                candidate(),
                settings.consoleToken(),
                webhook == null || webhook.isBlank() ? null : WebhookTarget.of(webhook, settings.webhookSecrets()),
                checksHealth(),
                ledgerFile == null
                        ? storage(secret != null)
                        : storage(secret != null).writingTo(ledgerFile),
                InstantSource.system(),
                null);
    }

    private ServeOptions options(byte @Nullable [] secret) {
        ServeOptions serving = serving(secret);
        if (!simulate) {
            return serving;
        }
        if (jdbcUrl != null || serving.webhook() != null) {
            throw new UserMistake("--simulate goes with neither --jdbc-url nor --webhook:"
                    + " contacts that nobody made belong into no books and no system that others use");
        }
        if (!(speed >= 1 && speed <= PlayedContacts.FASTEST)) {
            throw new UserMistake("--speed " + speed + " is not between 1 and " + PlayedContacts.FASTEST);
        }
        ZonedDateTime start = ZonedDateTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(FIRST_HOUR);
        return serving.playing(new PlayedContacts(speed, simulateSeed, new SimulatedClock(start.toInstant())));
    }

    private Storage storage(boolean keysGiven) {
        if (jdbcUrl == null) {
            return Storage.inMemory();
        }
        if (!keysGiven) {
            throw new UserMistake(
                    "--jdbc-url needs SLUSS_SECRET, the same on all nodes: keys of one run alone would make what is"
                            + " kept unreadable after it; `openssl rand -base64 32` makes one");
        }
        if (ledgerDays < 0 || ledgerDays > MOST_DAYS) {
            throw new UserMistake("--ledger-days " + ledgerDays + " is not between 0 and " + MOST_DAYS);
        }
        return PostgresStorage.at(
                new PostgresAddress(jdbcUrl, jdbcUser, settings.jdbcPassword()), Duration.ofDays(ledgerDays));
    }

    private boolean checksHealth() {
        return switch (healthChecks) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UserMistake("--health-checks " + healthChecks + " is neither on nor off");
        };
    }

    private @Nullable TriedRules candidate() {
        double share = TriedRules.share(candidateShare);
        if (candidateSalt.isBlank()) {
            throw new UserMistake("--candidate-salt is blank; name the trial, such as spring-2027");
        }
        return candidateNamed == null ? null : new TriedRules(RulesSource.of(candidateNamed), share, candidateSalt);
    }

    private VoiceOptions voice(byte @Nullable [] secret) {
        try {
            VoiceOptions voice = VoiceOptions.defaults().withQueueUri(queueUri);
            return secret == null
                    ? voice
                    : voice.withStateSecret("voice " + Base64.getEncoder().encodeToString(secret));
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--queue-uri cannot be used: " + e.getMessage());
        }
    }

    private static RunningServer start(ServeOptions options) {
        try {
            return RunningServer.start(options);
        } catch (RulesFileException e) {
            throw RulesSource.refusal(e);
        }
    }

    private void greet(RunningServer server, ServeOptions options, boolean keysGiven, PrintWriter out) {
        RuleSet rules = server.sluss().rules();
        out.println();
        out.println("Sluss serves at " + server.address());
        out.println("  rules      " + rulesNamed + ", service " + rules.service() + ", version " + rules.version()
                + watched(server.rulesWatch()));
        server.sluss()
                .trial()
                .ifPresent(trial -> out.println("  candidate  " + candidateNamed + ", version "
                        + trial.candidate().version() + ", for " + candidateShare
                        + " of callers" + watched(server.candidateWatch().orElseThrow())));
        PlayedContacts simulated = options.simulated();
        if (simulated != null) {
            out.println("  SIMULATED  no contact here is real but yours: " + simulated.speed()
                    + " times as fast as life, from "
                    + rules.calendar().local(simulated.clock().instant()).toLocalDateTime()
                    + "; 5 % are held out to see what offers change");
        }
        out.println("  health     " + health(options, rules));
        out.println("  console    " + server.address() + "console/ "
                + (options.consoleToken() == null
                        ? "from this machine; set SLUSS_CONSOLE_TOKEN to use it from others"
                        : "for whoever knows the token that is set"));
        out.println("  agents     " + server.address() + "agent/ for callbacks that are due, guarded as the console");
        out.println("  storage    " + options.storage().description());
        out.println(
                keysGiven
                        ? "  keys       derived from the secret that is set"
                        : "  keys       made at random for this run: after a restart no id or caller of before is recognised;"
                                + " set SLUSS_SECRET to keep them");
        out.println("  stop       Ctrl+C, or SIGTERM");
        out.flush();
    }

    private static String health(ServeOptions options, RuleSet rules) {
        long checked = rules.matching().services().stream()
                .filter(service -> service.health() != null)
                .count();
        return options.healthChecks()
                ? checked + " of " + rules.matching().services().size()
                        + " e-services have a health address, asked every "
                        + HealthChecks.DEFAULT_INTERVAL.toSeconds() + " s; the others are taken to be up"
                : "e-services are not asked, and taken to be up";
    }

    private static String watched(RulesWatch watch) {
        return watch.watches() ? "; the file is watched" : "; bundled";
    }

    private static void stop(RunningServer server, PrintWriter out) {
        server.close();
        out.println("Sluss has stopped.");
        out.flush();
    }
}
