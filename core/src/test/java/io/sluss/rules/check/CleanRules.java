package io.sluss.rules.check;

import io.sluss.rules.RuleSetFile;
import io.sluss.rules.WrittenRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The file {@code clean.yaml}, in which nothing is found, and what it becomes when pieces of it are replaced. */
final class CleanRules {
    static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    /** Stands where something is found. */
    static final String HERE = "§";

    private static final String LAST_RULE = "  - name: The rest\n";

    private final String text;

    private CleanRules(String text) {
        this.text = text;
    }

    static CleanRules clean() {
        try (InputStream in = CleanRules.class.getResourceAsStream("clean.yaml")) {
            return new CleanRules(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the only place where {@code old} stands. */
    CleanRules with(String old, String replacement) {
        int first = text.indexOf(old);
        if (first < 0 || text.indexOf(old, first + 1) >= 0) {
            throw new IllegalArgumentException("does not stand once in the file: " + old);
        }
        return new CleanRules(text.replace(old, replacement));
    }

    /** Adds offer rules before the last one, which takes whatever the others leave. */
    CleanRules withRules(String... rules) {
        StringBuilder added = new StringBuilder();
        for (String rule : rules) {
            added.append("  - {").append(rule).append("}\n");
        }
        return with(LAST_RULE, added + LAST_RULE);
    }

    /** Has these offer rules and no others. */
    CleanRules withOnlyRules(String rules) {
        int start = text.indexOf("offers:\n");
        int end = text.indexOf("texts:\n");
        return new CleanRules(text.substring(0, start) + "offers:\n" + rules + "\n" + text.substring(end));
    }

    /** The line with the mark, or 0 if there is none. */
    int markedLine() {
        int at = text.indexOf(HERE);
        return at < 0 ? 0 : (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    String text() {
        return text.replace(HERE, "");
    }

    WrittenRules written() {
        return RuleSetFile.written("clean.yaml", text());
    }

    List<Finding> findings() {
        return RuleSetCheck.findings(written(), TODAY);
    }
}
