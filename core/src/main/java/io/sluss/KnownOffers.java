package io.sluss;

import io.sluss.contact.ContactId;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.IdSeal;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what is known of an offer, and by which rules it is honoured. Changes nothing. Thread-safe. */
final class KnownOffers {
    private final RulesInForce rules;
    private final IdSeal seal;
    private final OpenContacts contacts;
    private final OnlyPeopleSwitch onlyPeople;

    KnownOffers(RulesInForce rules, IdSeal seal, OpenContacts contacts, OnlyPeopleSwitch onlyPeople) {
        this.rules = rules;
        this.seal = seal;
        this.contacts = contacts;
        this.onlyPeople = onlyPeople;
    }

    /** An offer by its id, or null when no such offer was ever made. */
    @Nullable
    KnownOffer of(OfferId id) {
        IdSeal.OpenedOffer opened = seal.openOffer(id);
        if (opened == null) {
            return null;
        }
        RuleSets inForce = rules.now();
        OpenContact contact = contacts.find(opened.contact());
        Offer offer = contact == null ? null : contact.offer(id);
        String version = contact == null ? "" : contact.ruleSetOf(id);
        RuleSet honouring;
        Channel channel;
        if (offer == null) {
            honouring = inForce.honouring(opened.channelCode()).orElse(inForce.live());
            channel = honouring.channelOfCode(opened.channelCode()).orElse(null);
        } else {
            String name = offer.channel().id();
            honouring = inForce.honouring(version, name).orElse(inForce.live());
            channel = honouring.channel(name).orElse(null);
        }
        return new KnownOffer(
                id,
                opened,
                contact,
                offer,
                honouring,
                channel,
                inForce.isWithdrawn(version),
                OfferEvents.labels(opened, contact, channel, honouring));
    }

    /** The same offer, with what is known of its contact now. */
    KnownOffer again(KnownOffer before) {
        return before.of(contacts.find(before.opened().contact()));
    }

    /** The rules that a contact is decided by: those it began under, or the live ones where none are known. */
    RuleSet rulesOf(ContactId id) {
        return rulesOf(contacts.find(id));
    }

    RuleSet rulesOf(@Nullable OpenContact contact) {
        return rules.now().ofVersion(contact == null ? "" : contact.ruleSet());
    }

    /** Whether only people serve now where the channel of an offer would. */
    boolean onlyPeopleServe(KnownOffer offer, Instant now) {
        Channel channel = offer.channel();
        return channel != null
                && !offer.isPerson()
                && OnlyPeopleSwitch.covers(
                        onlyPeople.at(now),
                        offer.rules().service(),
                        offer.region(),
                        channel.kind().label(),
                        channel.id());
    }

    Optional<Offer> find(OfferId id) {
        KnownOffer known = of(id);
        return known == null ? Optional.empty() : Optional.ofNullable(known.offer());
    }

    /** Where the link of an e-service's offer leads. */
    Optional<String> link(OfferId id, String language) {
        KnownOffer known = of(id);
        Channel.EService service = known == null ? null : known.service();
        if (service == null || service.mode() != ChannelMode.ONLINE || service.url() == null) {
            return Optional.empty();
        }
        return Optional.of(service.url().in(language.isEmpty() ? null : language));
    }
}
