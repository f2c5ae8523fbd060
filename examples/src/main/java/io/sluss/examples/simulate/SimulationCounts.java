package io.sluss.examples.simulate;

import io.sluss.Decision;
import io.sluss.contact.Urgency;
import io.sluss.offer.Arm;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What a simulation has done, to hold against what Sluss measured of it. Thread-safe. */
public final class SimulationCounts {
    /** What is counted. */
    public enum What {
        /** A contact came in. */
        CONTACTS,
        /** It was judged urgent. */
        URGENT,
        /** It was judged urgent and offered more than a person: never, if all is well. */
        URGENT_OFFERED,
        /** It was held out. */
        HELD_OUT,
        /** It was somebody who had called about the same before. */
        CAME_BACK,
        /** A person answered it from the queue. */
        ANSWERED,
        /** It left the queue. */
        ABANDONED,
        /** A callback was promised. */
        PROMISED,
        /** A time was booked. */
        BOOKED,
        /** A callback reached somebody. */
        CALLED_BACK
    }

    private final Map<What, LongAdder> counts = new EnumMap<>(What.class);
    private final ConcurrentMap<String, LongAdder> contactsByRegion = new ConcurrentHashMap<>();

    SimulationCounts() {
        for (What what : What.values()) {
            counts.put(what, new LongAdder());
        }
    }

    void count(What what) {
        LongAdder count = counts.get(what);
        if (count != null) {
            count.increment();
        }
    }

    void contact(Call call, Decision decision) {
        count(What.CONTACTS);
        contactsByRegion.computeIfAbsent(call.region(), r -> new LongAdder()).increment();
        if (decision.urgency().compareTo(Urgency.UNKNOWN) > 0) {
            count(What.URGENT);
            if (decision.bestOffer().isPresent()) {
                count(What.URGENT_OFFERED);
            }
        }
        if (decision.arm() == Arm.HELD_OUT) {
            count(What.HELD_OUT);
        }
        if (call.time() > 0) {
            count(What.CAME_BACK);
        }
    }

    /** How often that happened. */
    public long of(What what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** Contacts of each region that had one. */
    public Map<String, Long> contactsByRegion() {
        Map<String, Long> all = new TreeMap<>();
        contactsByRegion.forEach((region, count) -> all.put(region, count.sum()));
        return all;
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        counts.forEach(
                (what, count) -> all.append(what.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append(' ')
                        .append(count.sum())
                        .append(", "));
        return all.append(contactsByRegion()).toString();
    }
}
