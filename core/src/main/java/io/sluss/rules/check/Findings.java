package io.sluss.rules.check;

import io.sluss.rules.WrittenRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one file. */
final class Findings {
    private final WrittenRules file;
    private final List<Finding> found = new ArrayList<>();

    Findings(WrittenRules file) {
        this.file = file;
    }

    /** Adds what is found at a path of the file. */
    void add(FindingKind kind, String path, String what, @Nullable String example, String mend) {
        add(kind, file.line(path), what, example, mend);
    }

    void add(FindingKind kind, int line, String what, @Nullable String example, String mend) {
        found.add(new Finding(kind, file.name(), line, what, example, mend));
    }

    /** All of them, in the order of the file. */
    List<Finding> inOrder() {
        List<Finding> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(Finding::line).thenComparing(Finding::kind));
        return List.copyOf(all);
    }
}
