package io.sluss.promise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the word that whoever calls back says first, so that a true callback can be told from a fraud: somebody who
 * pretends to call would have to guess it. Thread-safe.
 */
public final class CallWords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> SWEDISH = read("call-words-sv.txt");
    private static final List<String> ENGLISH = read("call-words-en.txt");

    private CallWords() {}

    /** A word in a language: a Swedish one for Swedish or none, an English one for any other. */
    public static String draw(@Nullable String language) {
        List<String> words = of(language);
        return words.get(RANDOM.nextInt(words.size()));
    }

    /** The words of a language, as {@link #draw} draws them. */
    static List<String> of(@Nullable String language) {
        return language == null || language.equals("sv") ? SWEDISH : ENGLISH;
    }

    private static List<String> read(String name) {
        try (InputStream in = CallWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
