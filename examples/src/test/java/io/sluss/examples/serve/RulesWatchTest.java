package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2: while serving, a broken file is refused and the running rules stay; a good one goes live. */
class RulesWatchTest {
    @TempDir
    Path folder;

    private final Logged logged = new Logged();
    private Path file;
    private String good;
    private RunningServer server;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("rules.yaml");
        good = Files.readString(Path.of("src/test/resources/small-rules.yaml"));
        Files.writeString(file, good);
        server = RunningServer.start(ServeOptions.toTry(RulesSource.of(file.toString()), Noon.CLOCK));
        http = new Http(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void look() {
        server.rulesWatch().check(server.sluss());
    }

    private String version() {
        return Http.values(http.get("/service.json"), "ruleSet").get(0);
    }

    @Test
    void aBrokenFileIsRefusedWithItsMistakesOnceAndAGoodOneGoesLive() throws IOException {
        String first = version();
        Files.writeString(file, good.replace("time-zone: Europe/Stockholm", "time-zone: Europe/Stokholm"));
        look();
        look();
        assertEquals(first, version());
        assertEquals(good, http.get("/rules.yaml").body());
        long told = logged.lines().stream()
                .filter(line -> line.contains("was refused") && line.contains(first))
                .count();
        assertEquals(1, told, logged.text());
        assertTrue(logged.text().contains(file + ":4:12: time-zone: `Europe/Stokholm`"), logged.text());

        String better = good + "\n# tuned\n";
        Files.writeString(file, better);
        look();
        assertNotEquals(first, version());
        assertEquals(better, http.get("/rules.yaml").body());
        assertTrue(logged.text().contains("New rules are in force: small version " + version()), logged.text());
        assertTrue(http.get("/metrics").body().contains("sluss_rules_info{version=\"" + version() + "\"}"));
    }

    @Test
    void aFileThatIsNoTextOrIsGoneLeavesTheRulesInForce() throws IOException {
        String first = version();
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        look();
        assertEquals(first, version());
        Files.delete(file);
        look();
        look();
        assertEquals(first, version());
        assertEquals(
                1,
                logged.lines().stream()
                        .filter(line -> line.contains("cannot be read"))
                        .count(),
                logged.text());
        Files.writeString(file, good + "# back\n");
        look();
        assertNotEquals(first, version());
    }

    @Test
    void puttingTheOldRulesBackAfterAMistakeIsNoChange() throws IOException {
        String first = version();
        Files.writeString(file, "nonsense");
        look();
        Files.writeString(file, good);
        look();
        assertEquals(first, version());
        assertTrue(logged.text().contains("again the one in force"), logged.text());
    }
}
