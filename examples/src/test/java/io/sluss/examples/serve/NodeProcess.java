package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.sluss.examples.Main;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node in a process of its own, which can be killed. */
final class NodeProcess implements AutoCloseable {
    private static final String SERVES = "Sluss serves at ";

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final StringBuilder said = new StringBuilder();
    private Http http;

    private NodeProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** As people start it, at any free port. Returns at once; {@link #http()} waits until it serves. */
    static NodeProcess serve(Path log, Map<String, String> environment, String... options) {
        return serveAt(0, log, environment, options);
    }

    /** The same at a port. */
    static NodeProcess serveAt(int port, Path log, Map<String, String> environment, String... options) {
        List<String> all =
                new ArrayList<>(List.of(Main.class.getName(), "serve", "--port=" + port, "--health-checks=off"));
        all.addAll(List.of(options));
        return started(log, environment, all);
    }

    /** With a clock that the test sets, see {@link Node}. */
    static NodeProcess withClock(Path log, String url, Path rules, Path clock) {
        return started(log, Map.of(), List.of(Node.class.getName(), url, rules.toString(), clock.toString()));
    }

    private static NodeProcess started(Path log, Map<String, String> environment, List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts sooner
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        try {
            return new NodeProcess(builder.redirectError(log.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Http http() {
        while (http == null) {
            assertNotNull(line(), "it ended: " + said);
        }
        return http;
    }

    private String line() {
        try {
            String line = out.readLine();
            said.append(line).append('\n');
            if (line != null && line.startsWith(SERVES)) {
                http = new Http(URI.create(line.substring(SERVES.length())));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it has said until a line that holds this. */
    String saidUntil(String last) {
        while (!said.toString().contains(last)) {
            assertNotNull(line(), "it ended: " + said);
        }
        return said.toString();
    }

    /** What a {@link Node} answers. */
    synchronized String ask(String question) {
        http();
        try {
            in.write(question);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line();
    }

    /** As SIGTERM does: it finishes, says so, and ends. */
    void stop() {
        process.toHandle().destroy();
        saidUntil("Sluss has stopped.");
        Eventually.holds(() -> "the node has ended", () -> !process.isAlive());
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        Eventually.holds(() -> "the node is killed", () -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
    }
}
