package io.sluss.examples.report;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every number of the report, in the order in which it is listed. Not thread-safe. */
final class Figures {
    private record Key(Cell cell, String measure) {}

    private final Map<Key, Figure> figures = new LinkedHashMap<>();

    void add(Figure figure) {
        if (figures.put(new Key(figure.cell(), figure.measure()), figure) != null) {
            throw new IllegalStateException(figure.measure() + " is there twice");
        }
    }

    /** One figure, or null where there is none. */
    @Nullable
    Figure of(Cell cell, String measure) {
        return figures.get(new Key(cell, measure));
    }

    /** The count, 0 where there is none. */
    long count(Cell cell, String measure) {
        Figure figure = of(cell, measure);
        Double value = figure == null ? null : figure.value();
        return value == null ? 0 : Math.round(value);
    }

    /** The last parts of measures that begin with {@code prefix/}, in their order. */
    List<String> parts(Cell cell, String prefix) {
        return figures.keySet().stream()
                .filter(key -> key.cell().equals(cell) && key.measure().startsWith(prefix + "/"))
                .map(key -> key.measure().substring(prefix.length() + 1))
                .toList();
    }

    /** The regions that have contacts, {@link Cell#UNKNOWN} among them, in their order. */
    List<String> regions() {
        return figures.keySet().stream()
                .filter(key -> key.measure().equals(Measure.CONTACTS))
                .map(Key::cell)
                .filter(cell -> !cell.region().equals(Cell.ALL) && cell.reason().equals(Cell.ALL))
                .map(Cell::region)
                .toList();
    }

    /** The reasons that have contacts, {@link Cell#UNKNOWN} among them, in their order. */
    List<String> reasons() {
        return figures.keySet().stream()
                .filter(key -> key.measure().equals(Measure.CONTACTS))
                .map(Key::cell)
                .filter(cell -> cell.region().equals(Cell.ALL) && !cell.reason().equals(Cell.ALL))
                .map(Cell::reason)
                .toList();
    }

    Collection<Figure> all() {
        return Collections.unmodifiableCollection(figures.values());
    }
}
