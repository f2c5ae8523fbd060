package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.examples.Run;
import io.sluss.examples.UserMistake;
import io.sluss.rules.RulesFileException;
import io.sluss.rules.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, build item 5: rules that are tried out on a share of callers while serving, and reloaded like the others. */
class CandidateTest {
    private static final String SMALL = "src/test/resources/small-rules.yaml";

    @TempDir
    Path folder;

    private final Logged logged = new Logged();
    private Path liveFile;
    private Path candidateFile;
    private String good;

    @BeforeEach
    void write() throws IOException {
        good = Files.readString(Path.of(SMALL));
        liveFile = folder.resolve("rules.yaml");
        candidateFile = folder.resolve("candidate.yaml");
        Files.writeString(liveFile, good);
        Files.writeString(candidateFile, good + "# candidate\n");
    }

    private RunningServer serve(double share) {
        TriedRules tried = new TriedRules(RulesSource.of(candidateFile.toString()), share, "test");
        return RunningServer.start(ServeOptions.toTry(RulesSource.of(liveFile.toString()), Noon.CLOCK)
                .trying(tried));
    }

    private static void look(RunningServer server) {
        server.rulesWatch().check(server.sluss());
        server.candidateWatch().orElseThrow().check(server.sluss());
    }

    private static String candidate(RunningServer server) {
        return server.sluss()
                .trial()
                .map(Trial::candidate)
                .map(rules -> rules.version())
                .orElse("none");
    }

    private static String decidedBy(Http http) {
        var decision = http.post("/api/contacts", "{\"origin\":\"web\",\"utterance\":\"hej\"}");
        return Http.values(decision, "ruleSet").get(0);
    }

    @Test
    void theShareGetsTheCandidateAndMetersShowBothVersionsAndNoOther() throws IOException {
        try (RunningServer server = serve(0.5)) {
            Http http = new Http(server.address());
            Set<String> given = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                given.add(decidedBy(http));
            }
            String live = server.sluss().rules().version();
            String first = candidate(server);
            assertEquals(Set.of(live, first), given);

            Files.writeString(candidateFile, good + "# a better candidate\n");
            look(server);
            String metrics = http.get("/metrics").body();
            assertTrue(metrics.contains("sluss_rules_info{version=\"" + live + "\"}"), metrics);
            assertTrue(metrics.contains("sluss_rules_info{version=\"" + candidate(server) + "\"}"), metrics);
            assertFalse(metrics.contains("version=\"" + first + "\""), metrics);
            assertEquals(
                    candidate(server),
                    Http.values(http.get("/health"), "candidate").get(0));
        }
    }

    @Test
    void aBrokenCandidateIsRefusedAndTheOneBeforeIsTriedOutOn() throws IOException {
        try (RunningServer server = serve(1)) {
            String first = candidate(server);
            Files.writeString(candidateFile, good.replace("service:", "servce:"));
            look(server);
            look(server);
            assertEquals(first, candidate(server));
            assertEquals(
                    1,
                    logged.lines().stream()
                            .filter(line -> line.contains("was refused; version " + first + " stays tried out"))
                            .count(),
                    logged.text());
            Files.writeString(candidateFile, good + "# mended\n");
            look(server);
            assertFalse(first.equals(candidate(server)));
            assertTrue(logged.text().contains("New rules are tried out: small version " + candidate(server)));
        }
    }

    @Test
    void theCandidateGoesLiveWhenItsTextIsPutIntoTheRulesFile() throws IOException {
        try (RunningServer server = serve(0)) {
            String tried = candidate(server);
            Files.writeString(liveFile, good + "# candidate\n");
            look(server);
            assertEquals(tried, server.sluss().rules().version());
            assertEquals("none", candidate(server));
            Files.writeString(candidateFile, good + "# the next\n");
            look(server);
            assertFalse(List.of("none", tried).contains(candidate(server)));
        }
    }

    @Test
    void aCandidateThatIsTheLiveVersionOrOfAnotherServiceIsRefusedInALog() throws IOException {
        try (RunningServer server = serve(1)) {
            String first = candidate(server);
            Files.writeString(candidateFile, good);
            look(server);
            assertTrue(logged.text().contains("which is live"), logged.text());
            Files.writeString(candidateFile, good.replace("service: small", "service: other"));
            look(server);
            assertTrue(logged.text().contains("is for the service other"), logged.text());
            assertEquals(first, candidate(server));
        }
    }

    @Test
    void whatCannotBeTriedOutStopsTheStartWithAReason() throws IOException {
        Files.writeString(candidateFile, good);
        var same = assertThrows(UserMistake.class, () -> serve(0.1).close());
        assertTrue(same.getMessage().contains("cannot be tried out")
                && same.getMessage().contains("which is live"));
        Files.writeString(candidateFile, "nonsense");
        assertThrows(RulesFileException.class, () -> serve(0.1).close());
    }

    @ParameterizedTest
    @CsvSource({"10%,0.1", "10 %,0.1", "0%,0", "100%,1", "2.5%,0.025", " 50% ,0.5"})
    void aShareIsAPercentage(String text, double share) {
        assertEquals(share, TriedRules.share(text), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0.1", "101%", "-1%", "ten %", "1e2%", "NaN%"})
    void anythingElseIsRefusedOnTheCommandLine(String text) {
        Run run = Run.sluss("serve", "--rules", SMALL, "--candidate", SMALL, "--candidate-share=" + text);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--candidate-share") || run.err().contains("candidate"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
