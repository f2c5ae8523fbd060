package io.sluss.offer;

import io.sluss.contact.ContactId;
import io.sluss.contact.Localized;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.matching.Candidate;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Ranking;
import io.sluss.matching.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a ranking into offers with ids of their own. Thread-safe. */
public final class OfferDesk {
    private final IdSeal seal;
    private final OfferLifetimes lifetimes;

    /**
     * A desk that seals its ids.
     *
     * @param seal makes the ids
     * @param lifetimes how long offers can be settled
     */
    public OfferDesk(IdSeal seal, OfferLifetimes lifetimes) {
        this.seal = seal;
        this.lifetimes = lifetimes;
    }

    /**
     * The offers of a decision, best first.
     *
     * @param contact whom they are made to
     * @param origin where the contact came in
     * @param reason what it is about, or null
     * @param ranking what can serve it
     * @param questions what is asked, by name; {@link Ask#SAFE} and every question an e-service may ask
     * @param firstOrdinal how many offers the contact has had
     * @param now the moment of the decision
     */
    public List<Offer> issue(
            ContactId contact,
            Origin origin,
            @Nullable ReasonId reason,
            Ranking ranking,
            Map<String, Localized> questions,
            int firstOrdinal,
            Instant now) {
        IdSeal.Offers ids = seal.offers(contact);
        Instant expiresAt = lifetimes.expiry(origin, now);
        int reasonCode = reason == null ? 0 : IdSeal.code(reason.value());
        List<Offer> offers = new ArrayList<>(ranking.candidates().size());
        for (Candidate candidate : ranking.candidates()) {
            int ordinal = firstOrdinal + offers.size();
            int channelCode = IdSeal.code(candidate.channel().id());
            OfferId id = ids.offer(ordinal, expiresAt, channelCode, reasonCode);
            List<Ask> asks = asks(candidate.channel(), candidate.asks(), questions);
            offers.add(new Offer(id, contact, candidate, expiresAt, asks));
        }
        return offers;
    }

    /** What is asked with a channel: nothing with a person, otherwise the safety question first. */
    public static List<Ask> asks(Channel channel, List<Requirement> unknown, Map<String, Localized> questions) {
        if (channel.kind() == ChannelKind.LIVE_AGENT) {
            return List.of();
        }
        Ask safe = new Ask(Ask.SAFE, question(Ask.SAFE, questions), true);
        if (unknown.isEmpty()) {
            return List.of(safe);
        }
        List<Ask> asks = new ArrayList<>(2);
        asks.add(safe);
        for (Requirement requirement : unknown) {
            asks.add(
                    new Ask(requirement.question(), question(requirement.question(), questions), requirement.wanted()));
        }
        return asks;
    }

    private static Localized question(String name, Map<String, Localized> questions) {
        return Objects.requireNonNull(questions.get(name), name);
    }

    /** How long offers can be settled. */
    public OfferLifetimes lifetimes() {
        return lifetimes;
    }
}
