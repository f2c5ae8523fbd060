package io.sluss.whatif;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.SlotPlan;
import io.sluss.rules.RuleSet;
import io.sluss.statistics.Interval;
import io.sluss.statistics.Proportion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of contacts under one set of rules: what is offered, what of it is expected to be taken, and what is left for
 * agents. Whoever is offered something is expected to take the first offer besides a person as often as people were seen to
 * take that kind of channel about that reason, and otherwise to wait for a person. Filled by one thread.
 */
public final class Side {
    /**
     * What is offered of a channel about a reason.
     *
     * @param reason the reason, or null for none
     * @param channel the channel's name
     */
    public record Cell(@Nullable ReasonId reason, String channel) {}

    /**
     * A number of contacts, with where it lies for want of more measurements.
     *
     * @param expected the number
     * @param interval where it lies, with 95 % confidence in each share it comes from
     */
    public record Expected(double expected, Interval interval) {}

    /** What everybody who is decided alike adds. */
    private static final class Outline {
        private final Decided decided;
        private final Decided.@Nullable Place first;
        private final @Nullable Proportion measured;
        private final double taken;
        private final double minutes;
        private final boolean waits;
        private long contacts;

        Outline(Decided decided, Decided.@Nullable Place first, @Nullable Proportion measured, double minutes) {
            this.decided = decided;
            this.first = first;
            this.measured = measured;
            this.taken = measured == null ? 0 : measured.value();
            this.minutes = minutes;
            this.waits = decided.offers().stream()
                    .anyMatch(place -> place.kind() == ChannelKind.LIVE_AGENT && place.mode() == ChannelMode.QUEUE);
        }
    }

    private final RuleSet rules;
    private final MeasuredUptake uptake;
    private final Assumptions assumed;
    private final FreeSlots slots;
    private final List<@Nullable Outline> outlines = new ArrayList<>();
    private final WeekLoad week = new WeekLoad();
    private double bookedMinutes;
    private double savedMinutes;
    private double squares;

    Side(RuleSet rules, MeasuredUptake uptake, Assumptions assumed) {
        this.rules = rules;
        this.uptake = uptake;
        this.assumed = assumed;
        this.slots = new FreeSlots(rules.matching());
    }

    /**
     * Adds a contact.
     *
     * @param number of what was decided: the same for what is equal
     */
    void add(int number, Decided decided, Origin origin, Instant at, int hour) {
        while (outlines.size() <= number) {
            outlines.add(null);
        }
        Outline outline = outlines.get(number);
        if (outline == null) {
            outline = outline(decided);
            outlines.set(number, outline);
        }
        outline.contacts++;
        Decided.Place first = outline.first;
        if (first != null && outline.taken > 0) {
            take(first, outline.taken, outline.minutes, at, hour);
        }
        squares += outline.minutes * outline.minutes * (1 + assumed.spread() * assumed.spread()) * (1 - outline.taken);
        if (origin == Origin.PHONE && outline.waits) {
            week.call(hour, 1 - outline.taken, outline.minutes);
        }
    }

    private Outline outline(Decided decided) {
        Decided.Place first = decided.firstBesidesAPerson();
        ReasonId reason = decided.reason();
        Proportion measured = first == null || reason == null ? null : uptake.of(reason, first.kind());
        return new Outline(decided, first, measured, minutes(reason));
    }

    private double minutes(@Nullable ReasonId reason) {
        Integer minutes = reason == null
                ? null
                : rules.reason(reason).map(ContactReason::handlingMinutes).orElse(null);
        return minutes == null ? CallLoad.seconds(assumed.handling()) / 60 : minutes;
    }

    /** A callback is work for the agents all the same, when its slot comes; a booked time is work for an office. */
    private void take(Decided.Place place, double share, double minutes, Instant at, int hour) {
        switch (place.kind()) {
            case E_SERVICE -> savedMinutes += share * minutes;
            case BOOKING -> bookedMinutes += share * minutes;
            case CALLBACK -> callBack(place, share, minutes, at, hour);
            case LIVE_AGENT -> {}
        }
    }

