package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description that is served, and whether what was asked and answered is as it says. */
final class Described {
    private static final String ADDRESS = "https://sluss.example/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Map<String, Object> DOCUMENT;
    private static final JsonSchemaFactory SCHEMAS;

    static {
        String text = text();
        DOCUMENT = parsed(text);
        SCHEMAS = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, text))));
    }

    private Described() {}

    /** JSON is YAML. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> parsed(String json) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(json);
    }

    static String text() {
        try (InputStream in = Described.class.getResourceAsStream(DescriptionRoute.RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> document() {
        return DOCUMENT;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> at(Map<String, Object> from, String... names) {
        Map<String, Object> found = from;
        for (String name : names) {
            found = (Map<String, Object>) found.get(name);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    /** Every operation, as {@code GET /api/openapi.json}. */
    static Set<String> operations() {
        Set<String> all = new TreeSet<>();
        at(DOCUMENT, "paths").forEach((path, item) -> {
            for (String method : METHODS) {
                if (((Map<?, ?>) item).containsKey(method)) {
                    all.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        });
        return all;
    }

    /**
     * Checks an exchange: the status is one that is described, the body is as described, and a body that was taken is
     * one that the description would have let pass. What is no operation is not looked at.
     *
     * @param asked the request's body, or null
     */
    static void check(String path, String asked, HttpResponse<String> response) {
        String method = response.request().method().toLowerCase(Locale.ROOT);
        String described = path(path, method);
        if (described == null) {
            return;
        }
        Map<String, Object> operation = at(DOCUMENT, "paths", described, method);
        String where = method + " " + described;
        boolean taken = response.statusCode() / 100 == 2;
        if (taken && asked != null && at(operation, "requestBody") != null) {
            validate(where + ", what it took", schemaOf(at(operation, "requestBody"), "application/json"), asked);
        }
        String status = String.valueOf(response.statusCode());
        Map<String, Object> answer = at(operation, "responses", status);
        if (answer == null) {
            assertTrue(
                    Set.of("405", "406", "413", "415", "500", "400").contains(status), where + " answered " + status);
            answer = at(operation, "responses", "default");
        }
        if (answer.get("$ref") != null) {
            answer = at(DOCUMENT, "components", "responses", "problem");
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (answer.get("content") == null) {
            assertTrue(response.body().isEmpty(), where + " " + status + " has a body");
        } else {
            String media = type.replaceFirst(";.*", "");
            String schema = schemaOf(answer, media);
            assertTrue(schema != null, where + " " + status + " is " + type);
            if (media.endsWith("json")) {
                validate(where + " " + status, schema, response.body());
            }
        }
    }

    /** The described path that has a method and is asked with a path, or null; one without an id before one with it. */
    private static String path(String asked, String method) {
        String plain = asked.replaceFirst("[?#].*", "");
        String found = null;
        for (String path : at(DOCUMENT, "paths").keySet()) {
            boolean fits = plain.matches(path.replace("{id}", "[^/]+")) && at(DOCUMENT, "paths", path, method) != null;
            if (fits && (found == null || path.equals(plain))) {
                found = path;
            }
        }
        return found;
    }

    /** The name of the schema of a body, an empty text for one without a name, null where that type is not described. */
    private static String schemaOf(Map<String, Object> body, String media) {
        Map<String, Object> content = at(body, "content", media);
        if (content == null) {
            return null;
        }
        Object ref = at(content, "schema").get("$ref");
        return ref == null ? "" : ((String) ref).substring(1);
    }

    private static void validate(String where, String schema, String json) {
        if (schema.isEmpty()) {
            return;
        }
        SchemaValidatorsConfig formatsToo =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema known = SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#" + schema), formatsToo);
        Set<ValidationMessage> wrong = known.validate(json, InputFormat.JSON);
        if (!wrong.isEmpty()) {
            fail(where + " is not as described: " + wrong + "\n" + json);
        }
    }
}
