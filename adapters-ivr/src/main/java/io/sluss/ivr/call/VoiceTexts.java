package io.sluss.ivr.call;

import io.sluss.contact.Region;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.Offer;
import io.sluss.promise.Promise;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said in one call, in its language, from the rules in force. Immutable. */
final class VoiceTexts {
    private final RuleSet rules;
    private final String language;
    private final Instant now;

    VoiceTexts(RuleSet rules, String language, Instant now) {
        this.rules = rules;
        this.language = language;
        this.now = now;
    }

    String greeting() {
        return text("greeting", Map.of("service", rules.service()));
    }

    String askReason() {
        return text("ask-reason", Map.of());
    }

    String askAgain() {
        return text("ask-again", Map.of());
    }

    /** One line for each reason that has a key, in the order of the keys. */
    List<String> menu() {
        List<String> lines = new ArrayList<>();
        for (String key : reasonKeys()) {
            rules.reasonOfKey(key)
                    .ifPresent(reason -> lines.add(
                            text("menu-item", Map.of("reason", reason.label().in(language), "key", key))));
        }
        return lines;
    }

    /** The keys that pick a reason, in order. */
    List<String> reasonKeys() {
        List<String> keys = new ArrayList<>();
        for (ContactReason reason : rules.reasons()) {
            if (reason.key() != null) {
                keys.add(reason.key());
            }
        }
        keys.sort(null);
        return keys;
    }

    String yesNo() {
        return text("yes-no", Map.of());
    }

    String offer(Offer offer, @Nullable ContactReason reason, Plan.@Nullable Chosen time) {
        String about = reason == null ? "" : reason.label().in(language);
        String label = offer.channel().label().in(language);
        return switch (offer.kind()) {
            case E_SERVICE ->
                byPost(offer)
                        ? text("offer.form-by-post", Map.of("label", label, "reason", about))
                        : text(
                                "offer.e-service",
                                Map.of("label", label, "reason", about, "minutes", minutes(offer.channel())));
            case CALLBACK -> text("offer.callback", Map.of("next", spoken(time), "reason", about));
            case BOOKING ->
                text("offer.booking", Map.of("next", spoken(time), "place", place(offer, time), "reason", about));
            case LIVE_AGENT -> "";
        };
    }

    String acceptedService(Offer offer) {
        String label = offer.channel().label().in(language);
        return text(byPost(offer) ? "accepted.form-by-post" : "accepted.e-service", Map.of("label", label));
    }

    /** When it is, and where. */
    String accepted(Promise promise) {
        String next = spoken(promise.slot().start());
        String place = promise.slot().place();
        return promise.isCallback()
                ? text("accepted.callback", Map.of("next", next))
                : text("accepted.booking", Map.of("next", next, "place", place == null ? "" : place));
    }

    /** Digit by digit, in two groups, so that it can be written down. */
    String code(Promise promise) {
        String code = promise.recipient().code();
        int half = code.length() / 2;
        String said = SpokenDigits.of(code.substring(0, half), language) + ", "
                + SpokenDigits.of(code.substring(half), language);
        return text(VoiceWords.PROMISE_CODE, Map.of("code", said));
    }

    /** What whoever calls says first; empty where nobody calls. */
    String word(Promise promise) {
        return promise.isByPhone()
                ? text(
                        VoiceWords.PROMISE_WORD,
                        Map.of("word", promise.recipient().word()))
                : "";
    }

    /** The question whether it is safe that somebody calls; empty where the rules file has none. */
    String safeToCall() {
        return text("safe-to-call", Map.of());
    }

    /** Words about the time of what was promised before. */
    String own(VoiceWords words, Instant start) {
        return text(words, Map.of("next", spoken(start)));
    }

    String proposed(Plan.Chosen time) {
        return text(VoiceWords.PROPOSED_TIME, Map.of("next", spoken(time.start())));
    }

    String transfer(String queue, @Nullable Region region) {
        String ofAgents = rules.matching().liveAgent().label().in(language);
        String named = region == null
                ? ofAgents
                : rules.region(region).map(known -> known.label().in(language)).orElse(ofAgents);
        return text("transfer", Map.of("queue", queue, "region", named));
    }

    String closed(@Nullable Instant opens) {
        String when = opens == null ? text(VoiceWords.LATER, Map.of()) : spoken(opens);
        return text("closed", Map.of("opens", when));
    }

    String emergency() {
        return text("emergency", Map.of("number", number()));
    }

    String emergencyNumber() {
        return text(VoiceWords.EMERGENCY_NUMBER, Map.of("number", number()));
    }

    String unavailable() {
        return text("unavailable", Map.of());
    }

    String goodbye() {
        return text("goodbye", Map.of());
    }

    /** Words that the rules file has no text for yet. */
    String words(VoiceWords words) {
        return text(words, Map.of());
    }

    private String text(String name, Map<String, String> values) {
        return SpokenDigits.within(rules.texts().fill(name, language, values), rules.emergencyNumber(), language);
    }

    private String text(VoiceWords words, Map<String, String> values) {
        if (rules.texts().find(words.key()).isPresent()) {
            return text(words.key(), values);
        }
        String filled = words.in(language);
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private String number() {
        return SpokenDigits.of(rules.emergencyNumber(), language);
    }

    private String spoken(Plan.@Nullable Chosen time) {
        return time == null ? "" : spoken(time.start());
    }

    private String spoken(Instant at) {
        return SpokenTime.of(at, now, rules.calendar().zone(), language);
    }

    private String minutes(Channel channel) {
        return channel instanceof Channel.EService service && service.minutes() != null
                ? service.minutes().toString()
                : words(VoiceWords.A_FEW);
    }

    /** Where a chosen time is: the office that its slots belong to. */
    private static String place(Offer offer, Plan.@Nullable Chosen time) {
        if (time != null && offer.channel() instanceof Channel.Booking booking) {
            Channel.Office known = booking.officeOf(time.resource());
            if (known != null) {
                return known.place();
            }
        }
        String place = offer.candidate().place();
        return place == null ? "" : place;
    }

    private static boolean byPost(Offer offer) {
        return offer.mode() == ChannelMode.FORM_BY_POST;
    }
}
