package io.sluss.examples.decide;

import io.sluss.examples.UserMistake;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which column of a file holds which field of a contact. Immutable. */
public final class ColumnMap {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,39}");

    private final Map<Field, Integer> columnOf;
    private final int columns;

    private ColumnMap(Map<Field, Integer> columnOf, int columns) {
        this.columnOf = new EnumMap<>(columnOf);
        this.columns = columns;
    }

    /**
     * Reads what was asked for, {@code field=column}.
     *
     * @throws UserMistake if a field is none
     */
    public static Map<Field, String> wanted(Map<String, String> asked) {
        Map<Field, String> wanted = new LinkedHashMap<>();
        asked.forEach((field, column) -> {
            Field known = Field.named(field.strip())
                    .orElseThrow(() -> new UserMistake(
                            "--map names the field " + field.strip() + ", which is none; there are " + Field.all()));
            wanted.put(known, column.strip());
        });
        return wanted;
    }

    /**
     * Finds the columns in the header row: those asked for, and otherwise those named like a field.
     *
     * @throws UserMistake if one that was asked for is missing, one is there twice, or none can be used
     */
    public static ColumnMap of(Map<Field, String> wanted, List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        Map<Field, Integer> found = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String column = wanted.getOrDefault(field, field.label());
            int at = names.indexOf(column);
            if (at < 0 && wanted.containsKey(field)) {
                throw new UserMistake("line 1: there is no column " + column + " (for " + field.label()
                        + "); the columns are " + shown(names));
            }
            if (at >= 0 && names.lastIndexOf(column) != at) {
                throw new UserMistake("line 1: the column " + column + " is there twice, as column " + (at + 1)
                        + " and column " + (names.lastIndexOf(column) + 1));
            }
            if (at >= 0) {
                found.put(field, at);
            }
        }
        if (found.isEmpty() || (found.size() == 1 && found.containsKey(Field.ORIGIN))) {
            throw new UserMistake("line 1: no column is named like a field of a contact (" + Field.all()
                    + "); name them with --map, as in --map utterance=summary,place=location. The columns are "
                    + shown(names));
        }
        return new ColumnMap(found, names.size());
    }

    /** The names, but for what may be no name at all: a file without a header begins with what somebody said. */
    private static String shown(List<String> names) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            shown.add(NAME.matcher(name).matches() ? name : "(column " + (i + 1) + ")");
        }
        return String.join(", ", shown);
    }

    /** Whether a column holds it. */
    public boolean has(Field field) {
        return columnOf.containsKey(field);
    }

    /** Where in a row it is, from 0; less than 0 when no column holds it. */
    public int at(Field field) {
        return columnOf.getOrDefault(field, -1);
    }

    /** How many columns a row has. */
    public int columns() {
        return columns;
    }

    /** The field's text in a row, stripped; empty when there is no such column. */
    public String text(Field field, List<String> row) {
        Integer at = columnOf.get(field);
        return at == null ? "" : row.get(at).strip();
    }
}
