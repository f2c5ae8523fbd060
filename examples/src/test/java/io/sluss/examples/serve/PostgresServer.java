package io.sluss.examples.serve;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL of a test's own, which writes for good before it answers, and can be killed and started again. */
final class PostgresServer implements AutoCloseable {
    private static final String PID_FILE = "postmaster.pid";

    private final Path data;
    private final EmbeddedPostgres first;
    private final List<String> command;
    private ProcessHandle process;

    private PostgresServer(Path data, EmbeddedPostgres first, ProcessHandle process) {
        this.data = data;
        this.first = first;
        this.process = process;
        this.command = commandOf(process);
    }

    static PostgresServer start() {
        try {
            Path data = Files.createTempDirectory("sluss-nodes");
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve(PID_FILE)).get(0).strip());
            return new PostgresServer(data, postgres, ProcessHandle.of(pid).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it was started, to start it in the same way; it refuses to be root, so root becomes nobody. */
    private static List<String> commandOf(ProcessHandle process) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(process.info().command().orElseThrow());
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        return command;
    }

    String url() {
        return first.getJdbcUrl("postgres", "postgres");
    }

    /** Kills it at once, as a machine that loses its power. */
    void kill() {
        try (Stream<ProcessHandle> children = process.descendants()) {
            List<ProcessHandle> all = new ArrayList<>(children.toList());
            all.add(0, process);
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> Eventually.holds(() -> "PostgreSQL is killed", () -> !each.isAlive()));
        }
    }

    /** Starts it again on what the killed one left; returns when it takes connections. */
    void restart() throws IOException {
        Path pid = data.resolve(PID_FILE);
        Files.deleteIfExists(pid);
        File log = data.resolve("restart.log").toFile();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .toHandle();
        Eventually.holds(() -> "PostgreSQL starts again, see " + log, () -> isReady(pid));
    }

    private static boolean isReady(Path pid) {
        try {
            return Files.exists(pid) && Files.readString(pid).contains("ready");
        } catch (IOException e) {
            return false; // it is just being written
        }
    }

    /** The first column of what a question is answered with. */
    List<String> column(String sql) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (row.next()) {
                column.add(row.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            first.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
