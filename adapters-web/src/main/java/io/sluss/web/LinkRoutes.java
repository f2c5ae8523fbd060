package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.Settlement.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to an e-service: opening it accepts the offer, counts once and leads on. Where the contact has come to need a
 * person, a page says so instead. Thread-safe.
 */
final class LinkRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRoutes.class);

    private final Sluss sluss;

    LinkRoutes(Sluss sluss) {
        this.sluss = sluss;
    }

    void addTo(Router router) {
        router.add("GET", "/go/{id}", this::open);
    }

    private Reply open(Call call) {
        OfferId offer = call.offerId();
        String language = Languages.ofPage(call.request(), sluss.rules());
        String url = sluss.link(offer, language)
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_OFFER, "no link was ever given with this id"));
        if (call.request().getMethod().equals("HEAD")) {
            return Reply.redirect(url);
        }
        if (isPrefetch(call.request())) {
            // Nobody sees what is fetched ahead. It gets nothing that could be used later in place of a true opening.
            return Reply.empty(204);
        }
        return needsPerson(offer) ? LinkPage.person(sluss.rules(), language) : Reply.redirect(url);
    }

    private static boolean isPrefetch(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(value -> value != null && (value.contains("prefetch") || value.contains("preview")));
    }

    /** Counts the opening. A store that does not answer stands in nobody's way: the link leads on uncounted. */
    private boolean needsPerson(OfferId offer) {
        try {
            Settlement settlement = sluss.open(offer);
            return settlement.status() == Status.WITHDRAWN || settlement.standing() == Outcome.WITHDRAWN;
        } catch (RuntimeException e) {
            LOG.warn("A link is followed uncounted: a store does not answer", Hidden.of(e));
            return false;
        }
    }
}
