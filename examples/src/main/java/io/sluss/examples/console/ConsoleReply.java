package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.contact.Localized;
import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers of the console's pages: JSON that nobody keeps, and problem details (RFC 9457). */
final class ConsoleReply {
    private static final JsonFactory JSON = new JsonFactory();

    private ConsoleReply() {}

    /** Writes the members of a JSON object. */
    interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    static void answer(HttpServletResponse response, Members members) throws IOException {
        if (response.getContentType() == null) {
            response.setContentType("application/json");
        }
        try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        }
    }

    static void refuse(
            HttpServletResponse response, ConsoleProblem problem, @Nullable String field, @Nullable String detail)
            throws IOException {
        response.setStatus(problem.status());
        if (problem == ConsoleProblem.TOKEN_NEEDED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType("application/problem+json");
        answer(response, out -> {
            out.writeStringField("type", problem.type());
            out.writeStringField("title", problem.title());
            out.writeNumberField("status", problem.status());
            optional(out, "field", field);
            optional(out, "detail", detail);
        });
    }

    static void notAllowed(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    static void optional(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    /** A text in every language of the service, by language. */
    static void label(JsonGenerator out, Localized label, RuleSet rules) throws IOException {
        out.writeObjectFieldStart("label");
        for (String language : rules.languages()) {
            out.writeStringField(language, label.in(language));
        }
        out.writeEndObject();
    }
}
