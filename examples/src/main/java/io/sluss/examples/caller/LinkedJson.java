package io.sluss.examples.caller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.Sluss.LinkedData;
import io.sluss.outcome.LedgerEvent;
import io.sluss.promise.Promise;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What is linked to a caller, as JSON. */
final class LinkedJson {
    private static final JsonFactory JSON = new JsonFactory();

    private LinkedJson() {}

    static String of(LinkedData linked) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeArrayFieldStart("events");
            for (LedgerEvent event : linked.events()) {
                write(event, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("promises");
            for (Promise promise : linked.promises()) {
                write(promise, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void write(LedgerEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        put(json, "kind", event.kind());
        put(json, "at", event.at());
        put(json, "contact", event.contact());
        put(json, "subject", event.subject());
        put(json, "origin", event.labels().origin());
        put(json, "region", event.labels().region());
        put(json, "reason", event.labels().reason());
        put(json, "urgency", event.labels().urgency());
        put(json, "channel", event.labels().channelName());
        put(json, "outcome", event.outcome());
        put(json, "detail", event.detail());
        json.writeEndObject();
    }

    private static void write(Promise promise, JsonGenerator json) throws IOException {
        json.writeStartObject();
        put(json, "promise", promise.id());
        put(json, "contact", promise.contact());
        put(json, "kind", promise.kind());
        put(json, "state", promise.state());
        put(json, "madeAt", promise.madeAt());
        put(json, "start", promise.slot().start());
        put(json, "end", promise.slot().end());
        put(json, "resource", promise.slot().resource());
        put(json, "place", promise.slot().place());
        put(json, "reason", promise.about().reason());
        put(json, "region", promise.about().region());
        put(json, "language", promise.about().language());
        put(json, "queueTicket", promise.about().queueTicket());
        put(json, "safeToCall", promise.recipient().safeToCall());
        json.writeNumberField("attempts", promise.progress().attempts().size());
        json.writeEndObject();
    }

    private static void put(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
