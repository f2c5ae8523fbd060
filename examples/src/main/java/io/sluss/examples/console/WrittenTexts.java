package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The body of a request: a small JSON object of texts by their names. */
final class WrittenTexts {
    private static final int MOST_BYTES = 8_192;
    private static final JsonFactory JSON = new JsonFactory();

    private WrittenTexts() {}

    /** A body that is none. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final ConsoleProblem problem;

        Unreadable(ConsoleProblem problem) {
            super(problem.title(), null, false, false);
            this.problem = problem;
        }

        ConsoleProblem problem() {
            return problem;
        }
    }

    /** What a request says; nulls are left out. */
    static Map<String, String> read(HttpServletRequest request, Set<String> fields) throws IOException, Unreadable {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Unreadable(ConsoleProblem.NOT_JSON);
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            return read(json, fields);
        } catch (JsonProcessingException e) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
    }

    private static Map<String, String> read(JsonParser json, Set<String> fields) throws IOException, Unreadable {
        Map<String, String> texts = new HashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (!fields.contains(name)) {
                throw new Unreadable(ConsoleProblem.UNKNOWN_FIELD);
            }
            JsonToken value = json.nextToken();
            boolean isText = value == JsonToken.VALUE_STRING;
            if ((!isText && value != JsonToken.VALUE_NULL) || texts.containsKey(name)) {
                throw new Unreadable(ConsoleProblem.MALFORMED);
            }
            if (isText) {
                texts.put(name, json.getText());
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
        return texts;
    }
}
