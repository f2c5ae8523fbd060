package io.sluss.examples.report;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.rules.RuleSet;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What the report says, in one language, and what it calls regions and reasons. Immutable. */
final class Words {
    /** The languages it is written in. */
    static final List<String> LANGUAGES = List.of("sv", "en");

    private final String language;
    private final RuleSet rules;
    private final Properties texts;
    private final Numbers numbers;

    Words(String language, RuleSet rules) {
        this.language = language;
        this.rules = rules;
        this.texts = read(language);
        this.numbers = new Numbers(language);
    }

    static Properties read(String language) {
        String file = "words-" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    String language() {
        return language;
    }

    Numbers numbers() {
        return numbers;
    }

    /** A text, with what belongs into its places {0}, {1} and so on. */
    String say(String key, Object... parts) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        for (int i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", parts[i].toString());
        }
        return text;
    }

    /** What a region is called. */
    String region(String id) {
        return switch (id) {
            case Cell.ALL -> say("all");
            case Cell.UNKNOWN -> say("region.unknown");
            default ->
                rules.region(new Region(id))
                        .map(region -> region.label().in(language))
                        .orElse(id);
        };
    }

    /** What a reason is called. */
    String reason(String id) {
        return switch (id) {
            case Cell.ALL -> say("all");
            case Cell.UNKNOWN -> say("reason.unknown");
            default ->
                rules.reason(new ReasonId(id))
                        .map(reason -> reason.label().in(language))
                        .orElse(id);
        };
    }

    /** What a region is called where there is little room: without the words that all regions begin with. */
    String shortRegion(String id) {
        String name = region(id);
        int space = name.lastIndexOf(' ');
        return id.equals(Cell.UNKNOWN) || space < 0 ? name : name.substring(space + 1);
    }

    /** What a language is called. */
    String languageName(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(language));
        return name.isEmpty() ? code : name;
    }

    /** {@code 07–08} for the hour {@code 07}. */
    String hour(String hour) {
        int from = Integer.parseInt(hour);
        return String.format(Locale.ROOT, "%02d–%02d", from, from + 1);
    }
}
