package io.sluss.rules;

import io.sluss.contact.Localized;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every text that people hear or read, by its name in the rules file ({@code greeting}, {@code offer.e-service},
 * {@code ask.suspect-known}). Immutable.
 */
public final class Texts {
    private final Map<String, Localized> byName;

    /**
     * Copies the texts.
     *
     * @param byName the texts
     */
    Texts(Map<String, Localized> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** The text of this name. */
    public Optional<Localized> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The text of this name in a language, its placeholders filled in; an empty string where the file has none, which
     * it may only where the text is not needed.
     *
     * @param values placeholder, without braces, to value
     */
    public String fill(String name, @Nullable String language, Map<String, String> values) {
        Localized text = byName.get(name);
        if (text == null) {
            return "";
        }
        String filled = text.in(language);
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
