package io.sluss.examples.decide;

import io.sluss.Decision;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.offer.Offer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts decisions. Not thread-safe. */
final class Tally {
    /** So many unreadable rows are told one by one. */
    static final int TOLD = 10;

    /** Contacts, and how many of them were offered something other than a person. */
    static final class Count {
        private long contacts;
        private long offered;

        long contacts() {
            return contacts;
        }

        long offered() {
            return offered;
        }

        private void add(boolean more) {
            contacts++;
            if (more) {
                offered++;
            }
        }
    }

    /** How often a channel was offered, and how often it came first. */
    static final class ChannelCount {
        private long offered;
        private long first;

        long offered() {
            return offered;
        }

        long first() {
            return first;
        }
    }

    /** A row that could not be read. */
    record Unreadable(long line, String why) {}

    private final Count all = new Count();
    private final Map<Urgency, Count> byUrgency = new EnumMap<>(Urgency.class);
    private final Map<ReasonId, Count> byReason = new HashMap<>();
    private final Count withoutReason = new Count();
    private final Map<String, ChannelCount> byChannel = new HashMap<>();
    private final List<Unreadable> told = new ArrayList<>();
    private long unreadable;
    private long placed;
    private long regionFound;
    private long degraded;

    void decided(Contact contact, Decision decision) {
        boolean more = decision.bestOffer().isPresent();
        all.add(more);
        byUrgency.computeIfAbsent(decision.urgency(), urgency -> new Count()).add(more);
        countOf(decision).add(more);
        Set<String> channels = new LinkedHashSet<>();
        for (Offer offer : decision.offers()) {
            channels.add(offer.channel().id());
        }
        boolean first = true;
        for (String channel : channels) {
            ChannelCount count = byChannel.computeIfAbsent(channel, name -> new ChannelCount());
            count.offered++;
            if (first) {
                count.first++;
            }
            first = false;
        }
        if (contact.place() != null || contact.region() != null) {
            placed++;
        }
        if (decision.region() != null) {
            regionFound++;
        }
        if (decision.degraded() != null) {
            degraded++;
        }
    }

    private Count countOf(Decision decision) {
        return decision.reason() == null
                ? withoutReason
                : byReason.computeIfAbsent(decision.reason().id(), reason -> new Count());
    }

    void unreadable(long line, String why) {
        unreadable++;
        if (told.size() < TOLD) {
            told.add(new Unreadable(line, why));
        }
    }

    Count all() {
        return all;
    }

    Count of(Urgency urgency) {
        return byUrgency.getOrDefault(urgency, new Count());
    }

    Map<ReasonId, Count> byReason() {
        return byReason;
    }

    Count withoutReason() {
        return withoutReason;
    }

    @Nullable
    ChannelCount ofChannel(String name) {
        return byChannel.get(name);
    }

    List<Unreadable> told() {
        return told;
    }

    long unreadable() {
        return unreadable;
    }

    /** Contacts that said where. */
    long placed() {
        return placed;
    }

    long regionFound() {
        return regionFound;
    }

    long degraded() {
        return degraded;
    }
}
