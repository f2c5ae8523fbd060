package io.sluss.examples.simulate;

import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.contact.KeyRing;
import io.sluss.outcome.OfferLedger;
import io.sluss.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Days that are over at once, to have something to measure: {@code SimulatedDays.play(rules, from, 1, seed, builder ->
 * builder.recorder(mine))}. A day of 114 14 has about 5,400 contacts and takes a second or two.
 */
public final class SimulatedDays {
    private static final int KEY_BYTES = 32;

    /** A month of 114 14 and what is known of it. */
    private static final int CONTACTS = 400_000;

    private SimulatedDays() {}

    /**
     * Plays whole days, from one midnight to another where the rules are.
     *
     * @param rules with a hold-out, if what offers change is to be seen: {@link HoldoutVariant}
     * @param from the first day
     * @param days how many
     * @param seed the same seed is the same days
     * @param with what else the Sluss is to have, such as recorders or a ledger; its clock is {@link SimulatedClock}
     * @return the Sluss, open, with its clock at the end of the last day, and what was done
     */
    public static Played play(RuleSet rules, LocalDate from, int days, long seed, Consumer<SlussBuilder> with) {
        ZoneId zone = rules.calendar().zone();
        SimulatedClock clock = new SimulatedClock(from.atStartOfDay(zone).toInstant());
        SlussBuilder builder = Sluss.builder(rules)
                .clock(clock)
                .keys(keys(seed))
                .ledger(OfferLedger.inMemory(
                        CONTACTS, rules.longestRecontactWindow().plusDays(8)))
                .deadline(Duration.ofHours(1)); // a slow machine is to change nothing
        with.accept(builder);
        Sluss sluss = builder.build();
        Simulation simulation = new Simulation(sluss, clock, seed);
        Instant end = from.plusDays(days).atStartOfDay(zone).toInstant();
        simulation.playUntil(end);
        sluss.maintain();
        return new Played(sluss, simulation.counts(), clock);
    }

    /** The same keys for the same seed, so that the same callers are held out. */
    static KeyRing keys(long seed) {
        byte[] secret = Arrays.copyOf(("simulated " + seed).getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        return KeyRing.derivedFrom(secret);
    }

    /**
     * Days that were played.
     *
     * @param sluss on which; to be closed by whoever has it
     * @param counts what was done
     * @param clock the time now
     */
    public record Played(Sluss sluss, SimulationCounts counts, SimulatedClock clock) implements AutoCloseable {
        @Override
        public void close() {
            sluss.close();
        }
    }
}
