package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every contract of the HTTP interface needs: a running server, a clock, and short ways to ask. */
abstract class WebContract {
    /** A Tuesday, nine in the morning in Stockholm. */
    static final Instant TUESDAY_MORNING = Instant.parse("2027-03-02T08:00:00Z");

    static final String THEFT = "{\"origin\":\"web\",\"utterance\":\"min cykel är stulen\",\"place\":\"Malmö\"}";
    static final String BOTH_ANSWERS = "{\"safe\":\"yes\",\"suspect-known\":\"no\"}";
    static final String NUMBER = "+46701740605";

    /** A machine that is slow to warm up is not what is tested here. */
    private static final Duration NEVER_LATE = Duration.ofMinutes(1);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final SettableClock clock = new SettableClock(TUESDAY_MORNING);
    WebServer server;
    URI address;
    Sluss sluss;

    abstract WebServer newServer();

    /** How the servlet is to serve, where it is not as usual. */
    WebOptions options() {
        return WebOptions.DEFAULT.acceptArrivedAt(true);
    }

    /** A Sluss that differs from the usual one. */
    SlussBuilder with(SlussBuilder usual) {
        return usual;
    }

    @BeforeEach
    void start() throws Exception {
        restart(Sluss.builder(rules()));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        sluss.close();
    }

    /** Serves another Sluss. */
    void restart(SlussBuilder builder) throws Exception {
        if (server != null) {
            stop();
        }
        sluss = with(builder.clock(clock).deadline(NEVER_LATE)).build();
        server = newServer();
        address = server.start(new SlussServlet(sluss, options()));
    }

    static RuleSet rules() {
        return RuleSetFile.parse("web-test.yaml", rulesText());
    }

    static String rulesText() {
        try (InputStream in = WebContract.class.getResourceAsStream("/web-test.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String path) {
        return send(to(path).GET());
    }

    Answer delete(String path) {
        return send(to(path).DELETE());
    }

    /** Posts JSON. */
    Answer post(String path, String json) {
        return send(json(path).POST(BodyPublishers.ofString(json)), json);
    }

    /** Posts nothing. */
    Answer post(String path) {
        return send(to(path).POST(BodyPublishers.noBody()));
    }

    Answer postForm(String path, String form) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer contact(String json) {
        return post("/api/contacts", json).is(201);
    }

    Answer outcome(String offer, String json) {
        return post("/api/offers/" + offer + "/outcome", json);
    }

    HttpRequest.Builder json(String path) {
        return to(path).header("Content-Type", "application/json");
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
    }

    static Answer send(HttpRequest.Builder request) {
        return send(request, null);
    }

    /** Asks, and holds what was asked and answered against the description that is served. */
    private static Answer send(HttpRequest.Builder request, String asked) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            String path = response.request().uri().getPath().replaceFirst("^/kontakt", "");
            Described.check(path, asked, response);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
