package io.sluss.rules;

import io.sluss.contact.Names;
import io.sluss.contact.ReasonId;
import io.sluss.criteria.PhraseNotation;
import io.sluss.criticality.PhraseLine;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Items;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what callers say, in the notation of {@link PhraseNotation}, and finds what two reasons both claim. */
final class PhrasesReader {
    /** One line can be read by people, and expanded without harm. Characters. */
    static final int LONGEST_LINE = 2_000;

    /** More than this would fill the memory of a small server. */
    static final int MOST_PHRASES = 300_000;

    private record Claim(String reason, int line) {}

    private final Head head;
    private final Mistakes mistakes;
    private final LocalizedReader localized;
    private final Map<String, Map<List<String>, Claim>> claims = new HashMap<>();
    private final List<PhraseLine> read = new ArrayList<>();
    private int count;

    PhrasesReader(Head head, Mistakes mistakes) {
        this.head = head;
        this.mistakes = mistakes;
        this.localized = new LocalizedReader(head.languages(), mistakes);
    }

    /** The phrases of a reason, by language. */
    Map<String, Set<List<String>>> read(String reason, Section section) {
        FileNode node = section.find("phrases");
        if (node == null && head.recognition()) {
            section.missing("phrases", "write what callers say: `phrases: {" + example() + "}`");
        }
        Section perLanguage = localized.perLanguage(node);
        if (node instanceof FileNode.Fields && head.recognition()) {
            for (String language : head.languages()) {
                if (!perLanguage.has(language)) {
                    perLanguage.missing(language, "write what callers say in the language `" + language + "` too");
                }
            }
        }
        Map<String, Set<List<String>>> phrases = new LinkedHashMap<>();
        for (Field field : perLanguage.all()) {
            List<Text> lines = lines(field, perLanguage);
            phrases.put(field.key(), claimed(reason, field.key(), lines));
        }
        return phrases;
    }

    /** Every line that was read. */
    List<PhraseLine> lines() {
        return read;
    }

    private String example() {
        return String.join(": […], ", head.languages()) + ": […]";
    }

    private List<Text> lines(Field field, Section perLanguage) {
        if (field.value() instanceof Items list) {
            return perLanguage.oneOrMore(list);
        }
        if (perLanguage.asScalar(field.value()) != null) {
            mistakes.add(field.value(), "one text stands where a list of phrases should", "write [a phrase, another]");
        }
        return List.of();
    }

    private Set<List<String>> claimed(String reason, String language, List<Text> lines) {
        Map<List<String>, Claim> claimed = claims.computeIfAbsent(language, l -> new HashMap<>());
        Set<List<String>> phrases = new LinkedHashSet<>();
        for (Text line : lines) {
            Claim claim = new Claim(reason, line.at().line());
            Claim rival = null;
            List<String> both = List.of();
            Set<List<String>> expanded = expand(line);
            if (!expanded.isEmpty() && Names.isName(reason)) {
                read.add(new PhraseLine(new ReasonId(reason), expanded));
            }
            for (List<String> phrase : expanded) {
                Claim first = claimed.putIfAbsent(phrase, claim);
                if (first != null && rival == null && !first.reason().equals(reason)) {
                    rival = first;
                    both = phrase;
                }
                phrases.add(phrase);
            }
            if (rival != null) {
                String what = Mistakes.quote(String.join(" ", both)) + " is a phrase of `" + rival.reason()
                        + "` already, on line " + rival.line();
                mistakes.add(line, what, "a phrase stands for one reason: keep one of the two");
            }
        }
        return phrases;
    }

    /** Every phrase of a list under {@code says}. */
    List<List<String>> says(List<Text> lines) {
        List<List<String>> all = new ArrayList<>();
        lines.forEach(line -> all.addAll(expand(line)));
        return all;
    }

    private Set<List<String>> expand(Text line) {
        if (line.value().length() > LONGEST_LINE) {
            mistakes.add(line, "the phrase is longer than " + LONGEST_LINE + " characters", "write it as several");
            return Set.of();
        }
        if (count > MOST_PHRASES) {
            return Set.of();
        }
        try {
            Set<List<String>> phrases = PhraseNotation.expand(line.value(), head.synonyms());
            count += phrases.size();
            if (count > MOST_PHRASES) {
                String what = "with this line the file stands for more than " + MOST_PHRASES + " phrases";
                mistakes.add(line, what, "use fewer brackets");
            }
            return phrases;
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            int semicolon = said.indexOf("; ");
            String what = Mistakes.quote(line.value()) + " " + (semicolon < 0 ? said : said.substring(0, semicolon));
            String notation = "write words, with (a|b) for either and (a|) for a or nothing";
            mistakes.add(line, what, semicolon < 0 ? notation : said.substring(semicolon + 2));
            return Set.of();
        }
    }
}
