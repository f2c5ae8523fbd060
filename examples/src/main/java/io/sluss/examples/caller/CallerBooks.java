package io.sluss.examples.caller;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.KeyRing;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.jdbc.JdbcStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The books that are asked about a caller, and how the number gets here: never as an argument, which others could see. */
final class CallerBooks {
    /** Nothing is dropped while somebody looks. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    @Option(
            names = "--jdbc-url",
            required = true,
            paramLabel = "URL",
            description = "The PostgreSQL that the nodes share, " + PostgresAddress.FORM
                    + "; needs their SLUSS_SECRET (SLUSS_JDBC_URL).")
    String jdbcUrl = "";

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description = "Its role; the password is read from SLUSS_JDBC_PASSWORD (SLUSS_JDBC_USER).")
    @Nullable
    String jdbcUser;

    /** Reads a number from the standard input and does something with it and with what is kept. */
    void open(Settings settings, BiConsumer<Sluss, CallerNumber> with) {
        byte[] secret = settings.secret();
        if (secret == null) {
            throw new UserMistake("set SLUSS_SECRET, the one that the nodes have: without it no caller is recognised");
        }
        PostgresAddress address = new PostgresAddress(jdbcUrl, jdbcUser, settings.jdbcPassword());
        CallerNumber number = number();
        try (HikariDataSource connections = address.connections()) {
            JdbcStores stores = JdbcStores.of(connections);
            try (Sluss sluss = Sluss.builder(RulesSource.of("municipality").load()) // which rules does not matter here
                    .keys(KeyRing.derivedFrom(secret))
                    .promises(stores.promises())
                    .ledger(stores.ledger(FOR_GOOD, InstantSource.system()))
                    .build()) {
                with.accept(sluss, number);
            }
        }
    }

    private static CallerNumber number() {
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null || line.isBlank()) {
                throw new UserMistake("write the number on the standard input, such as: echo NUMBER | sluss export …");
            }
            return new CallerNumber(line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
