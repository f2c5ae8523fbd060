package io.sluss;

import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slots that a callback or booking can have. Takes none. Thread-safe. */
final class OfferSlots {
    private static final int MOST_SLOTS = 200;

    private final SlotBook book;

    OfferSlots(SlotBook book) {
        this.book = book;
    }

    /** The times of one resource, and what its slots are like. */
    private record Plan(SlotPlan times, @Nullable String place, ChannelMode mode) {
        Slot slot(String resource, TimeSpan span) {
            return new Slot(resource, span.start(), span.end(), place, mode);
        }
    }

    /** Those with room, the earliest first. */
    List<Slot> free(Bookable offer, Instant now) {
        List<Slot> free = new ArrayList<>();
        plans(offer).forEach((resource, plan) -> {
            Map<Slot.Key, Slot> slots = new LinkedHashMap<>();
            for (TimeSpan span : plan.times().slotsFrom(now, offer.rules().calendar(), MOST_SLOTS)) {
                Slot slot = plan.slot(resource, span);
                slots.put(slot.key(), slot);
            }
            book.free(slots.keySet(), plan.times().capacity(), now).forEach((key, places) -> {
                if (places > 0) {
                    free.add(slots.get(key));
                }
            });
        });
        free.sort(Comparator.comparing(Slot::start).thenComparing(Slot::resource));
        return free.size() > MOST_SLOTS ? List.copyOf(free.subList(0, MOST_SLOTS)) : free;
    }

    /** The slot that was wished for, whether it has room or not; or null when there is no such slot. */
    @Nullable
    Slot chosen(Bookable offer, @Nullable Instant start, @Nullable String resource, Instant now) {
        if (start == null) {
            return free(offer, now).stream()
                    .filter(slot -> isOf(slot, resource))
                    .findFirst()
                    .orElse(null);
        }
        for (Map.Entry<String, Plan> entry : plans(offer).entrySet()) {
            Plan plan = entry.getValue();
            for (TimeSpan span : plan.times().slotsFrom(now, offer.rules().calendar(), Integer.MAX_VALUE)) {
                Slot slot = plan.slot(entry.getKey(), span);
                if (span.start().equals(start) && isOf(slot, resource)) {
                    return slot;
                }
            }
        }
        return null;
    }

    private static boolean isOf(Slot slot, @Nullable String resource) {
        return resource == null || slot.resource().equals(resource);
    }

    /** The resources that its slots can be of. */
    Set<String> resources(Bookable offer) {
        return plans(offer).keySet();
    }

    /** How many can be taken of each of a resource's slots; 0 where there is no such resource. */
    int capacity(Bookable offer, String resource) {
        Plan plan = plans(offer).get(resource);
        return plan == null ? 0 : plan.times().capacity();
    }

    /** The resources an offer's slots can come from, by their names in the slot book. */
    private static Map<String, Plan> plans(Bookable offer) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        Region region = offer.region();
        if (offer.channel() instanceof Channel.Callback callback) {
            String resource = callback.resource(region, offer.language(), offer.reason());
            plans.put(resource, new Plan(callback.planOf(resource), null, offer.mode()));
        } else if (offer.channel() instanceof Channel.Booking booking) {
            for (Channel.Office office : booking.offices().values()) {
                boolean near = office.region() == null
                        || region == null
                        || office.region().equals(region);
                boolean serves = office.reasons().isEmpty()
                        || offer.reason() == null
                        || office.reasons().contains(offer.reason());
                if (near && serves) {
                    plans.put(office.resource(), new Plan(office.plan(), office.place(), office.mode()));
                }
            }
        }
        return plans;
    }
}
