package io.sluss.web;

import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.contact.Localized;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to an e-service: opening it accepts the offer, counts once and leads on. What has to be asked with the offer
 * is asked on a page first, if nobody has answered it yet; with another answer than the wanted one a person is what
 * remains. Thread-safe.
 */
final class LinkRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRoutes.class);

    private final Sluss sluss;

    LinkRoutes(Sluss sluss) {
        this.sluss = sluss;
    }

    void addTo(Router router) {
        router.add("GET", "/go/{id}", this::open);
        router.add("POST", "/go/{id}", this::answer);
    }

    private Reply open(Call call) {
        OfferId offer = call.offerId();
        String url = url(call, offer);
        if (call.request().getMethod().equals("HEAD")) {
            return to(url);
        }
        // Nobody sees what is fetched ahead. It gets nothing that could be used later in place of a true opening.
        return isPrefetch(call.request()) ? Reply.empty(204) : follow(offer, url, Map.of(), call.request());
    }

    private Reply answer(Call call) {
        OfferId offer = call.offerId();
        String url = url(call, offer);
        return follow(offer, url, Form.answers(Body.read(call.request(), Body.FORM)), call.request());
    }

    private String url(Call call, OfferId offer) {
        String language = Languages.ofPage(call.request(), sluss.rules());
        return sluss.link(offer, language)
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_OFFER, "no link was ever given with this id"));
    }

    private static boolean isPrefetch(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(value -> value != null && (value.contains("prefetch") || value.contains("preview")));
    }

    private static Reply to(String url) {
        return Reply.redirect(url);
    }

    private Reply follow(OfferId offer, String url, Map<String, Boolean> answers, HttpServletRequest request) {
        Settlement settlement = report(offer, Report.accepted(answers));
        if (settlement != null && settlement.stands()) {
            report(offer, Report.of(Outcome.OPENED));
            return to(url);
        }
        if (settlement != null && isTakenBack(settlement)) {
            return personPage(request);
        }
        if (settlement != null && settlement.status() == Status.EXPIRED) {
            return to(url); // uncounted
        }
        return ask(offer, url, answers, settlement, request);
    }

    /** What came of a report; null when the store does not answer, which must not stand in the way of anybody. */
    private @Nullable Settlement report(OfferId offer, Report report) {
        try {
            return sluss.settle(offer, report);
        } catch (RuntimeException e) {
            LOG.warn("A link is followed uncounted: a store does not answer", Hidden.of(e));
            return null;
        }
    }

    private static boolean isTakenBack(Settlement settlement) {
        return settlement.status() == Status.WITHDRAWN || settlement.standing() == Outcome.WITHDRAWN;
    }

    /**
     * Where answers are missing, they are asked for; where the offer was settled otherwise, or nobody can tell, the link
     * leads on uncounted once they are what is wanted.
     */
    private Reply ask(
            OfferId offer,
            String url,
            Map<String, Boolean> answers,
            @Nullable Settlement settlement,
            HttpServletRequest request) {
        List<String> missing = settlement == null ? List.of() : settlement.missing();
        boolean complete = missing.isEmpty();
        for (Ask ask : asked(offer)) {
            Boolean given = answers.get(ask.id());
            if (given != null && given != ask.wanted()) {
                return personPage(request);
            }
            complete &= given != null;
        }
        return complete ? to(url) : questionPage(offer, missing, request);
    }

    private List<Ask> asked(OfferId offer) {
        return sluss.offer(offer).map(Offer::asks).orElseGet(() -> {
            Localized safe = sluss.rules().questions().get(Ask.SAFE);
            return safe == null ? List.of() : List.of(new Ask(Ask.SAFE, safe, true));
        });
    }

    private Reply questionPage(OfferId offer, List<String> missing, HttpServletRequest request) {
        RuleSet rules = sluss.rules();
        List<String> names = new ArrayList<>(asked(offer).stream().map(Ask::id).toList());
        for (String name : missing) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return LinkPage.questions(names, rules, Languages.ofPage(request, rules));
    }

    private Reply personPage(HttpServletRequest request) {
        RuleSet rules = sluss.rules();
        return LinkPage.person(rules, Languages.ofPage(request, rules));
    }
}
