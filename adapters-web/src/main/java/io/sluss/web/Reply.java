package io.sluss.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers. Immutable.
 *
 * @param status the status
 * @param contentType the body's type, or null without a body
 * @param body the body
 * @param headers further headers
 */
record Reply(int status, @Nullable String contentType, String body, Map<String, String> headers) {
    static Reply empty(int status) {
        return new Reply(status, null, "", Map.of());
    }

    static Reply json(int status, Consumer<JsonWriter> members) {
        return new Reply(status, "application/json", JsonWriter.object(members), Map.of());
    }

    static Reply html(int status, String page) {
        return new Reply(status, "text/html;charset=utf-8", page, Map.of());
    }

    static Reply redirect(String to) {
        return empty(302).with("Location", to);
    }

    Reply as(String type) {
        return new Reply(status, type, body, headers);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, body, more);
    }
}
