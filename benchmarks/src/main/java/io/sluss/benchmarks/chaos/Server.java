package io.sluss.benchmarks.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of its own that writes for good before it answers, and that can be killed and started again. */
public final class Server implements AutoCloseable {
    private static final String PID_FILE = "postmaster.pid";

    private final Path data;
    private final EmbeddedPostgres first;
    private final List<String> command;
    private ProcessHandle process;

    private Server(Path data, EmbeddedPostgres first, List<String> command, ProcessHandle process) {
        this.data = data;
        this.first = first;
        this.command = command;
        this.process = process;
    }

    /** Starts one with an empty database, which writes for good before it answers. */
    public static Server start() throws IOException {
        return start(true);
    }

    /** Starts one with an empty database, which writes for good before it answers or some time after. */
    static Server start(boolean writesFirst) throws IOException {
        Path data = Files.createTempDirectory("sluss-postgresql");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", writesFirst ? "on" : "off")
                .start();
        long pid =
                Long.parseLong(Files.readAllLines(data.resolve(PID_FILE)).get(0).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return new Server(data, postgres, commandOf(process), process);
    }

    /** How it was started, to start it in the same way. PostgreSQL refuses to be root, so root becomes nobody. */
    private static List<String> commandOf(ProcessHandle process) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(process.info().command().orElseThrow());
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        return command;
    }

    /** Where it is reached. */
    public String url() {
        return first.getJdbcUrl("postgres", "postgres");
    }

    /** Kills it at once, as a machine that loses its power. */
    public void kill() throws InterruptedException {
        try (Stream<ProcessHandle> children = process.descendants()) {
            List<ProcessHandle> all = new ArrayList<>(children.toList());
            all.add(0, process);
            all.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle each : all) {
                waitFor(each);
            }
        }
    }

    private static void waitFor(ProcessHandle process) throws InterruptedException {
        while (process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Starts it again on what the killed one left. */
    public void restart() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve(PID_FILE));
        File log = data.resolve("restart.log").toFile();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .toHandle();
        for (int i = 0; i < 600; i++) {
            Path pid = data.resolve(PID_FILE);
            if (Files.exists(pid) && Files.readString(pid).contains("ready")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("PostgreSQL does not start again: " + Files.readString(log.toPath()));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            waitFor(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            first.close();
        } catch (IOException | RuntimeException e) {
            // it was killed: there is nothing to stop
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
