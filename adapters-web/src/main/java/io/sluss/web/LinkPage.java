package io.sluss.web;

import io.sluss.contact.Localized;
import io.sluss.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page a link shows when a person is the way. In every language of the service, the reader's first. Without script,
 * cookies or anything from elsewhere.
 */
final class LinkPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE =
            "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}";

    private static final Map<String, String> TITLES = Map.of(
            "sv", "Det här hjälper en människa dig med",
            "en", "A person will help you with this");

    private LinkPage() {}

    /** Says that a person is the way: what someone in danger does, and who answers. */
    static Reply person(RuleSet rules, String language) {
        List<String> languages = languages(rules, language);
        StringBuilder html = start(languages);
        Map<String, String> number = Map.of("number", rules.emergencyNumber());
        Localized agents = rules.matching().liveAgent().label();
        for (String each : languages) {
            html.append(paragraph(each, rules.texts().fill("emergency", each, number)));
            html.append(paragraph(each, agents.in(each)));
        }
        return finished(html);
    }

    private static List<String> languages(RuleSet rules, String first) {
        List<String> languages = new ArrayList<>(rules.languages());
        languages.remove(first);
        languages.add(0, first);
        return languages;
    }

    private static StringBuilder start(List<String> languages) {
        String first = languages.get(0);
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"").append(escaped(first));
        html.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.append(escaped(title(first))).append("</title>\n<style>").append(STYLE);
        return html.append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(titleInAll(languages))
                .append("</h1>\n");
    }

    private static Reply finished(StringBuilder html) {
        html.append("</main>\n</body>\n</html>\n");
        return Reply.html(200, html.toString()).with("Content-Security-Policy", POLICY);
    }

    private static String paragraph(String language, String text) {
        return "<p lang=\"" + escaped(language) + "\">" + escaped(text) + "</p>\n";
    }

    private static String titleInAll(List<String> languages) {
        return languages.stream()
                .map(LinkPage::spoken)
                .distinct()
                .map(known -> "<span lang=\"" + known + "\">" + escaped(title(known)) + "</span>")
                .collect(Collectors.joining(" / "));
    }

    private static String title(String language) {
        return TITLES.getOrDefault(spoken(language), "");
    }

    /** The language this page speaks to somebody who reads {@code language}. */
    private static String spoken(String language) {
        return TITLES.containsKey(language) ? language : "en";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
