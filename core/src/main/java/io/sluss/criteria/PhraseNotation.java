package io.sluss.criteria;

import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compact notation of phrases: {@code (någon|de) har (tagit|snott) min cykel}, {@code (en|) stulen cykel}. Brackets
 * may nest, and {@code <cykel>} stands for any word of a list of synonyms.
 */
public final class PhraseNotation {
    /** One line may not stand for more phrases than this. */
    public static final int MAX_EXPANSIONS = 10_000;

    private final String text;
    private final Map<String, List<String>> synonyms;
    private int at;

    private PhraseNotation(String text, Map<String, List<String>> synonyms) {
        this.text = text;
        this.synonyms = synonyms;
    }

    /**
     * Every phrase that {@code text} stands for, as normalised words; each once, none empty.
     *
     * @throws IllegalArgumentException if a bracket is not closed, if it stands for nothing, or for more than
     *     {@value #MAX_EXPANSIONS}
     */
    public static Set<List<String>> expand(String text) {
        return expand(text, Map.of());
    }

    /**
     * Every phrase that {@code text} stands for, where {@code <name>} stands for any of the synonyms of that name.
     *
     * @throws IllegalArgumentException also if it names synonyms that there are not
     */
    public static Set<List<String>> expand(String text, Map<String, List<String>> synonyms) {
        PhraseNotation notation = new PhraseNotation(text, synonyms);
        List<String> all = notation.alternatives(0);
        if (notation.at < text.length()) {
            throw new IllegalArgumentException("has a ) without its (");
        }
        Set<List<String>> phrases = new LinkedHashSet<>();
        // A space parts words whatever stands around it, so each piece need be normalised but once.
        Map<String, List<String>> normalised = new HashMap<>();
        for (String phrase : all) {
            List<String> words = new ArrayList<>();
            for (String piece : phrase.split(" ", -1)) {
                words.addAll(normalised.computeIfAbsent(piece, PhraseNotation::normalised));
            }
            if (!words.isEmpty()) {
                phrases.add(List.copyOf(words));
            }
        }
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("holds no word");
        }
        return phrases;
    }

    /** Its words, each kept once in memory, since a few words make very many phrases. */
    private static List<String> normalised(String piece) {
        return Wording.of(piece).words().stream().map(String::intern).toList();
    }

    private List<String> alternatives(int depth) {
        if (depth > 10) {
            throw new IllegalArgumentException("has brackets more than ten deep");
        }
        List<String> all = new ArrayList<>();
        List<String> current = new ArrayList<>(List.of(""));
        StringBuilder literal = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                at++;
                current = joined(current, List.of(literal.toString()));
                literal.setLength(0);
                current = joined(current, alternatives(depth + 1));
                if (at >= text.length()) {
                    throw new IllegalArgumentException("has a ( without its )");
                }
                at++;
            } else if (c == '<') {
                current = joined(current, List.of(literal.toString()));
                literal.setLength(0);
                current = joined(current, synonyms());
            } else if (c == '|') {
                at++;
                addAll(all, joined(current, List.of(literal.toString())));
                literal.setLength(0);
                current = new ArrayList<>(List.of(""));
            } else if (c == ')') {
                break;
            } else {
                literal.append(c);
                at++;
            }
        }
        addAll(all, joined(current, List.of(literal.toString())));
        return all;
    }

    private List<String> synonyms() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw new IllegalArgumentException("has a < without its >");
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        List<String> words = synonyms.get(name);
        if (words == null || words.isEmpty()) {
            throw new IllegalArgumentException(
                    "names synonyms that there are not; add `" + name + ": […]` under `synonyms`, or write (a|b)");
        }
        return words;
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MAX_EXPANSIONS) {
            throw tooMany();
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }

    private static void addAll(List<String> to, List<String> from) {
        if (to.size() + from.size() > MAX_EXPANSIONS) {
            throw tooMany();
        }
        to.addAll(from);
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("stands for more than " + MAX_EXPANSIONS + " phrases; write it as several");
    }
}
