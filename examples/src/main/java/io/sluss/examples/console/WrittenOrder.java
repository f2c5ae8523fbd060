package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sluss.contact.Region;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An order as it is written in a request: texts by their names. */
final class WrittenOrder {
    private static final Set<String> FIELDS = Set.of("region", "channel", "until", "by", "why");
    private static final int MOST_BYTES = 8_192;
    private static final JsonFactory JSON = new JsonFactory();

    /** A body that is no order at all. */
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

    private final Map<String, String> texts;

    private WrittenOrder(Map<String, String> texts) {
        this.texts = texts;
    }

    static WrittenOrder read(InputStream body) throws IOException, Unreadable {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable(ConsoleProblem.MALFORMED);
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (!FIELDS.contains(name)) {
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
        } catch (JsonProcessingException e) {
            throw new Unreadable(ConsoleProblem.MALFORMED);
        }
        return new WrittenOrder(texts);
    }

    /**
     * Where it holds.
     *
     * @throws InvalidOrderException if the region's name can be no region's
     */
    OnlyPeople.Scope scope() {
        String region = texts.get("region");
        try {
            return new OnlyPeople.Scope(null, region == null ? null : new Region(region), texts.get("channel"));
        } catch (IllegalArgumentException e) {
            throw new InvalidOrderException("region", "is no name of a region");
        }
    }

    /**
     * When it ends.
     *
     * @throws InvalidOrderException if that is missing, or no RFC 3339 time
     */
    Instant until() {
        String text = texts.get("until");
        if (text == null) {
            throw new InvalidOrderException("until", "is missing");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidOrderException("until", "is no RFC 3339 time such as 2027-01-12T02:00:00+01:00");
        }
    }

    String by() {
        return texts.getOrDefault("by", "");
    }

    String why() {
        return texts.getOrDefault("why", "");
    }
}
