package io.sluss.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.sluss.examples.Run;
import io.sluss.examples.serve.Tools;
import io.sluss.examples.serve.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.logging.LogType;

/** The report as a page, in a real browser: it says what the tables say, to everybody, and fetches nothing. */
class ReportBrowserTest {
    private static final long SEED = Long.getLong("sluss.seed", 20_270_104L);

    @TempDir
    static Path folder;

    private static SimulatedLedger ledger;
    private static Visitor reader;

    @BeforeAll
    static void play() throws IOException {
        Tools.need(Tools.CHROMIUM, "chromium");
        Tools.need(Tools.CHROMEDRIVER, "chromium-driver");
        ledger = SimulatedLedger.written(folder, LocalDate.of(2027, 1, 4), 1, SEED);
        Files.writeString(
                folder.resolve("events.csv"),
                "date,sv,en\n2027-01-04,\"<script>document.title='x'</script> & \u202e\"\"storm\"\"\",<img src=http://127.0.0.1/x>\n");
        reader = Visitor.atADesk(folder.toUri(), folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (reader != null) {
            reader.close();
        }
    }

    private static Run report(String language, String... more) {
        String[] args = {
            "report",
            "--quiet",
            "--from=" + ledger.from(),
            "--to=" + ledger.to(),
            "--ledger=" + ledger.file(),
            "--rules=" + ledger.rulesFile(),
            "--events=" + folder.resolve("events.csv"),
            "--language=" + language
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        Run run = Run.sluss(all);
        assertEquals(0, run.code(), run.err() + " seed " + SEED);
        return run;
    }

    private static Object script(String script) {
        return reader.browser().executeScript(script);
    }

    @Test
    void the_page_says_what_the_tables_say_is_accessible_printable_and_fetches_nothing() throws IOException {
        for (String language : List.of("sv", "en")) {
            Path page = folder.resolve(language + ".html");
            report(language, "--html=" + page);
            reader.browser().get(page.toUri().toString());
            reader.browser().manage().logs().get(LogType.BROWSER);
            Files.write(
                    Path.of("target").resolve("report-" + language + ".png"),
                    reader.browser().getScreenshotAs(OutputType.BYTES));
            assertEquals(language, reader.one("html").getDomAttribute("lang"));
            assertAccessible(language);
            assertEquals(0L, script("return performance.getEntriesByType('resource').length"), "fetched");
            assertEquals(0L, script("return document.querySelectorAll('script,img,link,iframe').length"));
            assertTrue(reader.all("svg[role=img]").size() >= 3, "charts");
            assertTablesAgree(report(language).out(), language);
            assertFitsPaper(language);
        }
    }

    /** Every row of every table of the page is a line on the terminal. */
    private static void assertTablesAgree(String terminal, String language) {
        Set<String> lines = terminal.lines().map(ReportBrowserTest::squeezed).collect(Collectors.toSet());
        @SuppressWarnings("unchecked")
        List<List<String>> rows = (List<List<String>>) script(
                "return [...document.querySelectorAll('tbody tr')].map(r => [...r.cells].map(c => c.textContent))");
        assertTrue(rows.size() > 100, "rows");
        for (List<String> row : rows) {
            String line = squeezed(String.join(" ", row));
            assertTrue(lines.contains(line), language + ": not on the terminal: " + line + " seed " + SEED);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").replace("\u202e", "").strip();
    }

    private static void assertAccessible(String where) {
        Results looked = new AxeBuilder().analyze(reader.browser());
        assertTrue(looked.getPasses().size() > 10, where + ": axe has hardly looked");
        assertEquals(
                List.of(),
                looked.getViolations().stream()
                        .map(rule -> where + ": " + rule.getId() + " " + rule.getHelp() + " " + rule.getNodes())
                        .toList());
        assertEquals(0L, script("return document.querySelectorAll('table:not(:has(caption))').length"));
        assertEquals(0L, script("return document.querySelectorAll('th:not([scope])').length"));
    }

    /** On A4, less its margins, no table is cut off at the right. */
    private static void assertFitsPaper(String language) {
        reader.browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        reader.browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 688, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        assertEquals(
                List.of(),
                script("return [...document.querySelectorAll('table')].filter(t => t.scrollWidth > 690)"
                        + ".map(t => t.caption.textContent + ' ' + t.scrollWidth)"),
                language);
        reader.browser().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        reader.browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    @Test
    void what_others_wrote_is_shown_as_text_and_does_nothing() {
        Path page = folder.resolve("escaped.html");
        report("sv", "--html=" + page);
        reader.browser().get(page.toUri().toString());
        assertTrue(reader.one("main").getText().contains("<script>document.title='x'</script> & \"storm\""));
        assertFalse("x".equals(reader.browser().getTitle()));
        assertFalse(report("sv").out().contains("\u202e"), "nothing turns a terminal's text around");
    }
}
