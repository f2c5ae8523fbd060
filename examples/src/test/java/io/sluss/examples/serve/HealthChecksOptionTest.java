package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --health-checks} switches. */
class HealthChecksOptionTest {
    private static final Path SMALL = Path.of("src/test/resources/small-rules.yaml");

    @TempDir
    Path folder;

    /** A service at whose health address nobody answers. */
    private ServeOptions options() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String rules = Files.readString(SMALL);
        String down = rules.replaceFirst("(\n +)url:", "$1health: http://127.0.0.1:" + port + "/up$1url:");
        assertNotEquals(rules, down);
        Path file = Files.writeString(folder.resolve("rules.yaml"), down);
        return ServeOptions.toTry(RulesSource.of(file.toString()), Noon.CLOCK);
    }

    private static String decided(ServeOptions options) {
        try (RunningServer server = RunningServer.start(options)) {
            Http http = new Http(server.address());
            return http.post("/api/contacts", "{\"origin\":\"web\",\"utterance\":\"min cykel är stulen\"}")
                    .body();
        }
    }

    @Test
    void aServiceThatIsDownIsLeftOutWithWhatIsTheMatter() throws IOException {
        String decided = decided(options());
        assertTrue(decided.contains("\"why\":\"unavailable\",\"trouble\":\"unreachable\""), decided);
    }

    @Test
    void switchedOffItIsTakenToBeUp() throws IOException {
        String decided = decided(options().withoutHealthChecks());
        assertTrue(decided.contains("\"channel\":\"E_SERVICE\",\"mode\""), decided);
    }

    @Test
    void anythingButOnAndOffIsAMistake() {
        Run run = Run.sluss("serve", "--health-checks=maybe");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--health-checks maybe is neither on nor off"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
