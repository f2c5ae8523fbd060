package io.sluss.rules;

import io.sluss.rules.FileNode.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The file {@code small.yaml}, and what it becomes when pieces of it are replaced. */
final class SmallRules {
    /** Stands in a replacement where the mistake is expected. */
    static final String HERE = "§";

    private String text;

    private SmallRules(String text) {
        this.text = text;
    }

    static SmallRules good() {
        try (InputStream in = SmallRules.class.getResourceAsStream("small.yaml")) {
            return new SmallRules(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the only place where {@code old} stands; {@value #HERE} may mark where the mistake is. */
    SmallRules with(String old, String replacement) {
        int first = text.indexOf(old);
        if (first < 0 || text.indexOf(old, first + 1) >= 0) {
            throw new IllegalArgumentException("does not stand once in the file: " + old);
        }
        text = text.replace(old, replacement);
        return this;
    }

    /** The text without marks. */
    String text() {
        return text.replace(HERE, "");
    }

    /** Where the marks stand. */
    List<Spot> marks() {
        List<Spot> spots = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            int at = lines[line].indexOf(HERE);
            for (int before = 0; at >= 0; before++) {
                spots.add(new Spot(line + 1, at + 1 - before));
                at = lines[line].indexOf(HERE, at + 1);
            }
        }
        return spots;
    }

    /** What is wrong with it. */
    List<Mistake> mistakes() {
        return mistakes(text());
    }

    static List<Mistake> mistakes(String text) {
        try {
            RuleSetFile.parse("small.yaml", text);
            return List.of();
        } catch (RulesFileException e) {
            return e.mistakes();
        }
    }
}
