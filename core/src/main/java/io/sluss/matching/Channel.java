package io.sluss.matching;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel of the rules file. Immutable. */
public sealed interface Channel {
    /** Its name: an e-service's own, or {@code callback}, {@code booking}, {@code live-agent}. */
    String id();

    /** What people call it. */
    Localized label();

    /** Its kind. */
    ChannelKind kind();

    /**
     * An e-service.
     *
     * @param id its name
     * @param label what people call it
     * @param mode online or a form by post
     * @param url where it is, or null for a form by post
     * @param health an address that answers while it is up, or null
     * @param reasons what it serves
     * @param hours when it can be used
     * @param minutes how long it takes, or null
     * @param requires what the person must meet
     * @param ask the requirement that is asked with the offer while it is not known, or null
     */
    record EService(
            String id,
            Localized label,
            ChannelMode mode,
            @Nullable Localized url,
            @Nullable String health,
            Set<ReasonId> reasons,
            OpeningHours hours,
            @Nullable Integer minutes,
            List<Requirement> requires,
            @Nullable Requirement ask)
            implements Channel {
        @Override
        public ChannelKind kind() {
            return ChannelKind.E_SERVICE;
        }
    }

    /**
     * Callbacks.
     *
     * @param label what people call it
     * @param plan its times
     * @param perRegion whether each region has a capacity of its own
     * @param modes next slot, chosen time, or both
     * @param reasons what it serves; empty is every deferrable reason
     * @param skills agents with a capacity of their own; a contact gets the first that serves it
     */
    record Callback(
            Localized label,
            SlotPlan plan,
            boolean perRegion,
            Set<ChannelMode> modes,
            Set<ReasonId> reasons,
            List<Skill> skills)
            implements Channel {
        /** The name of its offers. */
        public static final String ID = "callback";

        /** Stands for the region where capacity is not counted per region, or the region is not known. */
        private static final String WHOLE_SERVICE = "service";

        /** Copies the skills. */
        public Callback {
            skills = List.copyOf(skills);
        }

        /** The resource that a contact gets its times from: {@code callback/syd}, or {@code callback/syd/english}. */
        public String resource(@Nullable Region region, @Nullable String language, @Nullable ReasonId reason) {
            String whole = ID + "/" + (perRegion && region != null ? region.value() : WHOLE_SERVICE);
            for (Skill skill : skills) {
                if (skill.serves(language, reason)) {
                    return whole + "/" + skill.name();
                }
            }
            return whole;
        }

        /** Every resource, where the service has these regions. */
        public List<String> resources(Collection<Region> regions) {
            List<String> all = new ArrayList<>();
            all.add(ID + "/" + WHOLE_SERVICE);
            if (perRegion) {
                regions.forEach(region -> all.add(ID + "/" + region.value()));
            }
            for (String whole : List.copyOf(all)) {
                skills.forEach(skill -> all.add(whole + "/" + skill.name()));
            }
            return all;
        }

        /** The times of a resource. */
        public SlotPlan planOf(String resource) {
            int end = resource.indexOf('/', ID.length() + 1);
            for (Skill skill : skills) {
                if (end > 0 && resource.substring(end + 1).equals(skill.name())) {
                    return plan.withCapacity(skill.capacity());
                }
            }
            return plan;
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.CALLBACK;
        }
    }

    /**
     * Agents who can what others cannot.
     *
     * @param name its name
     * @param languages the languages they speak; empty is any
     * @param reasons the reasons they know; empty is any
     * @param capacity how many callbacks they take per slot and region, 1 or more
     */
    record Skill(String name, Set<String> languages, Set<ReasonId> reasons, int capacity) {
        boolean serves(@Nullable String language, @Nullable ReasonId reason) {
            return (languages.isEmpty() || (language != null && languages.contains(language)))
                    && (reasons.isEmpty() || (reason != null && reasons.contains(reason)));
        }
    }

    /**
     * Booked times.
     *
     * @param label what people call it
     * @param offices where, by name
     * @param reasons what it serves; empty is every deferrable reason
     */
    record Booking(Localized label, Map<String, Office> offices, Set<ReasonId> reasons) implements Channel {
        /** The name of its offers. */
        public static final String ID = "booking";

        /** The office that a resource is of, or null when there is none. */
        public @Nullable Office officeOf(String resource) {
            return resource.startsWith(ID + "/") ? offices.get(resource.substring(ID.length() + 1)) : null;
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.BOOKING;
        }
    }

    /**
     * An office that times can be booked at.
     *
     * @param id its name
     * @param label what people call it
     * @param place where it is
     * @param mode visit, phone, or fill in together
     * @param region the region it serves, or null for all
     * @param reasons what it serves; empty is whatever the booking serves
     * @param plan its times
     */
    record Office(
            String id,
            Localized label,
            String place,
            ChannelMode mode,
            @Nullable Region region,
            Set<ReasonId> reasons,
            SlotPlan plan) {
        /** The resource of its times: {@code booking/malmo}. */
        public String resource() {
            return Booking.ID + "/" + id;
        }
    }

    /**
     * The agents.
     *
     * @param label what people call them
     * @param hours when they answer
     * @param queues which queue a contact joins
     * @param onCall who answers while they are closed, by reason; {@code default} for any other
     */
    record LiveAgent(Localized label, OpeningHours hours, Queues queues, Map<String, String> onCall)
            implements Channel {
        /** The name of its offers. */
        public static final String ID = "live-agent";

        /** The key of {@link #onCall()} for every reason that has none of its own. */
        public static final String ANY_REASON = "default";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.LIVE_AGENT;
        }
    }
}