    private void callBack(Decided.Place place, double share, double minutes, Instant at, int hour) {
        String resource = place.resource();
        Instant slot = resource == null ? null : slots.nextFree(place.channel(), resource, at);
        SlotPlan plan = resource == null ? null : rules.matching().planOf(place.channel(), resource);
        if (slot == null || plan == null) {
            week.callback(hour, share, minutes);
            return;
        }
        ZonedDateTime then = rules.calendar().local(slot);
        LocalDate day = then.toLocalDate();
        if (day.equals(rules.calendar().local(at).toLocalDate())) {
            week.callback(hourOfWeek(then), share, minutes);
            return;
        }
        // whoever waits for another day is called in the course of it, not all at once when it opens
        int opened = plan.hours().windowsOn(day, rules.calendar()).stream()
                .mapToInt(window -> window.minutes())
                .sum();
        int hours = Math.max(1, Math.min(opened / 60, 24 - then.getHour()));
        for (int after = 0; after < hours; after++) {
            week.callback((hourOfWeek(then) + after) % WeekLoad.HOURS, share / hours, minutes);
        }
    }

    /** The hour of the week of a local time, from Monday 00:00. */
    static int hourOfWeek(ZonedDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    /** The rules. */
    public RuleSet rules() {
        return rules;
    }

    /** How many contacts are offered what, a person too. */
    public Map<Cell, Long> offered() {
        Map<Cell, Long> offered = new HashMap<>();
        for (Outline outline : outlines) {
            if (outline != null) {
                outline.decided.offers().stream()
                        .map(place -> new Cell(outline.decided.reason(), place.channel()))
                        .distinct()
                        .forEach(cell -> offered.merge(cell, outline.contacts, Long::sum));
            }
        }
        return offered;
    }

    private Stream<Outline> first(ChannelKind kind) {
        return outlines.stream()
                .filter(Objects::nonNull)
                .filter(outline -> outline.first != null && outline.first.kind() == kind);
    }

    /** How many contacts are offered a kind of channel first, besides a person. */
    public long offeredFirst(ChannelKind kind) {
        return first(kind).mapToLong(outline -> outline.contacts).sum();
    }

    /** How many of them have an uptake that was not measured: nothing is expected of them. */
    public long notMeasured(ChannelKind kind) {
        return first(kind)
                .filter(outline -> outline.measured == null)
                .mapToLong(outline -> outline.contacts)
                .sum();
    }

    /** How many contacts are expected to take a kind of channel, of those whose uptake was measured. */
    public Expected taken(ChannelKind kind) {
        double[] sums = new double[3];
        first(kind).forEach(outline -> {
            Proportion measured = outline.measured;
            if (measured != null) {
                sums[0] += measured.value() * outline.contacts;
                sums[1] += measured.interval().low() * outline.contacts;
                sums[2] += measured.interval().high() * outline.contacts;
            }
        });
        return new Expected(sums[0], new Interval(sums[1], Math.max(sums[1], sums[2])));
    }

    /** What agents have to do, by the hour. */
    public WeekLoad week() {
        return week;
    }

    /** The hours that agents speak with callers who wait, and call back. */
    public double agentHours() {
        double minutes = 0;
        for (int hour = 0; hour < WeekLoad.HOURS; hour++) {
            minutes += week.minutes(hour);
        }
        return minutes / 60;
    }

    /** By how much {@link #agentHours()} varies by chance, as handling times do: the half of a 95 % interval. */
    public double agentHoursVary() {
        double normal = 1.96;
        return normal * Math.sqrt(squares) / 60;
    }

    /** The hours that booked times take at offices. */
    public double bookedHours() {
        return bookedMinutes / 60;
    }

    /** The hours that nobody spends because an e-service is used, if nobody comes back and staff need not help. */
    public double savedHours() {
        return savedMinutes / 60;
    }
}
