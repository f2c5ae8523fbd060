package io.sluss.web;

import io.sluss.Decision;
import io.sluss.contact.Urgency;
import io.sluss.criticality.Because;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes a decision as JSON, in the contact's language. Thread-safe. */
final class DecisionReply {
    private final Addresses addresses;
    private final BooleanSupplier mayAnnounceWait;

    DecisionReply(Addresses addresses, BooleanSupplier mayAnnounceWait) {
        this.addresses = addresses;
        this.mayAnnounceWait = mayAnnounceWait;
    }

    Reply reply(Decision decision, @Nullable String spoken, RuleSet rules, HttpServletRequest request) {
        String language = Languages.served(spoken, rules);
        ZoneId zone = rules.calendar().zone();
        return Reply.json(201, json -> {
            json.put("contactId", decision.contact().text());
            json.put("urgency", decision.urgency().name());
            json.putAlways(
                    "reason",
                    decision.reason() == null ? null : decision.reason().id().value());
            json.put(
                    "region",
                    decision.region() == null ? null : decision.region().value());
            json.put("arm", decision.arm().name());
            json.objects("offers", decision.offers(), (out, offer) -> {
                offer(out, offer, language, zone);
                if (offer.channel() instanceof Channel.EService && offer.mode() == ChannelMode.ONLINE) {
                    out.put("url", addresses.link(offer.id(), language, rules, request));
                }
                if (offer.isPerson() && saysEmergencyNumber(decision, offer)) {
                    out.put("emergencyNumber", rules.emergencyNumber());
                }
            });
            json.objects("suppressed", decision.suppressed(), DecisionReply::suppressed);
            json.strings(
                    "because",
                    decision.because().stream()
                            .map((Because why) -> why.text(language))
                            .toList());
            json.put("ruleSet", decision.ruleSet());
            json.put("degraded", decision.degraded() != null);
            json.put("mayAnnounceWait", mayAnnounceWait.getAsBoolean());
        });
    }

    /** Somebody in danger hears it, and anybody whom nobody answers now. */
    private static boolean saysEmergencyNumber(Decision decision, Offer person) {
        return decision.urgency() == Urgency.EMERGENCY || person.queue() == null;
    }

    private static void offer(JsonWriter json, Offer offer, String language, ZoneId zone) {
        json.put("offerId", offer.id().text());
        json.put("channel", offer.kind().name());
        json.put("mode", offer.mode().name());
        json.put("label", offer.channel().label().in(language));
        json.put("expiresAt", Times.text(offer.expiresAt(), zone));
        json.objects("ask", offer.asks(), (out, ask) -> ask(out, ask, language));
        json.put("nextFree", Times.text(offer.nextFree(), zone));
        json.put("place", offer.candidate().place());
        json.put("resource", offer.candidate().resource());
        json.put("minutes", offer.channel() instanceof Channel.EService service ? service.minutes() : null);
        json.put("queue", offer.queue());
        json.put("opensAt", Times.text(offer.candidate().opensAt(), zone));
    }

    private static void ask(JsonWriter json, Ask ask, String language) {
        json.put("id", ask.id());
        json.put("text", ask.text().in(language));
        json.put("wanted", ask.wanted() ? "yes" : "no");
    }

    private static void suppressed(JsonWriter json, Suppressed left) {
        json.put("channel", left.kind().name());
        json.put("name", left.channel());
        json.put("why", left.why().label());
        json.put("trouble", left.trouble() == null ? null : left.trouble().label());
    }
}
