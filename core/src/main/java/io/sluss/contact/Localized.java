package io.sluss.contact;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text in the languages of the service. Immutable.
 */
public final class Localized {
    private final Map<String, String> byLanguage;
    private final String first;

    private Localized(Map<String, String> byLanguage) {
        this.byLanguage = byLanguage;
        this.first = byLanguage.values().iterator().next();
    }

    /**
     * A text in several languages.
     *
     * @param byLanguage language code to text; the first is the one to fall back to
     * @throws IllegalArgumentException if it is empty
     */
    public static Localized of(Map<String, String> byLanguage) {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text needs a language");
        }
        return new Localized(new LinkedHashMap<>(byLanguage));
    }

    /** One text whatever the language. */
    public static Localized of(String text) {
        return new Localized(Map.of("", text));
    }

    /** The text in {@code language}, or in the first language where there is none. */
    public String in(@Nullable String language) {
        return language == null ? first : byLanguage.getOrDefault(language, first);
    }

    /** Whether it has a text of its own in {@code language}, or one for all languages. */
    public boolean isIn(String language) {
        return byLanguage.containsKey(language) || byLanguage.containsKey("");
    }

    /** The text in every language there is one in, the first language first. */
    public Collection<String> texts() {
        return Collections.unmodifiableCollection(byLanguage.values());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Localized that && byLanguage.equals(that.byLanguage);
    }

    @Override
    public int hashCode() {
        return byLanguage.hashCode();
    }

    @Override
    public String toString() {
        return first;
    }
}
