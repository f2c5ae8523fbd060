package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluss.contact.Names;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The reader, the JSON Schema and {@code docs/rules-file.md} name the same keys and values. */
class RulesSchemaTest {
    private static final Path DOCS = Path.of("..", "docs", "rules-file.md");
    private static final Map<String, Object> SCHEMA = schema();

    /** JSON is YAML. */
    private static Map<String, Object> schema() {
        try (InputStream in = RuleSetFile.class.getResourceAsStream(RuleSetFile.SCHEMA)) {
            return map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> definition(String name) {
        return map(map(SCHEMA.get("$defs")).get(name));
    }

    private static Set<String> strings(Object list) {
        return new TreeSet<>(
                ((Collection<?>) list).stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @EnumSource(KnownKeys.class)
    void theSchemaKnowsTheSameKeysAsTheReader(KnownKeys keys) {
        Map<String, Object> object = keys == KnownKeys.FILE ? SCHEMA : definition(keys.schemaName());
        assertNotNull(object, keys.schemaName());
        assertEquals(
                new TreeSet<>(keys.all()),
                new TreeSet<>(map(object.get("properties")).keySet()));
        assertEquals(new TreeSet<>(keys.needed()), strings(object.get("required")));
        assertEquals(false, object.get("additionalProperties"));
    }

    @Test
    void everyClosedMapOfTheSchemaIsReadByTheReader() {
        Set<String> closed = new TreeSet<>();
        map(SCHEMA.get("$defs")).forEach((name, definition) -> {
            if (map(definition).containsKey("properties")) {
                closed.add(name);
            }
        });
        Set<String> read = new TreeSet<>();
        Arrays.stream(KnownKeys.values())
                .filter(keys -> keys != KnownKeys.FILE)
                .forEach(keys -> read.add(keys.schemaName()));
        assertEquals(read, closed);
    }

    @Test
    void theSchemaKnowsTheSameValues() {
        assertEquals(
                Names.NAME.pattern().replace("\\", ""),
                String.valueOf(definition("name").get("pattern")).replaceAll("[\\^$]", ""));
        assertEquals(
                strings(Arrays.stream(Requirement.values())
                        .map(Requirement::label)
                        .toList()),
                strings(definition("requirement").get("enum")));
        assertEquals(KnownKeys.ASK_TEXTS.all(), new LinkedHashSet<>((List<?>)
                definition("question").get("enum")));
        assertEquals(
                strings(Arrays.stream(ChannelKind.values())
                        .map(ChannelKind::label)
                        .toList()),
                strings(definition("channel-kind").get("enum")));
        Object origins = map(definition("when").get("properties")).get("origin");
        for (Origin origin : Origin.values()) {
            assertTrue(origins.toString().contains(origin.label()), origin.label());
        }
    }

    @Test
    void theDocumentNamesEveryKey() throws IOException {
        assumeTrue(Files.exists(DOCS), "built without the documents");
        String docs = Files.readString(DOCS, StandardCharsets.UTF_8);
        for (KnownKeys keys : KnownKeys.values()) {
            for (String key : keys.all()) {
                Pattern named = Pattern.compile("(?<![a-zåäö-])" + Pattern.quote(key) + "(?![a-zåäö-])");
                assertTrue(named.matcher(docs).find(), keys + " knows " + key + ", the document does not");
            }
        }
    }

    @Test
    void theDocumentNamesTheSamePlaceholders() throws IOException {
        assumeTrue(Files.exists(DOCS), "built without the documents");
        String texts = Files.readString(DOCS, StandardCharsets.UTF_8)
                .split("\n## `texts`")[1]
                .split("\n## ")[0];
        Matcher row = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| ([^|]*)\\|").matcher(texts);
        int rows = 0;
        while (row.find()) {
            Set<String> placeholders = new TreeSet<>();
            Matcher placeholder = Pattern.compile("\\{([a-z]+)\\}").matcher(row.group(2));
            while (placeholder.find()) {
                placeholders.add(placeholder.group(1));
            }
            Set<String> known = TextsReader.PLACEHOLDERS.getOrDefault(row.group(1), Set.of());
            assertEquals(placeholders, new TreeSet<>(known), row.group(1));
            rows++;
        }
        assertTrue(rows >= 20, "the table of texts is found");
    }
}
