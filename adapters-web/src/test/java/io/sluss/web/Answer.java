package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What a server answered, with what tests ask of it. */
record Answer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Map<String, Object> json() {
        return JsonReader.object(body());
    }

    String text(String member) {
        return (String) json().get(member);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> objects(String member) {
        return (List<Map<String, Object>>) json().get(member);
    }

    /** The first offer on a channel. */
    Map<String, Object> offer(String channel) {
        return objects("offers").stream()
                .filter(offer -> offer.get("channel").equals(channel))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + channel + " in " + body()));
    }

    String offerId(String channel) {
        return (String) offer(channel).get("offerId");
    }

    List<String> channels() {
        return objects("offers").stream()
                .map(offer -> (String) offer.get("channel"))
                .toList();
    }

    Answer is(int status) {
        assertEquals(status, status(), () -> status() + " " + body());
        assertEquals("nosniff", header("X-Content-Type-Options"));
        assertEquals("no-store", header("Cache-Control"));
        return this;
    }

    /** Problem details, whole and right. */
    Answer isProblem(int status, String type) {
        is(status);
        assertTrue(header("Content-Type").startsWith("application/problem+json"), () -> header("Content-Type"));
        assertEquals("urn:sluss:problem:" + type, text("type"), this::body);
        assertEquals((long) status, json().get("status"));
        assertTrue(!text("title").isBlank() && !text("detail").isBlank(), this::body);
        return this;
    }

    /** Problem details that name a field. */
    Answer isProblemWith(int status, String type, String field) {
        isProblem(status, type);
        assertEquals(field, text("field"), this::body);
        return this;
    }
}
