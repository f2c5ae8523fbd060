package io.sluss;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Hidden;
import io.sluss.contact.Region;
import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.Availability;
import io.sluss.matching.AvailabilitySource;
import io.sluss.matching.Channel;
import io.sluss.matching.OnlyPeople;
import io.sluss.matching.SlotPlan;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is up and what is free, from memory. What has to be asked for is asked by {@link #refresh}, off the path of a
 * decision, and is taken as unavailable when it is more than a minute old. Thread-safe.
 */
final class ChannelWatch {
    /** Older knowledge is none. */
    static final Duration STALE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWatch.class);

    /** The slots of a resource as one version of the rules has them; another that has the same shares what was seen. */
    private record Asked(String booked, SlotPlan plan, LocalCalendar calendar) {}

    /** What was seen of a slot book that does not answer from memory. */
    private record SlotsSeen(Map<Asked, Optional<Instant>> nextFree, Instant at) {
        private static final SlotsSeen NONE = new SlotsSeen(Map.of(), Instant.MIN);
    }

    /** A channel as it is asked for: two versions of the rules may have one of the same name at different addresses. */
    private record Watched(String channel, @Nullable String health) {
        static Watched of(Channel channel) {
            return new Watched(channel.id(), channel instanceof Channel.EService service ? service.health() : null);
        }

        static Watched of(RuleSet rules, String channel) {
            for (Channel.EService service : rules.matching().services()) {
                if (service.id().equals(channel)) {
                    return of(service);
                }
            }
            return new Watched(channel, null);
        }
    }

    private final @Nullable AvailabilitySource source;
    private final SlotBook book;
    private final OnlyPeopleSwitch onlyPeople;
    private final InstantSource clock;
    private final Map<RuleSet, SlotTimes> times = new ConcurrentHashMap<>();
    private volatile Map<Watched, Availability> seen = Map.of();
    private volatile SlotsSeen slots = SlotsSeen.NONE;

    ChannelWatch(@Nullable AvailabilitySource source, SlotBook book, OnlyPeopleSwitch onlyPeople, InstantSource clock) {
        this.source = source;
        this.book = book;
        this.onlyPeople = onlyPeople;
        this.clock = clock;
    }

    /** What is known, for a decision under these rules at {@code now}. */
    ChannelStates states(RuleSet rules, Instant now) {
        List<OnlyPeople> orders = onlyPeople.at(now);
        return new ChannelStates() {
            @Override
            public boolean onlyPeople(String kind, String channel, @Nullable Region region) {
                return OnlyPeopleSwitch.covers(orders, rules.service(), region, kind, channel);
            }

            @Override
            public @Nullable ChannelTrouble whyUnavailable(String channel) {
                return trouble(rules, channel);
            }

            @Override
            public @Nullable Instant nextFree(String channel, String resource, Instant at) {
                return ChannelWatch.this.nextFree(rules, channel, resource, at, now);
            }
        };
    }

    private @Nullable ChannelTrouble trouble(RuleSet rules, String channel) {
        if (source == null) {
            return null;
        }
        Availability availability = seen.get(Watched.of(rules, channel));
        if (availability == null) {
            return ChannelTrouble.NOT_ASKED_YET;
        }
        boolean stale = availability.seenAt().isBefore(clock.instant().minus(STALE));
        return stale && availability.trouble() == null ? ChannelTrouble.STALE : availability.trouble();
    }

    private @Nullable Instant nextFree(RuleSet rules, String channel, String resource, Instant at, Instant now) {
        if (book.answersFromMemory()) {
            return askBook(timesOf(rules), channel, resource, at, now);
        }
        SlotPlan plan = planOf(rules, channel, resource);
        if (plan == null) {
            return null;
        }
        Asked asked = new Asked(resource, plan, rules.calendar());
        SlotsSeen last = slots;
        Optional<Instant> free = last.nextFree().get(asked);
        if (free == null
                || last.at().equals(Instant.MIN)
                || last.at().plus(STALE).isBefore(clock.instant())) {
            throw new ChannelStates.UnavailableException(channel);
        }
        return free.orElse(null);
    }

    private SlotTimes timesOf(RuleSet rules) {
        SlotTimes known = times.get(rules);
        return known != null ? known : times.computeIfAbsent(rules, SlotTimes::new);
    }

    private @Nullable Instant askBook(SlotTimes of, String channel, String resource, Instant at, Instant now) {
        try {
            return of.firstFree(channel, resource, at.isAfter(now) ? at : now, book, now);
        } catch (RuntimeException e) {
            LOG.warn("The slot book failed; callbacks and bookings are suppressed", Hidden.of(e));
            throw new ChannelStates.UnavailableException(channel);
        }
    }

    /** The times of a resource of a channel under these rules, or null when there is none. */
    static @Nullable SlotPlan planOf(RuleSet rules, String channel, String resource) {
        return rules.matching().planOf(channel, resource);
    }

    /** How many can be taken of each slot under these rules, by resource as the slot book knows it. */
    Map<String, Integer> capacities(RuleSet rules) {
        Map<String, Integer> capacities = new HashMap<>();
        forEachResource(rules, (channel, resource) -> {
            SlotPlan plan = planOf(rules, channel, resource);
            if (plan != null) {
                capacities.put(resource, plan.capacity());
            }
        });
        return capacities;
    }

    private static void forEachResource(RuleSet rules, BiConsumer<String, String> with) {
        Channel.Callback callback = rules.matching().callback();
        if (callback != null) {
            var regions = rules.regions().stream().map(RegionRules::region).toList();
            callback.resources(regions).forEach(resource -> with.accept(callback.id(), resource));
        }
        Channel.Booking booking = rules.matching().booking();
        if (booking != null) {
            booking.offices().values().forEach(office -> with.accept(booking.id(), office.resource()));
        }
    }

    /** Asks whatever does not answer from memory, for every version somebody may still be served by. */
    void refresh(RuleSets rules) {
        times.keySet().retainAll(rules.kept());
        if (source != null) {
            refreshAvailability(rules, source);
        }
        if (!book.answersFromMemory()) {
            refreshSlots(rules);
        }
    }

    private void refreshAvailability(RuleSets rules, AvailabilitySource asked) {
        Map<Watched, Channel> channels = new LinkedHashMap<>();
        rules.kept().forEach(kept -> kept.channels().forEach(channel -> channels.put(Watched.of(channel), channel)));
        try {
            asked.watch(List.copyOf(channels.values()));
        } catch (Throwable e) { // host code; what it knows of each channel may do all the same
            LOG.warn("The availability of channels cannot be watched", Hidden.passingOn(e));
        }
        Map<Watched, Availability> next = new HashMap<>();
        channels.forEach((watched, channel) -> {
            Availability answer;
            try {
                answer = Objects.requireNonNull(asked.of(channel), "no answer");
            } catch (Throwable e) { // host code: whatever it throws, just this channel is suppressed
                LOG.warn("The availability of {} is not known; it is suppressed", channel.id(), Hidden.passingOn(e));
                answer = Availability.down(ChannelTrouble.SOURCE_FAILED, clock.instant());
            }
            next.put(watched, answer);
        });
        seen = Map.copyOf(next);
    }

    /** What lies in a part of the book that fails is not known at once: nothing is offered that may not be kept. */
    private void refreshSlots(RuleSets rules) {
        Map<String, Map<Asked, Optional<Instant>>> byPart = new HashMap<>();
        Set<String> failed = new HashSet<>();
        Instant now = clock.instant();
        for (RuleSet kept : rules.kept()) {
            forEachResource(kept, (channel, resource) -> {
                String part = book.partOf(resource);
                if (failed.contains(part)) {
                    return; // it is waited for once
                }
                try {
                    putNext(byPart.computeIfAbsent(part, of -> new HashMap<>()), kept, channel, resource, now);
                } catch (ChannelStates.UnavailableException e) {
                    failed.add(part);
                    byPart.remove(part);
                    LOG.debug("Free slots are not known", e);
                }
            });
        }
        Map<Asked, Optional<Instant>> next = new HashMap<>();
        byPart.values().forEach(next::putAll);
        slots = new SlotsSeen(Map.copyOf(next), now);
    }

    private void putNext(
            Map<Asked, Optional<Instant>> next, RuleSet rules, String channel, String resource, Instant now) {
        SlotPlan plan = planOf(rules, channel, resource);
        if (plan != null) {
            next.computeIfAbsent(
                    new Asked(resource, plan, rules.calendar()),
                    asked -> Optional.ofNullable(askBook(timesOf(rules), channel, resource, now, now)));
        }
    }
}
