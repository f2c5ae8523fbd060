package io.sluss.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the members of one JSON object; a member whose value is null is left out. Not thread-safe. */
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** An object as text. */
    static String object(Consumer<JsonWriter> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            members.accept(new JsonWriter(out));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void put(String name, @Nullable String value) {
        if (value != null) {
            write(() -> out.writeStringField(name, value));
        }
    }

    void put(String name, @Nullable Integer value) {
        if (value != null) {
            write(() -> out.writeNumberField(name, value));
        }
    }

    void put(String name, boolean value) {
        write(() -> out.writeBooleanField(name, value));
    }

    /** A member that is there even when its value is null. */
    void putAlways(String name, @Nullable String value) {
        if (value == null) {
            write(() -> out.writeNullField(name));
        } else {
            put(name, value);
        }
    }

    void strings(String name, Collection<String> values) {
        write(() -> {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
    }

    /** An object within it. */
    void object(String name, Consumer<JsonWriter> members) {
        write(() -> {
            out.writeObjectFieldStart(name);
            members.accept(this);
            out.writeEndObject();
        });
    }

    /** An array of objects. */
    <T> void objects(String name, Collection<T> values, BiConsumer<JsonWriter, T> members) {
        write(() -> {
            out.writeArrayFieldStart(name);
            for (T value : values) {
                out.writeStartObject();
                members.accept(this, value);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
