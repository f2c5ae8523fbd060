package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.Main;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2: {@code serve} as a process of its own, with the application's own logging, until it is told to stop. */
class ServeProcessTest {
    private static final String CANARY = "zebrakorv4712";

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void itSaysWhatItServesLogsNothingPersonalAndStopsWhenTold() throws Exception {
        Path log = folder.resolve("stderr.txt");
        Path candidate = folder.resolve("candidate.yaml");
        Files.writeString(
                candidate, Files.readString(Path.of("src/test/resources/small-rules.yaml")) + "# candidate\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port=0",
                "--rules=src/test/resources/small-rules.yaml",
                "--candidate=" + candidate,
                "--candidate-share=5%");
        String secret = Base64.getEncoder().encodeToString(CANARY.repeat(4).getBytes(StandardCharsets.UTF_8));
        builder.environment().put("SLUSS_SECRET", secret);
        builder.environment().put("SLUSS_HEALTH_CHECKS", "off");
        builder.environment().put("SLUSS_CONSOLE_TOKEN", CANARY + "-token");
        Process server = builder.redirectError(log.toFile()).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            URI address = null;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("Sluss serves at ")) {
                    address = URI.create(line.substring("Sluss serves at ".length()));
                }
                if (line.contains("SIGTERM")) {
                    break;
                }
            }
            for (String told : new String[] {
                "port = 0 (option)",
                "secret = set (SLUSS_SECRET)",
                "candidate-share = 5% (option)",
                "candidate-salt = candidate (default)",
                "console-token = set (SLUSS_CONSOLE_TOKEN)",
                "health-checks = off (SLUSS_HEALTH_CHECKS)",
                "health     e-services are not asked",
                "candidate  " + candidate + ", version ",
                "for 5% of callers",
                "console/ for whoever knows the token",
                "small-rules.yaml, service small, version ",
                "the file is watched",
                "a restart loses open offers",
                "derived from the secret"
            }) {
                assertTrue(said.toString().contains(told), told + " is missing in\n" + said + Files.readString(log));
            }
            Http http = new Http(address);
            String contact = "{\"origin\":\"phone\",\"utterance\":\"" + CANARY + "\",\"caller\":\"+46701740613\"}";
            assertEquals(201, http.post("/api/contacts", contact).statusCode());
            assertEquals(
                    400, http.post("/api/contacts", "{\"" + CANARY + "\":1}").statusCode());
            assertEquals(200, http.get("/metrics").statusCode());
            assertEquals(
                    200,
                    http.get("/ivr/voicexml?utterance=" + CANARY + "&caller=%2B46701740613")
                            .statusCode());

            server.toHandle().destroy(); // SIGTERM, without closing what it still has to say
            assertTrue(server.waitFor(30, TimeUnit.SECONDS), "it does not stop");
            String rest = said + out.lines().reduce("", (all, line) -> all + line + "\n") + Files.readString(log);
            assertTrue(rest.contains("Sluss has stopped."), rest);
            assertFalse(rest.contains(CANARY) || rest.contains("1740613") || rest.contains(secret), rest);
        } finally {
            server.destroyForcibly();
        }
    }
}
