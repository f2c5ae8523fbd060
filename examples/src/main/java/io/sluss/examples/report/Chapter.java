package io.sluss.examples.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chapter of the report, in the order of its parts, before it is put into a form. Not thread-safe while it is written. */
final class Chapter {
    /** How a sentence is meant. */
    enum Tone {
        /** What the reader came for. */
        MAIN,
        /** How it is to be read. */
        NOTE,
        /** What must not be overlooked. */
        WARNING
    }

    /** What a chapter is made of. */
    sealed interface Part permits Sentence, Grid, Picture {}

    /** A paragraph. */
    record Sentence(Tone tone, String text) implements Part {}

    /**
     * A table: the first column names its row.
     *
     * @param caption what it shows
     * @param columns what the columns are called, the first one too
     * @param rows at least one
     */
    record Grid(String caption, List<String> columns, List<Row> rows) implements Part {
        Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row of a table.
     *
     * @param total whether it is the sum of the others
     */
    record Row(String name, List<String> cells, boolean total) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A chart, which shows nothing that is not said in a table too.
     *
     * @param caption what it shows
     * @param svg the drawing
     */
    record Picture(String caption, String svg) implements Part {}

    private final String id;
    private final String title;
    private final List<Part> parts = new ArrayList<>();

    /**
     * An empty chapter.
     *
     * @param id what links lead to
     * @param title its heading
     */
    Chapter(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    List<Part> parts() {
        return Collections.unmodifiableList(parts);
    }

    void main(String text) {
        parts.add(new Sentence(Tone.MAIN, text));
    }

    void note(String text) {
        parts.add(new Sentence(Tone.NOTE, text));
    }

    void warning(String text) {
        parts.add(new Sentence(Tone.WARNING, text));
    }

    /** Adds a table unless it has no rows. */
    void grid(String caption, List<String> columns, List<Row> rows) {
        if (!rows.isEmpty()) {
            parts.add(new Grid(caption, columns, rows));
        }
    }

    /** Adds a chart, unless there is none. */
    void picture(@Nullable Picture picture) {
        if (picture != null) {
            parts.add(picture);
        }
    }
}
