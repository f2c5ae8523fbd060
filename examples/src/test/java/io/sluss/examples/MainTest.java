package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2, build item 8: the commands, their settings and exit codes. */
class MainTest {
    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        Run run = Run.sluss("--help");
        assertEquals(0, run.code());
        for (String told :
                new String[] {"serve", "decide", "check", "evaluate", "report", "power", "Exit codes", "SLUSS_SECRET"
                }) {
            assertTrue(run.out().contains(told), told);
        }
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"serve", "decide", "check", "evaluate", "report", "power"}) {
            Run run = Run.sluss(command, "--help");
            assertEquals(0, run.code(), command);
            assertTrue(run.out().contains("Usage: sluss " + command), command);
        }
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Run run = Run.sluss();
        assertEquals(2, run.code());
        assertTrue(
                run.err()
                        .contains(
                                "serve, decide, check, evaluate, report, whatif, power, export, forget or export-ledger"),
                run.err());
    }

    @Test
    void anUnknownCommandOrOptionIsUsageAndShowsNoStackTrace() {
        for (String[] args : new String[][] {{"chek"}, {"decide", "--nonsense"}, {"serve", "--port", "x"}}) {
            Run run = Run.sluss(args);
            assertEquals(2, run.code());
            assertTrue(run.err().startsWith("sluss: "), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
        }
    }

    @Test
    void aPortThatCannotBeIsSaid() {
        Run run = Run.sluss("serve", "--port", "99999");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("between 0 and 65535"), run.err());
    }

    @Test
    void anOptionBeatsTheEnvironmentAndThatTheFileAndThatTheDefault() throws IOException {
        Path file = Files.writeString(folder.resolve("sluss.properties"), "port=70001\nhost=192.0.2.1\n");
        Map<String, String> environment = Map.of("SLUSS_PORT", "70002", "SLUSS_CONFIG", file.toString());
        Run fromFile = Run.sluss("serve", "--config", file.toString());
        assertTrue(fromFile.err().contains("--port 70001"), fromFile.err());
        Run fromEnvironment = Run.with(environment, "serve");
        assertTrue(fromEnvironment.err().contains("--port 70002"), fromEnvironment.err());
        Run fromOption = Run.with(environment, "serve", "--port", "70003");
        assertTrue(fromOption.err().contains("--port 70003"), fromOption.err());
    }

    @Test
    void settingsArePrintedWithTheirSourceAndWithoutTheSecret() {
        String secret = Base64.getEncoder().encodeToString(new byte[40]);
        Map<String, String> environment = Map.of("SLUSS_SECRET", secret, "SLUSS_RULES", "no-such-rules");
        Run run = Run.with(environment, "serve", "--port=0");
        assertEquals(2, run.code());
        assertTrue(run.out().contains("port = 0 (option)"), run.out());
        assertTrue(run.out().contains("host = 127.0.0.1 (default)"), run.out());
        assertTrue(run.out().contains("rules = no-such-rules (SLUSS_RULES)"), run.out());
        assertTrue(run.out().contains("secret = set (SLUSS_SECRET)"), run.out());
        assertFalse(run.out().contains(secret) || run.err().contains(secret));
    }

    @Test
    void aDatabaseNeedsASecretAndItsPasswordIsNotShown() {
        String url = "jdbc:postgresql://localhost:1/sluss?password=zebrakorv4712&ssl=true";
        Run run = Run.with(Map.of("SLUSS_JDBC_PASSWORD", "zebrakorv4713"), "serve", "--port=0", "--jdbc-url", url);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--jdbc-url needs SLUSS_SECRET"), run.err());
        assertTrue(run.out().contains("jdbc-url = jdbc:postgresql://localhost:1/sluss?password=***&ssl=true (option)"));
        assertTrue(run.out().contains("jdbc-password = set (SLUSS_JDBC_PASSWORD)"), run.out());
        assertFalse((run.out() + run.err()).contains("zebrakorv"), run.out() + run.err());
    }

    @Test
    void anAddressThatIsNoneOfPostgresIsRefusedAndNotShown() {
        Map<String, String> secret = Map.of("SLUSS_SECRET", Base64.getEncoder().encodeToString(new byte[40]));
        for (String url : new String[] {"jdbc:mysql://h/zebra?password=korv", "jdbc:postgresql://u:korv@h/zebra"}) {
            Run run = Run.with(secret, "serve", "--port=0", "--jdbc-url", url);
            assertEquals(2, run.code());
            assertTrue(run.err().contains("--jdbc-url"), run.err());
            assertFalse((run.out() + run.err()).contains("korv"), run.out() + run.err());
        }
    }

    @Test
    void aSecretThatIsTooShortOrNoBase64IsRefusedAndNotShown() {
        for (String secret : new String[] {"c2hvcnQ=", "%%%%canary%%%%"}) {
            Run run = Run.with(Map.of("SLUSS_SECRET", secret), "serve", "--port", "0");
            assertEquals(2, run.code());
            assertTrue(run.err().contains("the secret is"), run.err());
            assertFalse(run.err().contains(secret) || run.out().contains(secret));
        }
    }

    @Test
    void aSettingsFileWithASlipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("sluss.properties"), "prot=8081\n");
        Run run = Run.sluss("check", "--config", file.toString(), "police-114-14");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("prot") && run.err().contains("port"), run.err());
    }

    @Test
    void aMissingSettingsFileIsSaid() {
        Run run = Run.with(Map.of("SLUSS_CONFIG", folder.resolve("none").toString()), "check", "police-114-14");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("is not there"), run.err());
    }
}
