package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Programs of the distribution that tests use: needed where {@code CI=true}, otherwise a test is skipped without. */
public final class Tools {
    public static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    public static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    public static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    public static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    public static final Path JSONNET = Path.of("/usr/bin/jsonnet");

    private Tools() {}

    /** Skips the test where a program is missing, but fails in CI. */
    public static void need(Path program, String install) {
        if (Files.isExecutable(program)) {
            return;
        }
        String missing = program + " is missing; install it with: apt-get install " + install;
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        Assumptions.abort(missing);
    }
}
