package io.sluss.matching;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
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
     */
    record Callback(Localized label, SlotPlan plan, boolean perRegion, Set<ChannelMode> modes, Set<ReasonId> reasons)
            implements Channel {
        /** The name of its offers. */
        public static final String ID = "callback";

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
     * Booked times.
     *
     * @param label what people call it
     * @param offices where, by name
     * @param reasons what it serves; empty is every deferrable reason
     */
    record Booking(Localized label, Map<String, Office> offices, Set<ReasonId> reasons) implements Channel {
        /** The name of its offers. */
        public static final String ID = "booking";

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
            SlotPlan plan) {}

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
