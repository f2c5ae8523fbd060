package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what is written per language, {@code {sv: …, en: …}}. */
final class LocalizedReader {
    /** What stands in for a text that was reported; no rule set is made of it. */
    static final Localized NONE = Localized.of("");

    private final List<String> languages;
    private final Mistakes mistakes;
    private final Scalars scalars;

    /** @param languages the languages served; empty if they could not be read, and then any may be written */
    LocalizedReader(List<String> languages, Mistakes mistakes) {
        this.languages = languages;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    /** What things are called: the first language is needed, the others fall back to it. */
    Localized label(Section section) {
        return read(section.find("label"), false, (language, text) -> scalars.words(text));
    }

    /** What people hear or read: every language is needed. */
    Localized text(@Nullable FileNode node, BiFunction<String, Text, @Nullable String> check) {
        return read(node, true, check);
    }

    /** An address, one for all languages or one for each. */
    @Nullable
    Localized address(@Nullable FileNode node) {
        if (node == null) {
            return null;
        }
        if (node instanceof Text text) {
            String address = text.isNothing() ? none(text) : scalars.address(text, false);
            return address == null ? NONE : Localized.of(address);
        }
        return read(node, false, (language, text) -> scalars.address(text, false));
    }

    private @Nullable String none(Text text) {
        mistakes.add(text, "has no value", "write an address, as in https://example.se/form");
        return null;
    }

    private Localized read(@Nullable FileNode node, boolean every, BiFunction<String, Text, @Nullable String> check) {
        Section section = perLanguage(node);
        Map<String, String> read = new LinkedHashMap<>();
        for (Field field : section.all()) {
            Text text = section.asScalar(field.value());
            String value = text == null ? null : check.apply(field.key(), text);
            if (value != null) {
                read.put(field.key(), value);
            }
        }
        if (node instanceof FileNode.Fields) {
            reportMissing(section, every);
        }
        Map<String, String> inOrder = new LinkedHashMap<>();
        for (String language : languages) {
            String text = read.get(language);
            if (text != null) {
                inOrder.put(language, text);
            }
        }
        return inOrder.isEmpty() ? NONE : Localized.of(inOrder);
    }

    private void reportMissing(Section section, boolean every) {
        for (String language : every ? languages : languages.stream().limit(1).toList()) {
            if (!section.has(language)) {
                section.missing(language, "write it in the language `" + language + "` too: `" + language + ": …`");
            }
        }
    }

    /** A map by language. Languages that are not served are reported and still read. */
    Section perLanguage(@Nullable FileNode node) {
        String example = "{" + String.join(": …, ", languages.isEmpty() ? List.of("sv") : languages) + ": …}";
        Section section = Section.free(node, example, mistakes);
        for (Field field : section.all()) {
            if (!languages.isEmpty() && !languages.contains(field.key())) {
                String what = Mistakes.quote(field.key()) + " is not a language of this service";
                String mend = NearName.choice(languages) + ", or add it to `languages`";
                mistakes.add(field.at(), field.value().path(), what, mend);
            }
        }
        return section;
    }
}
