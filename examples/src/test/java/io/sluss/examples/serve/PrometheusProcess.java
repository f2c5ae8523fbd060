package io.sluss.examples.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes this machine once a second. */
final class PrometheusProcess implements AutoCloseable {
    private static final Pattern SERIES =
            Pattern.compile("\\{\"metric\":(\\{[^}]*\\}),\"values\":\\[((?:\\[[^\\]]*\\],?)*)\\]");
    private static final Pattern SAMPLE = Pattern.compile("\\[([0-9.]+),\"([^\"]+)\"\\]");

    /** A value as it was scraped. */
    record Sample(double seconds, double value) {}

    private final Process process;
    private final Path log;
    private final Http http;

    private PrometheusProcess(Process process, Path log, Http http) {
        this.process = process;
        this.log = log;
        this.http = http;
    }

    static PrometheusProcess scraping(int target, Path folder) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: sluss
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(target));
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        Tools.PROMETHEUS.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PrometheusProcess(process, log, new Http(URI.create("http://127.0.0.1:" + port + "/")));
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** What it answers; nothing while it does not listen yet. */
    String answer(String question) {
        try {
            return http.get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                    .body();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** The raw samples of each series that was asked for, as they were scraped in the last hour. */
    List<List<Sample>> samples(String series) {
        List<List<Sample>> all = new ArrayList<>();
        Matcher found = SERIES.matcher(answer(series + "[1h]"));
        while (found.find()) {
            List<Sample> samples = new ArrayList<>();
            Matcher sample = SAMPLE.matcher(found.group(2));
            while (sample.find()) {
                samples.add(new Sample(Double.parseDouble(sample.group(1)), Double.parseDouble(sample.group(2))));
            }
            all.add(samples);
        }
        return all;
    }

    /** What was counted in all, a counter that began anew counted on: of raw samples, nothing extrapolated. */
    double counted(String series) {
        double sum = 0;
        for (List<Sample> samples : samples(series)) {
            double before = 0;
            for (Sample sample : samples) {
                sum += sample.value() >= before ? sample.value() - before : sample.value();
                before = sample.value();
            }
        }
        return sum;
    }

    /** When it scraped last and was answered, in seconds since 1970. */
    double lastScrape() {
        return samples("sluss_decision_seconds_count").stream()
                .flatMap(List::stream)
                .mapToDouble(Sample::seconds)
                .max()
                .orElse(0);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
