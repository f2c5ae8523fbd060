package io.sluss.web;

import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseId;
import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServletRequest;

/** The addresses that this adapter tells others. */
final class Addresses {
    private final WebOptions options;

    Addresses(WebOptions options) {
        this.options = options;
    }

    /** The link of an e-service's offer; it names the language where that is not the service's first. */
    String link(OfferId offer, String language, RuleSet rules, HttpServletRequest request) {
        String link = base(request) + "/go/" + offer.text();
        return language.equals(rules.languages().get(0)) ? link : link + "?lang=" + language;
    }

    String promise(PromiseId promise, HttpServletRequest request) {
        return base(request) + "/api/promises/" + promise.text();
    }

    String calendar(PromiseId promise, HttpServletRequest request) {
        return promise(promise, request) + "/calendar.ics";
    }

    private String base(HttpServletRequest request) {
        return options.baseUrl().isEmpty() ? request.getContextPath() : options.baseUrl();
    }
}
