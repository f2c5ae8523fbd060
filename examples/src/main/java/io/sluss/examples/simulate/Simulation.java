package io.sluss.examples.simulate;

import io.sluss.Sluss;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A contact centre as 114 14 might be: callers who do not exist, with matters that the rules know, are decided by a real
 * Sluss, put offers, take and decline them, wait for agents, give up, are called back, use e-services, and some come back.
 * Always the same for the same seed, rules and start, as long as nobody else uses the same Sluss. Not thread-safe.
 */
public final class Simulation {
    private static final Duration MAINTENANCE = Duration.ofMinutes(1);
    private static final int MEAN_HANDLING_MINUTES = 9;

    /** The part of all contacts that comes to an agent's queue, as planned for. */
    private static final double TO_A_PERSON = 0.68;

    /** So much of their time agents are to talk, as planned for; less in small groups. */
    private static final double OCCUPANCY = 0.90;

    /** Agents who call back, in the whole country. */
    private static final int CALLING_BACK = 60;

    private final Sluss sluss;
    private final Timeline timeline;
    private final Random random;
    private final ZoneId zone;
    private final CallMix mix;
    private final Map<String, AgentQueue> queues = new HashMap<>();
    private final PriorityQueue<Call> returning = new PriorityQueue<>(Comparator.comparing(Call::at));
    private final SimulationCounts counts = new SimulationCounts();
    private final CallFlow flow;
    private final PromisedCalls promises;
    private Iterator<Instant> arrivals = List.<Instant>of().iterator();
    private LocalDate planned;

    /**
     * Begins at the time of the clock, with nobody in any queue.
     *
     * @param sluss where it is played; its clock must be {@code clock}
     * @param clock is set forward as it is played
     * @param seed the same seed is the same simulation
     */
    public Simulation(Sluss sluss, SimulatedClock clock, long seed) {
        RuleSet rules = sluss.rules();
        this.sluss = sluss;
        this.timeline = new Timeline(clock);
        this.random = new Random(seed);
        this.zone = rules.calendar().zone();
        this.mix = new CallMix(rules);
        Habits habits = new Habits(random);
        this.promises = new PromisedCalls(sluss, timeline, habits, counts);
        mix.regions().forEach(region -> queues.put(region, new AgentQueue()));
        this.flow = new CallFlow(
                sluss,
                timeline,
                habits,
                queues,
                promise -> promises.promised(promise, callersBack(promise.slot().resource())),
                returning::add,
                counts);
        ZonedDateTime now = timeline.now().atZone(zone);
        this.planned = now.toLocalDate().minusDays(1);
        staff(now);
        timeline.at(now.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant(), this::nextHour);
        timeline.at(timeline.now(), this::maintain);
        nextArrival();
    }

    /** Has everything happen up to a moment, as fast as it goes. */
    public void playUntil(Instant end) {
        timeline.playUntil(end);
    }

    /** What it has done so far. */
    public SimulationCounts counts() {
        return counts;
    }

    private void maintain() {
        sluss.maintain();
        promises.call(flow);
        timeline.at(timeline.now().plus(MAINTENANCE), this::maintain);
    }

    private void nextHour() {
        staff(timeline.now().atZone(zone));
        timeline.at(timeline.now().plus(Duration.ofHours(1)), this::nextHour);
    }

    /** As many agents as the usual calls of the hour need: a storm is not planned for. */
    private void staff(ZonedDateTime hour) {
        double calls = CallVolume.usual(hour.getDayOfWeek(), hour.getHour());
        queues.forEach((region, queue) -> {
            double load = calls * mix.shareOf(region) * TO_A_PERSON * MEAN_HANDLING_MINUTES / 60;
            queue.staff((int) Math.ceil(load / OCCUPANCY + Math.sqrt(load) / 4) + 1);
        });
    }

    private int callersBack(String resource) {
        String[] parts = resource.split("/", -1);
        double share = parts.length < 2 ? 1 : mix.shareOf(parts[1]);
        return Math.max(2, (int) Math.round(CALLING_BACK * share));
    }

    private void nextArrival() {
        while (!arrivals.hasNext()) {
            planned = planned.plusDays(1);
            Instant now = timeline.now();
            arrivals = CallVolume.arrivals(planned, zone, random).stream()
                    .filter(at -> !at.isBefore(now))
                    .iterator();
        }
        Instant at = arrivals.next();
        timeline.at(at, () -> {
            flow.arrive(whoever(at));
            nextArrival();
        });
    }

    /** Somebody who comes back, if one is due; they are part of the volume. */
    private Call whoever(Instant at) {
        Call next = returning.peek();
        if (next == null || next.at().isAfter(at)) {
            return mix.draw(at, random);
        }
        returning.remove();
        return next.at(at);
    }
}
