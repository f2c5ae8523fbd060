package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.uptake.SlussMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Issue 5: whatever callers send and however often rules change, the series of a meter are bounded as it says. */
class HostileHourTest {
    private static final Path RULES = Path.of("src/test/resources/small-rules.yaml");
    private static final long SEED = Long.getLong("sluss.seed", 41);
    private static final int CONTACTS = 1_500;
    private static final int RELOADS = 2_000;
    private static final int NEW_REASONS = 40; // in one file; ten files of others
    private static final Pattern SERIES = Pattern.compile("^(sluss_[a-z_]+?)(?:\\{(.*)\\})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What Prometheus makes of a timer: a count, a sum, a maximum, and each bucket with the one for all. */
    private static final int OF_A_TIMER = 3 + 6 + 1;

    private final Random random = new Random(SEED);

    @Test
    @Timeout(300)
    void theSeriesAfterAHostileHourAreBoundedAsStated() throws IOException {
        String good = Files.readString(RULES);
        RuleSet first = RuleSetFile.parse("hostile", good);
        try (RunningServer server =
                RunningServer.start(ServeOptions.toTry(RulesSource.of(RULES.toString()), Noon.CLOCK))) {
            Http http = new Http(server.address());
            for (int file = 0; file < 10; file++) {
                server.sluss().reload(RuleSetFile.parse("hostile", withNames(good, file), List.of(first)));
                for (int i = 0; i < CONTACTS / 10; i++) {
                    anything(http, file);
                }
            }
            for (int i = 0; i < RELOADS; i++) { // a change every other second
                server.sluss().reload(RuleSetFile.parse("hostile", good + "# " + i + "\n", List.of(first)));
            }
            assertBounded(http.get("/metrics").body());
        }
    }

    /** The rules with forty reasons and five regions that no other file has. */
    private static String withNames(String good, int file) {
        StringBuilder reasons = new StringBuilder("reasons:\n");
        for (int i = 0; i < NEW_REASONS; i++) {
            String name = "reason-" + file + "-" + i;
            reasons.append("  ")
                    .append(name)
                    .append(": {label: {sv: ")
                    .append(name)
                    .append(", en: ")
                    .append(name)
                    .append("}, urgency: deferrable, phrases: {sv: [ord")
                    .append(letters(file * NEW_REASONS + i))
                    .append("], en: [word")
                    .append(letters(file * NEW_REASONS + i))
                    .append("]}}\n");
        }
        StringBuilder regions = new StringBuilder("regions:\n");
        for (int i = 0; i < 5; i++) {
            String name = "region-" + file + "-" + i;
            regions.append("  ")
                    .append(name)
                    .append(": {label: {sv: ")
                    .append(name)
                    .append(", en: ")
                    .append(name)
                    .append("}, places: [Ort")
                    .append(letters(file * 5 + i))
                    .append("]}\n");
        }
        return good.replaceFirst("(?m)^reasons:\\R", reasons.toString())
                .replaceFirst("(?m)^regions:\\R", regions.toString());
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26 / 26 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String noise() {
        return any(List.of("zebra", "\\\"}", "' or 1", "{{x}}", "åäö", "a\\nb", "-", "")) + random.nextInt(1_000_000);
    }

    /** A contact that makes some sense, or none, and whatever can be reported of it. */
    private void anything(Http http, int file) {
        String reason = random.nextInt(3) == 0 ? noise() : "reason-" + file + "-" + random.nextInt(NEW_REASONS);
        String region = random.nextInt(3) == 0 ? noise() : "region-" + file + "-" + random.nextInt(5);
        String body = "{\"origin\":\"" + any(List.of("phone", "web", "email", "counter", noise())) + "\",\"reason\":\""
                + reason + "\",\"region\":\"" + region + "\",\"language\":\"" + any(List.of("sv", "en", noise()))
                + "\",\"utterance\":\"" + any(List.of("min cykel är stulen", "han har en kniv", noise()))
                + "\",\"caller\":\"" + any(List.of("+46701740605", noise())) + "\",\"declined\":[\""
                + any(List.of("E_SERVICE", "CALLBACK")) + "\"],\"signals\":[\"" + any(List.of("child", "silence"))
                + "\"]}";
        var decision = http.post("/api/contacts", random.nextInt(4) == 0 ? body : calm(reason, region));
        for (String offer : Http.values(decision, "offerId")) {
            http.post("/api/offers/" + offer + "/presented", "{}");
            String outcome = any(List.of("ACCEPTED", "DECLINED", "ABANDONED", "IGNORED", "FAILED", noise()));
            String why = any(List.of("prefers-person", noise()));
            http.post(
                    "/api/offers/" + offer + "/outcome",
                    "{\"outcome\":\"" + outcome + "\",\"declineReason\":\"" + why + "\"}");
        }
        for (String id : Http.values(decision, "contactId")) {
            String event = any(List.of("QUEUED", "ANSWERED", "ABANDONED", "WRAPPED_UP", noise()));
            http.post(
                    "/api/contacts/" + id + "/events",
                    "{\"event\":\"" + event + "\"" + (random.nextBoolean() ? "" : ",\"reason\":\"" + noise() + "\"")
                            + "}");
        }
    }

    private static String calm(String reason, String region) {
        return "{\"origin\":\"web\",\"reason\":\"" + reason + "\",\"region\":\"" + region + "\"}";
    }

    private static void assertBounded(String metrics) {
        Map<String, Integer> series = new HashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        metrics.lines().filter(line -> line.startsWith("sluss_")).forEach(line -> {
            Matcher found = SERIES.matcher(line);
            assertTrue(found.matches(), line);
            SlussMeter meter = meterOf(found.group(1));
            series.merge(meter.meterName(), 1, Integer::sum);
            Matcher label = LABEL.matcher(found.group(2) == null ? "" : found.group(2));
            while (label.find()) {
                values.computeIfAbsent(meter.meterName() + " " + label.group(1), l -> new HashSet<>())
                        .add(label.group(2));
            }
        });
        for (SlussMeter meter : SlussMeter.values()) {
            int most = meter.mostSeries() * OF_A_TIMER;
            boolean timed = Set.of(SlussMeter.WAIT, SlussMeter.ABANDONED, SlussMeter.DECISION)
                    .contains(meter);
            int all = series.getOrDefault(meter.meterName(), 0);
            assertTrue(all <= (timed ? most : meter.mostSeries()), () -> meter + ": " + all + " series, seed " + SEED);
            for (String tag : meter.tags()) {
                Set<String> of = values.getOrDefault(meter.meterName() + " " + tag, Set.of());
                assertTrue(of.size() <= meter.mostValues(tag), () -> meter + " " + tag + " " + of.size());
                assertTrue(of.stream().noneMatch(HostileHourTest::isNoise), () -> meter + " " + tag + " " + of);
            }
        }
        assertTrue(values.get("sluss.contacts reason").contains("other"), "too few reasons to be hostile");
        assertTrue(values.get("sluss.contacts region").contains("other"), "too few regions to be hostile");
        assertEquals(1, values.get("sluss.rules.info version").size());
        System.out.println("After a hostile hour (-Dsluss.seed=" + SEED + "): " + series);
    }

    private static boolean isNoise(String value) {
        return !value.matches("[a-z0-9-]+");
    }

    private static SlussMeter meterOf(String series) {
        SlussMeter longest = null;
        for (SlussMeter meter : SlussMeter.values()) {
            String name = meter.meterName().replace('.', '_');
            boolean longer =
                    longest == null || name.length() > longest.meterName().length();
            longest = series.startsWith(name) && longer ? meter : longest;
        }
        assertTrue(longest != null, series + " is no meter");
        return longest;
    }
}
