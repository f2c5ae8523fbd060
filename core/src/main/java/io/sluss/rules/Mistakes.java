package io.sluss.rules;

import io.sluss.rules.FileNode.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Mistakes {
    /** A file with more is not read to the end. */
    static final int MOST = 1_000;

    private static final int LONGEST_QUOTE = 60;

    /** The file has {@value #MOST} mistakes, which is enough to know. */
    static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super(null, null, false, false);
        }
    }

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /** @throws EnoughException if there are so many that reading stops here */
    void add(Spot at, String path, String what, String mend) {
        found.add(new Mistake(file, at.line(), at.column(), path, what, mend));
        if (found.size() >= MOST) {
            throw new EnoughException();
        }
    }

    void add(FileNode node, String what, String mend) {
        add(node.at(), node.path(), what, mend);
    }

    int count() {
        return found.size();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order of the file. */
    List<Mistake> inOrder() {
        List<Mistake> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
        if (all.size() >= MOST) {
            Mistake last = all.get(all.size() - 1);
            String what = "the file has " + MOST + " mistakes or more; the rest was not looked for";
            all.add(new Mistake(file, last.line(), last.column(), "", what, "mend these first"));
        }
        return List.copyOf(all);
    }

    /** Something that stands in the file, in backquotes, on one line and not too long. */
    static String quote(String written) {
        String line = written.replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        if (length > LONGEST_QUOTE) {
            line = line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        }
        return "`" + line + "`";
    }
}
