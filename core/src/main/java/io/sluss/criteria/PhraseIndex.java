package io.sluss.criteria;

import io.sluss.contact.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many phrases stand in what was said: their words in order, with at most a given number of other words
 * between neighbours. A tree of words, so that the cost hardly grows with the number of phrases. Immutable.
 *
 * @param <T> what a phrase leads to
 */
public final class PhraseIndex<T> {
    /**
     * A phrase that was found.
     *
     * @param value what it leads to
     * @param from its first word's place in what was said
     * @param to the place after its last word
     * @param length how many words it has
     */
    public record Hit<T>(T value, int from, int to, int length) {}

    private static final class Node<T> {
        private Map<String, Node<T>> next = Map.of();
        private List<T> values = List.of();

        private Node<T> child(String word) {
            if (next.isEmpty()) {
                next = new HashMap<>(2);
            }
            return next.computeIfAbsent(word, w -> new Node<>());
        }

        private void add(T value) {
            if (!values.contains(value)) {
                List<T> more = new ArrayList<>(values);
                more.add(value);
                values = List.copyOf(more);
            }
        }

        /** The same tree with maps of their least size. */
        private void freeze() {
            Deque<Node<T>> left = new ArrayDeque<>(List.of(this));
            for (Node<T> node = left.poll(); node != null; node = left.poll()) {
                node.next = Map.copyOf(node.next);
                left.addAll(node.next.values());
            }
        }
    }

    private final Node<T> root;
    private final int maxGap;
    private final int size;

    private PhraseIndex(Node<T> root, int maxGap, int size) {
        this.root = root;
        this.maxGap = maxGap;
        this.size = size;
    }

    /**
     * An index of phrases as {@link PhraseNotation} expands them.
     *
     * @param phrases per value its phrases
     * @param maxGap how many other words may stand between two words of a phrase
     */
    public static <T> PhraseIndex<T> of(Map<T, ? extends Collection<List<String>>> phrases, int maxGap) {
        Node<T> root = new Node<>();
        int[] size = {0};
        phrases.forEach((value, list) -> list.forEach(phrase -> {
            Node<T> node = root;
            for (String word : phrase) {
                node = node.child(word);
            }
            node.add(value);
            size[0]++;
        }));
        root.freeze();
        return new PhraseIndex<>(root, maxGap, size[0]);
    }

    /** An index of phrases whose words follow each other without a gap. */
    public static PhraseIndex<Boolean> ofSequences(Collection<List<String>> phrases) {
        return of(Map.of(Boolean.TRUE, phrases), 0);
    }

    /** Whether any phrase stands in {@code wording}. */
    public boolean isIn(Wording wording) {
        return search(wording.words(), hit -> true) != null;
    }

    /** Every phrase that stands in {@code wording}; the same value may come several times. */
    public List<Hit<T>> allIn(Wording wording) {
        return allIn(wording.words());
    }

    /** Every phrase that stands in {@code words}, which are normalised as those of a {@link Wording} are. */
    public List<Hit<T>> allIn(List<String> words) {
        List<Hit<T>> hits = new ArrayList<>(4);
        search(words, hit -> {
            hits.add(hit);
            return false;
        });
        return hits;
    }

    /** Whether any phrase stands in {@code words} with its first word at {@code at}. */
    boolean isAt(List<String> words, int at) {
        return searchFrom(words, at, hit -> true) != null;
    }

    /** The words that phrases begin with. */
    Set<String> firstWords() {
        return root.next.keySet();
    }

    private @Nullable Hit<T> search(List<String> words, Predicate<Hit<T>> enough) {
        for (int at = 0; at < words.size(); at++) {
            Hit<T> hit = searchFrom(words, at, enough);
            if (hit != null) {
                return hit;
            }
        }
        return null;
    }

    private @Nullable Hit<T> searchFrom(List<String> words, int at, Predicate<Hit<T>> enough) {
        Node<T> node = root.next.get(words.get(at));
        return node == null ? null : new Walk<>(words, at, maxGap, enough).from(node, at, 1);
    }

    /** The search from one word on. Words said again and again lead to the same place on very many ways: once is enough. */
    private static final class Walk<T> {
        /** So many steps are cheaper to take twice than to remember; only a text made for it needs more. */
        private static final int STEPS_NOT_REMEMBERED = 64;

        private record Step<T>(Node<T> node, int at) {}

        private final List<String> words;
        private final int start;
        private final int maxGap;
        private final Predicate<Hit<T>> enough;
        private final Set<Step<T>> taken = new HashSet<>(0);
        private int steps;

        Walk(List<String> words, int start, int maxGap, Predicate<Hit<T>> enough) {
            this.words = words;
            this.start = start;
            this.maxGap = maxGap;
            this.enough = enough;
        }

        @Nullable
        Hit<T> from(Node<T> node, int at, int length) {
            if (++steps > STEPS_NOT_REMEMBERED && !taken.add(new Step<>(node, at))) {
                return null;
            }
            for (T value : node.values) {
                Hit<T> hit = new Hit<>(value, start, at + 1, length);
                if (enough.test(hit)) {
                    return hit;
                }
            }
            if (node.next.isEmpty()) {
                return null;
            }
            int last = Math.min(words.size() - 1, at + 1 + maxGap);
            for (int next = at + 1; next <= last; next++) {
                Node<T> child = node.next.get(words.get(next));
                if (child != null) {
                    Hit<T> hit = from(child, next, length + 1);
                    if (hit != null) {
                        return hit;
                    }
                }
            }
            return null;
        }
    }

    /** Every phrase it holds, as words, in no certain order. */
    public Set<List<String>> phrases() {
        Set<List<String>> phrases = new HashSet<>();
        collect(root, List.of(), phrases);
        return phrases;
    }

    private static <T> void collect(Node<T> node, List<String> words, Set<List<String>> to) {
        if (!node.values.isEmpty()) {
            to.add(words);
        }
        node.next.forEach((word, child) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(word);
            collect(child, List.copyOf(longer), to);
        });
    }

    /** How many phrases it holds. */
    public int size() {
        return size;
    }
}
