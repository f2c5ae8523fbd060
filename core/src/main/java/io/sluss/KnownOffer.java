package io.sluss;

import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Requirement;
import io.sluss.offer.Ask;
import io.sluss.offer.IdSeal;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferDesk;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Labels;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer as far as it is known: its id says the most, and what is remembered of its contact says the rest.
 *
 * @param id its id
 * @param opened what the id says
 * @param contact what is remembered of its contact, or null
 * @param offer the offer, if it is remembered
 * @param rules the rules by which it is honoured
 * @param channel its channel by those rules, or null when it was removed
 * @param rulesWithdrawn whether the version that made it was withdrawn
 * @param labels what it is counted under, or null when neither channel nor contact is known
 */
record KnownOffer(
        OfferId id,
        IdSeal.OpenedOffer opened,
        @Nullable OpenContact contact,
        @Nullable Offer offer,
        RuleSet rules,
        @Nullable Channel channel,
        boolean rulesWithdrawn,
        @Nullable Labels labels) {

    /** The same, with what is remembered of its contact now. */
    KnownOffer of(@Nullable OpenContact now) {
        return new KnownOffer(id, opened, now, offer, rules, channel, rulesWithdrawn, labels);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(opened.expiresAt());
    }

    boolean isPerson() {
        return isOf(ChannelKind.LIVE_AGENT);
    }

    /** Whether it is accepted by making a promise. */
    boolean isPromised() {
        return isOf(ChannelKind.CALLBACK) || isOf(ChannelKind.BOOKING);
    }

    private boolean isOf(ChannelKind kind) {
        return channel != null && channel.kind() == kind;
    }

    /**
     * Whether it is taken back. A person never is; anything else is once its channel is gone, its rules were withdrawn, or
     * its contact needs a person.
     */
    boolean isWithdrawn() {
        if (channel == null) {
            return true;
        }
        boolean contactIsPast = contact != null && (contact.needsPerson() || contact.isTakenBack(opened.ordinal()));
        return !isPerson() && (rulesWithdrawn || contactIsPast);
    }

    /** The e-service it is of, one that was removed too as far as that is remembered; null where it is of none. */
    Channel.@Nullable EService service() {
        Channel told = channel == null && offer != null ? offer.channel() : channel;
        return told instanceof Channel.EService service ? service : null;
    }

    /** The region of its contact, or null when that is not known. */
    @Nullable
    Region region() {
        return contact == null ? null : contact.region();
    }

    /** The language of its contact, or null when that is not known. */
    @Nullable
    String language() {
        return contact == null ? null : contact.known().language();
    }

    /** What was asked with it; if it is not remembered, whatever its channel may ask. */
    List<Ask> asks() {
        if (offer != null) {
            return offer.asks();
        }
        if (channel == null) {
            return List.of();
        }
        Requirement ask = channel instanceof Channel.EService service ? service.ask() : null;
        List<Requirement> unknown = ask == null ? List.of() : List.of(ask);
        return OfferDesk.asks(channel, unknown, rules.questions());
    }
}
