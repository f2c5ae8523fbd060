package io.sluss;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Hidden;
import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.Availability;
import io.sluss.matching.AvailabilitySource;
import io.sluss.matching.Channel;
import io.sluss.matching.Matching;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    private static final int SLOTS_LOOKED_AT = 500;

    /** What was seen of a slot book that does not answer from memory. */
    private record SlotsSeen(Map<String, Instant> nextFree, Instant at) {}

    private final @Nullable AvailabilitySource source;
    private final SlotBook book;
    private final InstantSource clock;
    private volatile Map<String, Availability> seen = Map.of();
    private volatile SlotsSeen slots = new SlotsSeen(Map.of(), Instant.MIN);

    ChannelWatch(@Nullable AvailabilitySource source, SlotBook book, InstantSource clock) {
        this.source = source;
        this.book = book;
        this.clock = clock;
    }

    /** What is known, for a decision under these rules. */
    ChannelStates states(RuleSet rules) {
        return new ChannelStates() {
            @Override
            public @Nullable String whyUnavailable(String channel) {
                return isUp(channel) ? null : "unavailable";
            }

            @Override
            public @Nullable Instant nextFree(String channel, String resource, Instant at) {
                return ChannelWatch.this.nextFree(rules, channel, resource, at);
            }
        };
    }

    private boolean isUp(String channel) {
        if (source == null) {
            return true;
        }
        Availability availability = seen.get(channel);
        return availability != null
                && availability.up()
                && !availability.seenAt().isBefore(clock.instant().minus(STALE));
    }

    private @Nullable Instant nextFree(RuleSet rules, String channel, String resource, Instant at) {
        String booked = resourceName(channel, resource);
        if (!book.answersFromMemory()) {
            SlotsSeen last = slots;
            if (last.at().equals(Instant.MIN) || last.at().plus(STALE).isBefore(clock.instant())) {
                throw new ChannelStates.UnavailableException(channel);
            }
            return last.nextFree().get(booked);
        }
        SlotPlan plan = planOf(rules, channel, resource);
        return plan == null ? null : askBook(plan, rules.calendar(), booked, channel, at);
    }

    private @Nullable Instant askBook(
            SlotPlan plan, LocalCalendar calendar, String booked, String channel, Instant at) {
        try {
            Instant now = clock.instant();
            Instant from = at.isAfter(now) ? at : now;
            for (int looked = 1; looked <= SLOTS_LOOKED_AT; looked *= 8) {
                for (TimeSpan span : plan.slotsFrom(from, calendar, looked)) {
                    Slot.Key key = new Slot.Key(booked, span.start(), span.end());
                    if (book.free(key, plan.capacity(), now) > 0) {
                        return span.start();
                    }
                }
            }
            return null;
        } catch (RuntimeException e) {
            LOG.warn("The slot book failed; callbacks and bookings are suppressed", Hidden.of(e));
            throw new ChannelStates.UnavailableException(channel);
        }
    }

    /** The name of a resource in the slot book. */
    static String resourceName(String channel, String resource) {
        return channel + "/" + resource;
    }

    /** The times of a resource of a channel under these rules, or null when there is none. */
    static @Nullable SlotPlan planOf(RuleSet rules, String channel, String resource) {
        Channel.Callback callback = rules.matching().callback();
        if (channel.equals(Channel.Callback.ID)) {
            return callback == null ? null : callback.plan();
        }
        Channel.Booking booking = rules.matching().booking();
        Channel.Office office = booking == null ? null : booking.offices().get(resource);
        return office == null ? null : office.plan();
    }

    /** Asks whatever does not answer from memory. */
    void refresh(RuleSet rules) {
        if (source != null) {
            refreshAvailability(rules, source);
        }
        if (!book.answersFromMemory()) {
            refreshSlots(rules);
        }
    }

    private void refreshAvailability(RuleSet rules, AvailabilitySource asked) {
        Map<String, Availability> next = new HashMap<>();
        for (Channel channel : rules.channels()) {
            try {
                Availability answer = Objects.requireNonNull(asked.of(channel.id()), "no answer");
                next.put(channel.id(), answer);
            } catch (Throwable e) { // host code: whatever it throws, just this channel is suppressed
                LOG.warn("The availability of {} is not known; it is suppressed", channel.id(), Hidden.passingOn(e));
            }
        }
        seen = Map.copyOf(next);
    }

    private void refreshSlots(RuleSet rules) {
        Map<String, Instant> next = new HashMap<>();
        Instant now = clock.instant();
        try {
            Channel.Callback callback = rules.matching().callback();
            if (callback != null) {
                String id = callback.id();
                putNext(next, rules, id, Matching.WHOLE_SERVICE, now);
                rules.regions()
                        .forEach(region ->
                                putNext(next, rules, id, region.region().value(), now));
            }
            Channel.Booking booking = rules.matching().booking();
            if (booking != null) {
                booking.offices().keySet().forEach(office -> putNext(next, rules, booking.id(), office, now));
            }
            slots = new SlotsSeen(Map.copyOf(next), now);
        } catch (ChannelStates.UnavailableException e) {
            LOG.debug("Free slots are not known", e);
        }
    }

    private void putNext(Map<String, Instant> next, RuleSet rules, String channel, String resource, Instant now) {
        SlotPlan plan = planOf(rules, channel, resource);
        String booked = resourceName(channel, resource);
        Instant free = plan == null ? null : askBook(plan, rules.calendar(), booked, channel, now);
        if (free != null) {
            next.put(booked, free);
        }
    }
}
