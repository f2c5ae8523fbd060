package io.sluss.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.rules.Mistake;
import io.sluss.rules.check.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What {@code check --json} prints: one object with every mistake or every finding. */
final class CheckJson {
    private static final JsonFactory JSON = new JsonFactory();

    private CheckJson() {}

    static String of(String file, List<Mistake> mistakes, List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeArrayFieldStart("mistakes");
            for (Mistake mistake : mistakes) {
                write(mistake, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(finding, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void write(Mistake mistake, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", mistake.line());
        json.writeNumberField("column", mistake.column());
        json.writeStringField("path", mistake.path());
        json.writeStringField("what", mistake.what());
        json.writeStringField("mend", mistake.mend());
        json.writeEndObject();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("severity", finding.kind().severity().label());
        json.writeNumberField("line", finding.line());
        json.writeStringField("what", finding.what());
        if (finding.example() != null) {
            json.writeStringField("example", finding.example());
        }
        json.writeStringField("mend", finding.mend());
        json.writeEndObject();
    }
}
