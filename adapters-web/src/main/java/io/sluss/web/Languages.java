package io.sluss.web;

import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Which of the service's languages is used. */
final class Languages {
    private Languages() {}

    /** The language if the service has it, otherwise the service's first. */
    static String served(@Nullable String language, RuleSet rules) {
        List<String> served = rules.languages();
        return language != null && served.contains(language) ? language : served.get(0);
    }

    /** The language of a page: what its address says, else the first of the reader's that the service has. */
    static String ofPage(HttpServletRequest request, RuleSet rules) {
        String query = request.getQueryString();
        if (query != null && query.startsWith("lang=")) {
            return served(query.substring("lang=".length()), rules);
        }
        String accepted = request.getHeader("Accept-Language");
        return accepted == null ? served(null, rules) : served(best(accepted, rules), rules);
    }

    private static @Nullable String best(String accepted, RuleSet rules) {
        try {
            return Locale.lookupTag(LanguageRange.parse(accepted), rules.languages());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
