package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.promise.EventOutbox;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.OutboxRelay;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 4: events leave as signed CloudEvents, and whatever is not answered well was not received. */
class WebhookTest {
    private static final byte[] SECRET = secret("the first secret of the webhook!");
    private static final byte[] OTHER = secret("another secret of the webhook!!!");
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock(NOW);
    private Receiver receiver;

    private static byte[] secret(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver(SECRET, NOW);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Webhook webhook(byte[]... secrets) {
        return new Webhook(receiver.address(), "urn:sluss:test", Arrays.asList(secrets), clock, SOON);
    }

    private static OutboxEvent event(String id) {
        return new OutboxEvent(
                id, "io.sluss.promise.made", "p-1", NOW, Map.of("reason", "bicycle-theft", "place", "Åre \"norra\""));
    }

    @Test
    void an_event_is_a_cloud_event_in_structured_json() throws IOException {
        webhook(SECRET).tell(event("p-1/0/made"));
        assertEquals(
                List.of("{\"specversion\":\"1.0\",\"id\":\"p-1/0/made\",\"source\":\"urn:sluss:test\","
                        + "\"type\":\"io.sluss.promise.made\",\"subject\":\"p-1\",\"time\":\"2026-03-10T09:00:00Z\","
                        + "\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"place\":\"Åre \\\"norra\\\"\",\"reason\":\"bicycle-theft\"}}"),
                receiver.bodies);
        assertEquals(List.of("application/cloudevents+json; charset=utf-8"), receiver.types);
    }

    @Test
    void what_is_not_signed_with_the_receivers_secret_is_refused_by_it_and_so_not_received() {
        Webhook other = webhook(OTHER);
        assertThrows(IOException.class, () -> other.tell(event("a")));
        assertEquals(List.of("a"), receiver.refused);
    }

    @Test
    void while_a_secret_is_changed_both_sign() throws IOException {
        webhook(OTHER, SECRET).tell(event("a"));
        webhook(SECRET, OTHER).tell(event("b"));
        assertEquals(List.of("a", "b"), receiver.ids);
    }

    @Test
    void a_signature_tells_when_it_was_made_so_that_an_old_one_is_of_no_use() {
        clock.advance(Duration.ofMinutes(6));
        assertThrows(IOException.class, () -> webhook(SECRET).tell(event("a")));
        assertEquals(List.of("a"), receiver.refused);
    }

    @ParameterizedTest
    @EnumSource(
            value = Receiver.Mood.class,
            names = {"FAIL", "REDIRECT", "HANG_UP"})
    void any_other_answer_and_none_is_not_received(Receiver.Mood mood) {
        receiver.moods.add(mood);
        if (mood == Receiver.Mood.HANG_UP) {
            receiver.moods.add(mood); // a client may try once more where the line broke
        }
        Webhook webhook = webhook(SECRET);
        assertThrows(IOException.class, () -> webhook.tell(event("a")));
        receiver.moods.clear();
        assertDoesNotThrow(() -> webhook.tell(event("a")));
    }

    @Test
    void nobody_waits_longer_than_the_timeout() {
        receiver.moods.add(Receiver.Mood.SLEEP);
        Webhook webhook =
                new Webhook(receiver.address(), "urn:sluss:test", List.of(SECRET), clock, Duration.ofMillis(200));
        assertThrows(IOException.class, () -> webhook.tell(event("a")));
    }

    @Test
    void through_drops_delays_and_repeats_everything_arrives_and_repeats_are_told_by_their_ids() {
        EventOutbox outbox = EventOutbox.inMemory(100);
        for (int i = 0; i < 10; i++) {
            outbox.add(List.of(event("e" + i)));
        }
        receiver.moods.addAll(List.of(
                Receiver.Mood.FAIL,
                Receiver.Mood.ANSWER,
                Receiver.Mood.SLEEP, // received, but its answer does not come
                Receiver.Mood.ANSWER,
                Receiver.Mood.REDIRECT,
                Receiver.Mood.FAIL));
        OutboxRelay relay = new OutboxRelay(
                outbox,
                new Webhook(receiver.address(), "urn:sluss:test", List.of(SECRET), clock, Duration.ofSeconds(2)));
        for (int second = 0; second < 280 && outbox.size() > 0; second += 5) {
            relay.relay(clock.instant());
            clock.advance(Duration.ofSeconds(5));
        }
        assertEquals(0, outbox.size());
        assertEquals(10, receiver.bodies.size(), "each once, by its id");
        assertEquals(11, receiver.ids.size(), "one of them twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/events",
                "http://10.0.0.1/events",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "ftp://localhost/",
                "https:///events",
                "/events",
                "https://user:secret@example.org/",
                "https://example.org/#part"
            })
    void only_https_or_this_machine_is_told(String address) {
        URI uri = URI.create(address);
        assertThrows(IllegalArgumentException.class, () -> new Webhook(uri, "urn:sluss:test", List.of(SECRET), clock));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/events?to=1",
                "http://localhost:8080/",
                "http://[::1]:80/",
                "http://127.1.2.3/"
            })
    void these_may_be_told(String address) {
        assertDoesNotThrow(() -> new Webhook(URI.create(address), "urn:sluss:test", List.of(SECRET), clock));
    }

    @Test
    void secrets_are_one_or_two_and_not_short() {
        assertThrows(IllegalArgumentException.class, this::webhook);
        assertThrows(IllegalArgumentException.class, () -> webhook(SECRET, OTHER, SECRET));
        assertThrows(IllegalArgumentException.class, () -> webhook(new byte[Webhook.SECRET_BYTES - 1]));
    }

    @Test
    void it_prints_neither_address_nor_secret() {
        assertEquals("Webhook[hidden]", webhook(SECRET).toString());
    }
}
