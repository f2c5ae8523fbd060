package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.examples.RulesSource;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.SlussMeter;
import io.sluss.uptake.UptakeMeters;
import io.sluss.uptake.UptakeRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Issue 5, build item 6: the rules and dashboards of {@code monitoring/}. */
class MonitoringTest {
    private static final Path FOLDER = Path.of("../monitoring");
    private static final Pattern METER = Pattern.compile("\\b(sluss_[a-z_]+)(\\{[^}]*\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=~|!~|!=|=)\\\\*\"([^\"\\\\]*)\\\\*\"");
    private static final Pattern ALERT = Pattern.compile("\"?alert\"?: \"?(\\w+)");

    /** What Prometheus and Micrometer put beside a meter's own tags. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

    @Test
    @Timeout(300)
    void whatWasMadeIsWhatItsSourceMakesAndEachAlertFiresWhenItShouldAndNotBefore() throws Exception {
        Tools.need(Tools.PROMTOOL, "prometheus");
        Tools.need(Tools.JSONNET, "jsonnet");
        Process check = new ProcessBuilder(FOLDER.resolve("check").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, check.waitFor(), said);
    }

    @Test
    void everyAlertIsTestedInBothWaysAndSaysInTwoLanguagesWhatToDo() throws IOException {
        String rules = Files.readString(FOLDER.resolve("prometheus-rules.yaml"));
        String tests = Files.readString(FOLDER.resolve("alerts-test.jsonnet"));
        Matcher alert = ALERT.matcher(rules);
        int alerts = 0;
        while (alert.find()) {
            alerts++;
            assertTrue(tests.contains("'" + alert.group(1) + "'"), alert.group(1) + " has no test");
        }
        assertEquals(9, alerts);
        for (String text : List.of("summary", "summary_sv", "action", "action_sv")) {
            assertEquals(
                    alerts,
                    rules.lines()
                            .filter(line -> line.strip().startsWith("\"" + text + "\":"))
                            .count(),
                    text);
        }
        String documented = Files.readString(Path.of("../docs/monitoring.md"));
        Matcher again = ALERT.matcher(rules);
        while (again.find()) {
            assertTrue(documented.contains(again.group(1)), again.group(1) + " is not documented");
        }
    }

    @Test
    void theBoundsOfEveryMeterAreDocumented() throws IOException {
        String documented = Files.readString(Path.of("../docs/monitoring.md"));
        for (SlussMeter meter : SlussMeter.values()) {
            String labels = meter.tags().stream()
                    .map(tag -> "`" + tag + "` " + meter.mostValues(tag))
                    .collect(Collectors.joining(", "));
            String row = "| `" + meter.meterName() + "` | " + meter.description() + " | " + labels + " | "
                    + String.format(Locale.ROOT, "%,d", meter.mostSeries()) + " |";
            assertTrue(documented.contains(row), () -> "docs/monitoring.md lacks\n" + row);
        }
    }

    @Test
    void everyMeterAndLabelThatIsAskedForIsOneThatThereIs() throws IOException {
        Map<String, Set<String>> there = scrapeNames();
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("prometheus-rules.yaml", "dashboard.json", "dashboard-sv.json")) {
            String text = Files.readString(FOLDER.resolve(file));
            Matcher meter = METER.matcher(text);
            while (meter.find()) {
                String name = meter.group(1);
                asked.add(name);
                assertTrue(there.containsKey(name), name + " in " + file + " is no meter; there are " + there.keySet());
                Matcher label = LABEL.matcher(meter.group(2) == null ? "" : meter.group(2));
                while (label.find()) {
                    assertTrue(
                            OF_PROMETHEUS.contains(label.group(1))
                                    || there.get(name).contains(label.group(1)),
                            name + " in " + file + " has no label " + label.group(1));
                    assertValue(name, label.group(1), label.group(2));
                }
            }
        }
        assertTrue(asked.size() >= 10, () -> "found only " + asked);
    }

    /** A value that is asked for by name is one that the meter can have: a slip would ask for nothing, for ever. */
    private static void assertValue(String series, String label, String values) {
        for (SlussMeter meter : SlussMeter.values()) {
            String name = meter.meterName().replace('.', '_');
            if (!series.startsWith(name) || !meter.tags().contains(label) || values.startsWith("$")) {
                continue;
            }
            Set<String> known = Set.copyOf(meter.knownValues(label));
            for (String value : values.split("\\|")) {
                assertTrue(known.isEmpty() || known.contains(value), series + ": no " + label + " is " + value);
            }
        }
    }

    /** The names in a scrape of a server on which everything has happened once, with their labels. */
    private static Map<String, Set<String>> scrapeNames() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        everythingHappensTo(new UptakeMeters(registry, Duration.ofMinutes(10)));
        Map<String, Set<String>> there = names(registry.scrape());
        try (RunningServer server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("src/test/resources/small-rules.yaml"), Noon.CLOCK))) {
            Map<String, Set<String>> running =
                    names(new Http(server.address()).get("/metrics").body());
            assertFalse(running.isEmpty());
            running.forEach((name, labels) ->
                    assertEquals(there.get(name), labels, () -> name + " of the running server is not that of core"));
        }
        return there;
    }

    private static void everythingHappensTo(UptakeMeters meters) {
        Labels labels = new Labels(
                Origin.PHONE,
                null,
                "sv",
                null,
                Urgency.DEFERRABLE,
                Arm.OFFERED,
                ChannelKind.CALLBACK,
                "callback",
                "0123456789ab");
        for (LedgerEvent.Kind kind : LedgerEvent.Kind.values()) {
            Outcome outcome = kind == LedgerEvent.Kind.OUTCOME ? Outcome.ACCEPTED : null;
            meters.record(new LedgerEvent(
                    kind, "s", new ContactId("c"), Instant.EPOCH, labels, outcome, null, Duration.ofMinutes(1), null));
        }
        meters.rules(new UptakeRecorder.InForce("0123456789ab", null, 0));
    }

    private static Map<String, Set<String>> names(String scrape) {
        Map<String, Set<String>> names = new HashMap<>();
        scrape.lines().filter(line -> line.startsWith("sluss_")).forEach(line -> {
            Matcher meter = METER.matcher(line);
            assertTrue(meter.find(), line);
            Set<String> labels = new TreeSet<>();
            Matcher label = LABEL.matcher(meter.group(2) == null ? "" : meter.group(2));
            while (label.find()) {
                labels.add(label.group(1));
            }
            labels.remove("le");
            names.computeIfAbsent(meter.group(1), n -> new TreeSet<>()).addAll(labels);
        });
        return names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
