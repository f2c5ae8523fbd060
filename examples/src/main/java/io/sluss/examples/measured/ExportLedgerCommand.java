package io.sluss.examples.measured;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.ExitCode;
import io.sluss.examples.OutFile;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcStores;
import io.sluss.jdbc.StoreException;
import io.sluss.outcome.OfferLedger;
import io.sluss.uptake.LedgerFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what the nodes measured to a file that leads to nobody. */
@Command(
        name = "export-ledger",
        description = {
            "Writes the ledger of the contacts that arrived in some days to a file, one event a line (CSV). Callers are "
                    + "numbered anew in each file; no number, key or word of anybody is in it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ExportLedgerCommand implements Callable<Integer> {
    /** Nothing is dropped while it is read. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private static final int FLUSHED_AT = 5_000;

    @Option(
            names = "--jdbc-url",
            required = true,
            paramLabel = "URL",
            description = "The PostgreSQL that the nodes share, " + PostgresAddress.FORM + " (SLUSS_JDBC_URL).")
    String jdbcUrl = "";

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description = "Its role; the password is read from SLUSS_JDBC_PASSWORD (SLUSS_JDBC_USER).")
    @Nullable
    String jdbcUser;

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
            names = "--zone",
            defaultValue = "Europe/Stockholm",
            paramLabel = "ZONE",
            description = "Where days begin at midnight (default: ${DEFAULT-VALUE}; SLUSS_ZONE).")
    ZoneId zone = ZoneId.of("Europe/Stockholm");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; it must not be there (SLUSS_OUT).")
    Path out = Path.of("");

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Settings settings;

    /** @param settings where the password is looked for */
    public ExportLedgerCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new UserMistake("--from " + from + " is not before --to " + to);
        }
        OutFile.check("--out", out);
        if (Files.exists(out)) {
            throw new UserMistake("--out " + out + " is there already; choose another name");
        }
        PostgresAddress address = new PostgresAddress(jdbcUrl, jdbcUser, settings.jdbcPassword());
        AtomicLong events = new AtomicLong();
        try (HikariDataSource connections = address.connections();
                LedgerFile.Writer file = LedgerFile.Writer.appendingTo(out)) {
            OfferLedger ledger = JdbcStores.of(connections).ledger(FOR_GOOD, InstantSource.system());
            ledger.read(
                    from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), event -> {
                        file.record(event);
                        if (events.incrementAndGet() % FLUSHED_AT == 0) {
                            file.flush();
                        }
                    });
        } catch (StoreException | UncheckedIOException e) {
            throw new UserMistake("the ledger could not be written to " + out + ": " + Settings.reason(e)
                    + "; what is in it is not all");
        }
        Objects.requireNonNull(spec).commandLine().getOut().println(events + " events were written to " + out);
        return ExitCode.OK;
    }
}
