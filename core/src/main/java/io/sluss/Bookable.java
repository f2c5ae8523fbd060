package io.sluss;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.promise.Promise;
import io.sluss.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * What decides which times a callback or booking can have, while it is offered and once it is promised.
 *
 * @param channel its channel by these rules, or null when they have it no longer
 * @param rules the rules
 * @param region where the person is, or null
 * @param reason what it is about, or null
 * @param language what the person speaks, or null
 * @param mode how
 */
record Bookable(
        @Nullable Channel channel,
        RuleSet rules,
        @Nullable Region region,
        @Nullable ReasonId reason,
        @Nullable String language,
        ChannelMode mode) {
    static Bookable of(KnownOffer offer) {
        return new Bookable(
                offer.channel(),
                offer.rules(),
                offer.region(),
                offer.labels() == null ? null : offer.labels().reason(),
                offer.language(),
                offer.offer() == null ? ChannelMode.CHOSEN_TIME : offer.offer().mode());
    }

    static Bookable of(Promise promise, RuleSet rules) {
        return new Bookable(
                rules.channel(promise.kind().label()).orElse(null),
                rules,
                promise.about().region(),
                promise.about().reason(),
                promise.about().language(),
                promise.slot().mode());
    }
}
