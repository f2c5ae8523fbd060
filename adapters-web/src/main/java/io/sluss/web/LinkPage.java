package io.sluss.web;

import io.sluss.contact.Localized;
import io.sluss.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two pages a link may show before it leads on: what has to be asked, and that a person is the way. In every
 * language of the service, the reader's first. Without script, cookies or anything from elsewhere.
 */
final class LinkPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE =
            "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}"
                    + "fieldset{border:1px solid;border-radius:.5rem;margin:0 0 1.5rem;padding:1rem}"
                    + "legend p,p{margin:.25rem 0}label{display:inline-block;padding:.75rem 1.5rem .75rem 0}"
                    + "input{width:1.25rem;height:1.25rem;vertical-align:middle}"
                    + "button{font:inherit;padding:.75rem 1.5rem}";

    private static final String TITLE = "title";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String GO_ON = "go-on";
    private static final String PERSON = "person";
    private static final Map<String, String> SWEDISH = Map.of(
            TITLE, "Svara först på det här",
            YES, "Ja",
            NO, "Nej",
            GO_ON, "Fortsätt",
            PERSON, "Det här hjälper en människa dig med");
    private static final Map<String, String> ENGLISH = Map.of(
            TITLE, "Please answer this first",
            YES, "Yes",
            NO, "No",
            GO_ON, "Continue",
            PERSON, "A person will help you with this");

    private LinkPage() {}

    /** Asks the questions of these names, with yes or no. */
    static Reply questions(List<String> names, RuleSet rules, String language) {
        List<String> languages = languages(rules, language);
        StringBuilder html = start(TITLE, languages);
        html.append("<form method=\"post\">\n");
        for (String name : names) {
            Localized text = rules.questions().get(name);
            if (text != null) {
                html.append("<fieldset><legend>");
                languages.forEach(each -> html.append(paragraph(each, text.in(each))));
                html.append("</legend>\n");
                html.append(choice(name, YES, languages)).append(choice(name, NO, languages));
                html.append("</fieldset>\n");
            }
        }
        html.append("<button>").append(inAll(GO_ON, languages)).append("</button>\n</form>\n");
        return finished(html);
    }

    /** Says that a person is the way: what someone in danger does, and who answers. */
    static Reply person(RuleSet rules, String language) {
        List<String> languages = languages(rules, language);
        StringBuilder html = start(PERSON, languages);
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

    private static StringBuilder start(String title, List<String> languages) {
        String first = languages.get(0);
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"").append(escaped(first));
        html.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.append(escaped(word(title, first))).append("</title>\n<style>").append(STYLE);
        return html.append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(inAll(title, languages))
                .append("</h1>\n");
    }

    private static Reply finished(StringBuilder html) {
        html.append("</main>\n</body>\n</html>\n");
        return Reply.html(200, html.toString()).with("Content-Security-Policy", POLICY);
    }

    private static String choice(String name, String value, List<String> languages) {
        return "<label><input type=\"radio\" name=\"" + escaped(name) + "\" value=\"" + value + "\" required> "
                + inAll(value, languages) + "</label>\n";
    }

    private static String paragraph(String language, String text) {
        return "<p lang=\"" + escaped(language) + "\">" + escaped(text) + "</p>\n";
    }

    /** A word of this page in every language, each marked as what it is. */
    private static String inAll(String key, List<String> languages) {
        List<String> words = new ArrayList<>();
        for (String language : languages) {
            String known = language.equals("sv") ? "sv" : "en";
            String marked = "<span lang=\"" + known + "\">" + escaped(word(key, language)) + "</span>";
            if (!words.contains(marked)) {
                words.add(marked);
            }
        }
        return String.join(" / ", words);
    }

    private static String word(String key, String language) {
        Map<String, String> words = language.equals("sv") ? SWEDISH : ENGLISH;
        return words.getOrDefault(key, key);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
