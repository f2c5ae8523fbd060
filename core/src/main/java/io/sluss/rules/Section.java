package io.sluss.rules;

import io.sluss.contact.Names;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Fields;
import io.sluss.rules.FileNode.Items;
import io.sluss.rules.FileNode.Refused;
import io.sluss.rules.FileNode.Spot;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One map of a rules file. To read it is to check it: unknown keys, keys written twice and needed keys that are missing
 * are reported as soon as it is made, a value of the wrong shape when it is asked for. Whoever asks for what is not
 * there or was reported gets null.
 */
final class Section {
    private final Spot at;
    private final String path;
    private final Map<String, Field> fields;
    private final @Nullable KnownKeys keys;
    private final Mistakes mistakes;

    private Section(Spot at, String path, Map<String, Field> fields, @Nullable KnownKeys keys, Mistakes mistakes) {
        this.at = at;
        this.path = path;
        this.fields = fields;
        this.keys = keys;
        this.mistakes = mistakes;
    }

    /** A map with a fixed set of keys. */
    static Section of(@Nullable FileNode node, KnownKeys keys, Mistakes mistakes) {
        if (!(node instanceof Fields map)) {
            reportShape(
                    node, "a map of keys and values", "write one of its keys below: " + listed(keys.all()), mistakes);
            return empty(node, mistakes);
        }
        Section section = new Section(map.owner(), map.path(), once(map, mistakes), keys, mistakes);
        section.dropUnknown(keys);
        for (String needed : keys.needed()) {
            if (!section.fields.containsKey(needed)) {
                section.missing(needed, "add `" + needed + ": …`");
            }
        }
        return section;
    }

    /** A map whose keys are names or values of the file's own. */
    static Section free(@Nullable FileNode node, String example, Mistakes mistakes) {
        if (!(node instanceof Fields map)) {
            reportShape(node, "a map of keys and values", "write it as " + example, mistakes);
            return empty(node, mistakes);
        }
        return new Section(map.owner(), map.path(), once(map, mistakes), null, mistakes);
    }

    private static Section empty(@Nullable FileNode node, Mistakes mistakes) {
        Spot at = node == null ? Spot.START : node.at();
        return new Section(at, node == null ? "" : node.path(), Map.of(), null, mistakes);
    }

