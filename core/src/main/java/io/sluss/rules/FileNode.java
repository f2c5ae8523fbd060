package io.sluss.rules;

import java.util.List;

/** A piece of a rules file as it is written, with where it stands. Nothing is interpreted: every scalar is text. */
sealed interface FileNode {
    /**
     * A place in the file.
     *
     * @param line from 1
     * @param column from 1
     */
    record Spot(int line, int column) {
        static final Spot START = new Spot(1, 1);
    }

    /** Where it begins. */
    Spot at();

    /** Its path, {@code reasons.bicycle-theft.urgency}; items of a list are counted from 1, {@code offers[2].name}. */
    String path();

    /**
     * A scalar.
     *
     * @param quoted whether it stands in quotes or in a text block, so that it is surely meant as text
     */
    record Text(Spot at, String path, String value, boolean quoted) implements FileNode {
        /** Whether nothing is written after the key. */
        boolean isNothing() {
            return !quoted && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /** A list. */
    record Items(Spot at, String path, List<FileNode> items) implements FileNode {}

    /**
     * A map, in the order of the file, keys that are written twice included.
     *
     * @param owner where the key stands whose value it is
     */
    record Fields(Spot at, Spot owner, String path, List<Field> fields) implements FileNode {}

    /** What was refused already and needs no second mistake. */
    record Refused(Spot at, String path) implements FileNode {}

    /**
     * A key and its value.
     *
     * @param at where the key stands
     */
    record Field(Spot at, String key, FileNode value) {}
}
