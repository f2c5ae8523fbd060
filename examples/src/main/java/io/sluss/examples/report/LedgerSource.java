package io.sluss.examples.report;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcStores;
import io.sluss.jdbc.StoreException;
import io.sluss.outcome.LedgerEvent;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.LedgerFileException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where the events come from. */
interface LedgerSource {
    /** What readers of the report are told it is. */
    String name();

    /**
     * Reads events; a contact's come in the order in which they happened.
     *
     * @param from events of contacts that arrived before this may be left out
     * @param to events of contacts that arrived then or later may be left out
     * @return what it is known to lack
     * @throws UserMistake if it cannot be read
     */
    List<Measured.Warning> read(Instant from, Instant to, Consumer<LedgerEvent> each);

    /** A file that a server or {@code export-ledger} wrote. */
    static LedgerSource of(Path file) {
        return new LedgerSource() {
            @Override
            public String name() {
                return String.valueOf(file.getFileName());
            }

            @Override
            public List<Measured.Warning> read(Instant from, Instant to, Consumer<LedgerEvent> each) {
                if (!Files.isRegularFile(file)) {
                    throw new UserMistake("--ledger " + file + " is not there, or no file");
                }
                try {
                    return warnings(LedgerFile.read(file, each));
                } catch (LedgerFileException e) {
                    throw new UserMistake("--ledger " + file + ": " + e.getMessage());
                } catch (UncheckedIOException e) {
                    throw new UserMistake("--ledger " + file + " cannot be read: " + Settings.reason(e));
                }
            }
        };
    }

    private static List<Measured.Warning> warnings(LedgerFile.Read read) {
        List<Measured.Warning> warnings = new ArrayList<>();
        if (read.lost() > 0) {
            warnings.add(new Measured.Warning("lost", read.lost()));
        }
        if (read.unclosed() > 0) {
            warnings.add(new Measured.Warning("unclosed", read.unclosed()));
        }
        if (read.cutOff()) {
            warnings.add(new Measured.Warning("cut-off", 1));
        }
        return warnings;
    }

    /** The ledger that nodes share. */
    static LedgerSource of(PostgresAddress address) {
        return new LedgerSource() {
            @Override
            public String name() {
                return "PostgreSQL";
            }

            @Override
            public List<Measured.Warning> read(Instant from, Instant to, Consumer<LedgerEvent> each) {
                try (HikariDataSource connections = address.connections()) {
                    JdbcStores.of(connections)
                            .ledger(Duration.ofDays(36_500), InstantSource.system())
                            .read(from, to, each);
                    return List.of();
                } catch (StoreException e) {
                    throw new UserMistake("--jdbc-url cannot be read: " + Settings.reason(e));
                }
            }
        };
    }
}