    private static Map<String, Field> once(Fields map, Mistakes mistakes) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : map.fields()) {
            Field first = fields.putIfAbsent(field.key(), field);
            if (first != null) {
                String what = Mistakes.quote(field.key()) + " is written twice, first on line "
                        + first.at().line();
                mistakes.add(field.at(), field.value().path(), what, "keep one of the two");
            }
        }
        return fields;
    }

    private void dropUnknown(KnownKeys known) {
        for (Field field : List.copyOf(fields.values())) {
            String key = field.key();
            if (known.all().contains(key)) {
                continue;
            }
            fields.remove(key);
            if (known == KnownKeys.GATE_WHEN && KnownKeys.WHEN.all().contains(key)) {
                String what = Mistakes.quote(key) + " may not be asked in the urgency gate";
                mistakes.add(field.at(), field.value().path(), what, "ask only " + listed(known.all()));
            } else {
                String what = Mistakes.quote(key) + " is no key that is known here";
                mistakes.add(field.at(), field.value().path(), what, mendOfUnknown(key, known));
            }
        }
    }

    private static String mendOfUnknown(String key, KnownKeys known) {
        int dot = key.indexOf('.');
        boolean flat = dot > 0 && known.all().contains(key.substring(0, dot));
        return flat
                ? "write it as `" + key.substring(0, dot) + ": {" + key.substring(dot + 1) + ": …}`"
                : NearName.mend(key, known.all());
    }

    static String listed(Set<String> names) {
        return String.join(", ", names);
    }

    private static void reportShape(@Nullable FileNode node, String wanted, String mend, Mistakes mistakes) {
        if (node == null || node instanceof Refused) {
            return;
        }
        String what;
        if (node instanceof Text text) {
            what = text.isNothing()
                    ? "has no value"
                    : Mistakes.quote(text.value()) + " stands where " + wanted + " should";
        } else {
            what = (node instanceof Items ? "a list" : "a map") + " stands where " + wanted + " should";
        }
        mistakes.add(node, what, mend);
    }

    /** Where its key stands. */
    Spot at() {
        return at;
    }

    String path() {
        return path;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean has(String key) {
        return find(key) != null;
    }

    /** The value of {@code key}, whatever its shape. */
    @Nullable
    FileNode find(String key) {
        if (keys != null && !keys.all().contains(key)) {
            throw new IllegalArgumentException(keys + " does not declare " + key);
        }
        Field field = fields.get(key);
        return field == null ? null : field.value();
    }

    /** Every key and value, of a map with keys of its own. */
    List<Field> all() {
        return List.copyOf(fields.values());
    }

    /** Every key that is a name, with its value; other keys are reported. */
    Map<String, FileNode> named() {
        Map<String, FileNode> named = new LinkedHashMap<>();
        for (Field field : fields.values()) {
            if (Names.isName(field.key())) {
                named.put(field.key(), field.value());
            } else {
                String what = Mistakes.quote(field.key()) + " is not a name";
                mistakes.add(field.at(), field.value().path(), what, mendOfName());
            }
        }
        return named;
    }

    static String mendOfName() {
        return "write lower-case letters, digits and hyphens, at most 40, a letter first, as in bicycle-theft";
    }

    /** Reports that a key is missing which other rules make necessary. */
    void missing(String key, String mend) {
        mistakes.add(at, path.isEmpty() ? key : path + "." + key, "`" + key + "` is missing", mend);
    }

    /** Reports a mistake at the value of {@code key}, or at the map if it is not there. */
    void wrong(String key, String what, String mend) {
        FileNode node = find(key);
        if (node == null) {
            mistakes.add(at, path, what, mend);
        } else {
            mistakes.add(node, what, mend);
        }
    }

    /** A map under {@code key}; empty if it is not there. */
    Section section(String key, KnownKeys known) {
        return of(find(key), known, mistakes);
    }

    /** A map under {@code key} whose keys are the file's own. */
    Section freeSection(String key, String example) {
        return free(find(key), example, mistakes);
    }

    /** The maps of a list under {@code key}. */
    List<Section> sections(String key, KnownKeys known) {
        List<Section> sections = new ArrayList<>();
        for (FileNode item : items(key, "- " + known.all().iterator().next() + ": …")) {
            sections.add(of(item, known, mistakes));
        }
        return sections;
    }

    /** The items of a list under {@code key}. */
    List<FileNode> items(String key, String example) {
        FileNode node = find(key);
        if (node instanceof Items list) {
            return list.items();
        }
        reportShape(node, "a list", "write it as a list, `" + example + "`", mistakes);
        return List.of();
    }

    /** The scalar under {@code key}. */
    @Nullable
    Text scalar(String key) {
        return asScalar(find(key));
    }

    /** A scalar, or null if it is something else, which is reported. */
    @Nullable
    Text asScalar(@Nullable FileNode node) {
        if (node instanceof Text text && !text.isNothing()) {
            return text;
        }
        reportShape(node, "one value", "write one value", mistakes);
        return null;
    }

    /** The scalar under {@code key}, or those of a list there; an empty list is reported. */
    List<Text> oneOrMore(String key) {
        return oneOrMore(find(key));
    }

    List<Text> oneOrMore(@Nullable FileNode node) {
        if (!(node instanceof Items list)) {
            Text text = asScalar(node);
            return text == null ? List.of() : List.of(text);
        }
        if (list.items().isEmpty()) {
            mistakes.add(list, "the list is empty", "write at least one value in it, or leave the key out");
        }
        List<Text> texts = new ArrayList<>();
        for (FileNode item : list.items()) {
            Text text = asScalar(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
