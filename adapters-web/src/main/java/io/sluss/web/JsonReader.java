package io.sluss.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object (RFC 8259) into maps, lists, strings, longs, doubles and booleans. Refuses a key written twice, half
 * characters, deep nesting and anything after the object; whatever it says of a mistake, it repeats nothing of it.
 */
final class JsonReader {
    /** No field of any route is nested so deep. */
    static final int MAX_DEPTH = 5;

    /** A number that no field can be: too large to be a long. */
    static final Object OTHER_NUMBER = Double.NaN;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser in;

    private JsonReader(JsonParser in) {
        this.in = in;
    }

    /**
     * The object's members.
     *
     * @throws Problem if {@code text} is not one JSON object
     */
    static Map<String, @Nullable Object> object(String text) {
        try (JsonParser in = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(in);
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.malformed("the body is not a JSON object");
            }
            Map<String, @Nullable Object> members = reader.members();
            if (in.nextToken() != null) {
                throw Problem.malformed("the body goes on after its JSON object");
            }
            return members;
        } catch (StreamConstraintsException e) {
            throw Problem.malformed("the body is nested too deep, or a number in it is too long");
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the body is not JSON" + where(e.getLocation()));
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot be read", e);
        }
    }

    private static String where(@Nullable JsonLocation at) {
        return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private Map<String, @Nullable Object> members() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            Object value = value();
            if (members.containsKey(name)) {
                throw Problem.malformed("a key stands twice" + where(in.currentLocation()));
            }
            members.put(name, value);
        }
        return members;
    }

    private List<@Nullable Object> elements() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private @Nullable Object value() throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw Problem.malformed("the body ends too early");
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> whole(in.getText());
            case VALUE_NUMBER_INT -> isLong() ? (Object) in.getLongValue() : OTHER_NUMBER;
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw Problem.malformed("the body is not JSON");
        };
    }

    private boolean isLong() throws IOException {
        return in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw Problem.malformed("a text has half a character" + where(in.currentLocation()));
            }
        }
        return text;
    }
}
