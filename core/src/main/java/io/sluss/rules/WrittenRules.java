package io.sluss.rules;

import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Fields;
import io.sluss.rules.FileNode.Items;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rules file without mistakes, and where everything in it is written. Paths are those of {@link Mistake#path}: items
 * of a list are counted from 1, {@code offers[2].when}. Immutable.
 */
public final class WrittenRules {
    /**
     * One value as it is written.
     *
     * @param line its line, from 1
     * @param text the text, notation and all
     */
    public record Value(int line, String text) {}

    private final String name;
    private final RuleSet rules;
    private final Map<String, FileNode> nodes = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    WrittenRules(String name, RuleSet rules, FileNode root) {
        this.name = name;
        this.rules = rules;
        note(root);
    }

    private void note(FileNode node) {
        nodes.put(node.path(), node);
        if (node instanceof Items list) {
            for (FileNode item : list.items()) {
                lines.put(item.path(), item.at().line());
                note(item);
            }
        } else if (node instanceof Fields map) {
            for (Field field : map.fields()) {
                lines.put(field.value().path(), field.at().line());
                note(field.value());
            }
        }
    }

    /** What the file is called. */
    public String name() {
        return name;
    }

    /** What it means. */
    public RuleSet rules() {
        return rules;
    }

    /** The line where {@code path} is written; where it is not there, that of what it would stand in; at least 1. */
    public int line(String path) {
        for (String at = path; !at.isEmpty(); at = above(at)) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private static String above(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }

    /** The keys of the map at {@code path}, in the order of the file; none if there is no map. */
    public List<String> keys(String path) {
        return nodes.get(path) instanceof Fields map
                ? map.fields().stream().map(Field::key).toList()
                : List.of();
    }

    /** The value at {@code path}, or those of the list there; none if there is neither. */
    public List<Value> values(String path) {
        FileNode node = nodes.get(path);
        List<Value> values = new ArrayList<>();
        for (FileNode item :
                node instanceof Items list ? list.items() : node == null ? List.<FileNode>of() : List.of(node)) {
            if (item instanceof Text text) {
                values.add(new Value(text.at().line(), text.value()));
            }
        }
        return values;
    }
}
