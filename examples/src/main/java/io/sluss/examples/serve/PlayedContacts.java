package io.sluss.examples.serve;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.examples.simulate.HoldoutVariant;
import io.sluss.examples.simulate.SimulatedClock;
import io.sluss.examples.simulate.Simulation;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contacts that are played while serving, in a time that goes faster than ours.
 *
 * @param speed how many seconds pass in one
 * @param seed the same seed is the same day
 * @param clock the time that they are played in
 */
public record PlayedContacts(double speed, long seed, SimulatedClock clock) {
    /** Nobody's contacts go faster than an hour in a second. */
    static final double FASTEST = 3_600;

    private static final Logger LOG = LoggerFactory.getLogger(PlayedContacts.class);
    private static final double HELD_OUT = 0.05;
    private static final long STEP_MILLIS = 50;
    private static final double NANOS = 1e9;

    /** Holds callers out, so that it can be seen what offers change: before anybody comes or scrapes. */
    void holdOut(Sluss sluss) {
        RuleSet rules = sluss.rules();
        LocalDate today = rules.calendar().local(clock.instant()).toLocalDate();
        RuleSet heldOut = HoldoutVariant.of(rules, HELD_OUT, today);
        if (!heldOut.equals(rules)) {
            sluss.reload(heldOut);
        }
    }

    /** Begins to play, until it is closed. */
    AutoCloseable begin(Sluss sluss) {
        Simulation simulation = new Simulation(sluss, clock, seed);
        ScheduledExecutorService player = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sluss-simulation");
            thread.setDaemon(true);
            return thread;
        });
        Instant start = clock.instant();
        long began = System.nanoTime();
        ScheduledFuture<?> playing = player.scheduleWithFixedDelay(
                () -> play(simulation, start, System.nanoTime() - began), 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
        return () -> {
            playing.cancel(false);
            player.shutdown();
            player.awaitTermination(STEP_MILLIS * 20, TimeUnit.MILLISECONDS);
        };
    }

    private void play(Simulation simulation, Instant start, long nanos) {
        try {
            simulation.playUntil(start.plus(Duration.ofMillis((long) (nanos / NANOS * speed * 1_000))));
        } catch (RuntimeException e) {
            LOG.error("The simulation has stopped", Hidden.of(e));
            throw e; // which ends it
        }
    }
}
