package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.sluss.examples.RulesSource;
import io.sluss.examples.UserMistake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Issue 4: {@code serve --webhook} tells another system what happens. */
class WebhookTargetTest {
    private static final List<byte[]> SECRET =
            List.of("the secret of the webhook in tests".getBytes(StandardCharsets.US_ASCII));

    @Test
    void a_promise_made_over_http_is_told_to_the_webhook() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        ServeOptions options = ServeOptions.toTry(RulesSource.of("police-114-14"), new SetClock())
                .withoutHealthChecks()
                .telling(WebhookTarget.of(address, SECRET));
        try (RunningServer server = RunningServer.start(options)) {
            CallbackMaker.promised(new Http(server.address()), "min cykel är stulen", CallbackMaker.NUMBER);
            Eventually.holds(() -> "an event: " + told, () -> !told.isEmpty());
        } finally {
            receiver.stop(0);
        }
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("\"type\":\"io.sluss.promise.made\""), told.get(0));
        assertTrue(told.get(0).contains("\"source\":\"urn:sluss:police-114-14\""), told.get(0));
        assertFalse(told.get(0).contains(CallbackMaker.DIGITS), told.get(0));
    }

    @Test
    void what_cannot_be_used_is_said_at_the_start() {
        assertThrows(UserMistake.class, () -> WebhookTarget.of("http://example.org/", SECRET));
        assertThrows(UserMistake.class, () -> WebhookTarget.of("not an address", SECRET));
        assertThrows(UserMistake.class, () -> WebhookTarget.of("https://example.org/", List.of()));
        assertThrows(UserMistake.class, () -> WebhookTarget.of("https://example.org/", List.of(new byte[8])));
    }
}
