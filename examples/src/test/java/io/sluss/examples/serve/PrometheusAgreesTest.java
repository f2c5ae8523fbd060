package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Issue 5: a real Prometheus agrees, from raw samples, with the table of the process that it scrapes, across a graceful
 * restart with a last scrape; after a kill it lacks what came after its last scrape, and nothing else.
 */
class PrometheusAgreesTest {
    private static final long SEED = Long.getLong("sluss.seed", 23);
    private static final Pattern CHANNEL =
            Pattern.compile("\\{\"channel\":\"(\\w+)\",\"accepted\":(\\d+),\"declined\":(\\d+),\"presented\":(\\d+)");
    private static final Pattern CONTACTS = Pattern.compile("\\{\"contacts\":(\\d+)");
    private static final String ANSWERS = "\"answers\":{\"safe\":\"yes\",\"suspect-known\":\"no\"}";

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    /** When contacts were decided and known to be, in seconds since 1970. */
    private final List<Double> decided = new ArrayList<>();

    @Test
    @Timeout(300)
    void rawSamplesAgreeWithTheTableAcrossARestartAndLackOnlyWhatCameAfterTheLastScrapeBeforeAKill() throws Exception {
        Tools.need(Tools.PROMETHEUS, "prometheus");
        int port = PrometheusProcess.freePort();
        Map<String, Long> table = new TreeMap<>();
        try (PrometheusProcess prometheus = PrometheusProcess.scraping(port, folder)) {
            try (NodeProcess first = serve(port, "first.log")) {
                contacts(first, 150);
                addTable(first, table);
                awaitScrape(prometheus);
                first.stop();
            }
            try (NodeProcess second = serve(port, "second.log")) {
                contacts(second, 100);
                addTable(second, table);
                awaitScrape(prometheus);
                assertEquals(table, asked(prometheus), "seed " + SEED);
                assertTrue(table.get("contacts") >= 250, table.toString());
                assertTrue(table.get("E_SERVICE ACCEPTED") > 10, table.toString());

                contacts(second, 40);
                awaitScrape(prometheus);
                contacts(second, 20); // as many of them as there is no scrape after
                second.kill();
            }
            double last = lastScrapeOfTheKilled(prometheus);
            long counted = asked(prometheus).get("contacts");
            long beforeTheLast = decided.stream().filter(at -> at < last).count();
            System.out.println("Prometheus against the table (-Dsluss.seed=" + SEED + "): " + table
                    + " agree across a restart; after a kill " + (decided.size() - counted) + " of " + decided.size()
                    + " contacts are missing, " + (decided.size() - beforeTheLast) + " came after the last scrape");
            assertTrue(
                    counted >= beforeTheLast, counted + " of " + beforeTheLast + " that came before the last scrape");
            assertTrue(counted >= 290, "what was scraped is kept");
            assertTrue(counted <= decided.size(), "more than there were");
        }
    }

    private NodeProcess serve(int port, String log) {
        return NodeProcess.serveAt(port, folder.resolve(log), Map.of(), "--rules=src/test/resources/small-rules.yaml");
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    private void contacts(NodeProcess node, int many) {
        for (int i = 0; i < many; i++) {
            String words = random.nextInt(6) == 0 ? "han har en kniv" : "min cykel är stulen";
            var decision = node.http()
                    .post(
                            "/api/contacts",
                            "{\"origin\":\"phone\",\"place\":\"Malmö\",\"utterance\":\"" + words + "\"}");
            assertEquals(201, decision.statusCode(), decision.body());
            decided.add(now());
            List<String> offers = Http.values(decision, "offerId");
            if (offers.size() > 1) {
                String offer = "/api/offers/" + offers.get(0);
                node.http().post(offer + "/presented", "{}");
                if (random.nextInt(3) == 0) {
                    String person = "/api/offers/" + offers.get(offers.size() - 1);
                    node.http().post(person + "/presented", "{}");
                    node.http().post(person + "/outcome", "{\"outcome\":\"ACCEPTED\"}");
                } else {
                    boolean yes = random.nextBoolean();
                    node.http()
                            .post(
                                    offer + "/outcome",
                                    yes ? "{\"outcome\":\"ACCEPTED\"," + ANSWERS + "}" : "{\"outcome\":\"DECLINED\"}");
                }
            }
        }
    }

    private static void addTable(NodeProcess node, Map<String, Long> table) {
        String told = node.http().get("/uptake.json").body();
        Matcher contacts = CONTACTS.matcher(told);
        assertTrue(contacts.find(), told);
        table.merge("contacts", Long.parseLong(contacts.group(1)), Long::sum);
        Matcher channel = CHANNEL.matcher(told);
        while (channel.find()) {
            table.merge(channel.group(1) + " ACCEPTED", Long.parseLong(channel.group(2)), Long::sum);
            table.merge(channel.group(1) + " DECLINED", Long.parseLong(channel.group(3)), Long::sum);
            table.merge(channel.group(1) + " PRESENTED", Long.parseLong(channel.group(4)), Long::sum);
        }
    }

    /** The same of raw samples, of the detailed meters. */
    private static Map<String, Long> asked(PrometheusProcess prometheus) {
        Map<String, Long> asked = new TreeMap<>();
        long contacts = Math.round(prometheus.counted("sluss_contacts_total"));
        assertEquals(contacts, Math.round(prometheus.counted("sluss_arrivals_total")), "the same under few labels");
        asked.put("contacts", contacts);
        for (String channel : List.of("e-service", "callback", "booking", "live-agent")) {
            String name = channel.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
            String of = "{channel=\"" + channel + "\"";
            for (String outcome : List.of("accepted", "declined")) {
                long counted =
                        Math.round(prometheus.counted("sluss_outcomes_total" + of + ",outcome=\"" + outcome + "\"}"));
                asked.put(name + " " + outcome.toUpperCase(java.util.Locale.ROOT), counted);
                assertEquals(
                        counted,
                        Math.round(prometheus.counted("sluss_offers_total" + of + ",event=\"" + outcome + "\"}")));
            }
            asked.put(name + " PRESENTED", Math.round(prometheus.counted("sluss_presented_total" + of + "}")));
        }
        return asked;
    }

    /** The last scrape: one that began after everything had happened. */
    private static void awaitScrape(PrometheusProcess prometheus) {
        double now = now();
        Eventually.holds(prometheus::log, () -> prometheus.lastScrape() > now);
    }

    /** When nothing more is scraped, which is when a scrape has failed. */
    private static double lastScrapeOfTheKilled(PrometheusProcess prometheus) {
        Eventually.holds(
                prometheus::log,
                () -> prometheus.answer("up{job=\"sluss\"} == 0").contains("\"value\""));
        return prometheus.lastScrape();
    }
}
