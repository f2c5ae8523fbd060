package io.sluss.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.whatif.SimulatedQueue.Seen;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Issue 5: Erlang-A and Erlang-C agree with published values to four digits and with a simulation within its error. */
class ErlangTest {
    private static final long SEED = Long.getLong("sluss.seed", 20261122);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** Half of the fourth digit. */
    private static final double FOUR_DIGITS = 0.5e-4;

    private static final CallLoad TEN = new CallLoad(200, Duration.ofMinutes(3));

    /** The documentation of PyWorkforce (R. Arenas, github.com/rodrigo-arenas/pyworkforce), Erlang C: 100 calls in 30 minutes. */
    @Test
    void erlang_c_agrees_with_pyworkforce() {
        ErlangC queue = ErlangC.of(TEN, 14);
        assertEquals(10, TEN.erlangs(), 1e-12);
        assertEquals(0.1741319335950498, queue.waiting(), 1e-12);
        assertEquals(0.8883500191794669, queue.answeredWithin(Duration.ofSeconds(20)), 1e-12);
        assertEquals(0.7142857142857143, queue.occupancy(), 1e-12);
        assertEquals(14, ErlangC.agentsFor(TEN, 0.8, Duration.ofSeconds(20)));
    }

    /** Wolfram Language documentation of ErlangC, and Hillier and Lieberman: small queues have simple fractions. */
    @Test
    void erlang_c_agrees_with_fractions() {
        assertEquals(
                4 / 9.0, ErlangC.of(new CallLoad(2, Duration.ofHours(1)), 3).waiting(), 1e-12);
        assertEquals(
                1 / 3.0, ErlangC.of(new CallLoad(1, Duration.ofHours(1)), 2).waiting(), 1e-12);
        assertEquals(0.5, ErlangC.of(new CallLoad(1, Duration.ofMinutes(30)), 1).waiting(), 1e-12);
        // M/M/1 with half the load waits as long as one is served
        assertEquals(
                1800, ErlangC.of(new CallLoad(1, Duration.ofMinutes(30)), 1).meanWaitSeconds(), 1e-9);
    }

    /** The textbook tables of the loss formula: 10 erlangs on 10 lines lose 0.2146, 100 on 100 lose 0.0757. */
    @Test
    void the_loss_formula_agrees_with_tables() {
        assertEquals(0.2146, ErlangC.blocked(10, 10), FOUR_DIGITS);
        assertEquals(0.0757, ErlangC.blocked(100, 100), FOUR_DIGITS);
        assertEquals(1, ErlangC.blocked(10, 0), 0);
        assertEquals(0, ErlangC.blocked(0, 10), 0);
    }

    /** The values that PyWorkforce's tests of Erlang A keep; its service level comes from uniformisation, not from ours. */
    @Test
    void erlang_a_agrees_with_pyworkforce() {
        ErlangA fourteen = ErlangA.of(TEN, 14, Duration.ofMinutes(5));
        assertEquals(0.14526, fourteen.waiting(), 0.5e-5);
        assertEquals(0.013984, fourteen.abandoned(), 0.5e-6);
        assertEquals(0.704297, fourteen.occupancy(), 0.5e-6);
        assertEquals(0.069919, fourteen.meanWaitSeconds() / 60, 0.5e-6);
        assertEquals(0.916792, fourteen.answeredWithin(Duration.ofSeconds(20)), 0.5e-6);
    }

    /** Mandelbaum and Zeltyn (2007), the comparison with Erlang-C: 50 agents, 48 calls a minute of a minute each. */
    @Test
    void erlang_a_agrees_with_mandelbaum_and_zeltyn() {
        CallLoad load = new CallLoad(48 * 60, Duration.ofMinutes(1));
        ErlangA queue = ErlangA.of(load, 50, Duration.ofMinutes(2));
        assertEquals(0.031, queue.abandoned(), 0.0005);
        assertEquals(3.7, queue.meanWaitSeconds(), 0.05);
        assertEquals(0.93, queue.occupancy(), 0.005);
        assertEquals(20.8, ErlangC.of(load, 50).meanWaitSeconds(), 0.05);
    }

    /** Where callers are as patient as they are quickly served, the number in the system is a Poisson variable. */
    @Test
    void erlang_a_agrees_with_the_tables_of_poisson() {
        ErlangA queue = ErlangA.of(TEN, 14, Duration.ofMinutes(3));
        assertEquals(1 - 0.8645, queue.waiting(), FOUR_DIGITS); // P(X <= 13), mean 10
        ErlangA five = ErlangA.of(new CallLoad(5, Duration.ofHours(1)), 5, Duration.ofHours(1));
        assertEquals(1 - 0.4405, five.waiting(), FOUR_DIGITS); // P(X <= 4), mean 5
    }

    @Test
    void erlang_a_is_erlang_c_when_nobody_hangs_up_and_the_loss_formula_when_nobody_waits() {
        ErlangA patient = ErlangA.of(TEN, 14, FOREVER);
        ErlangC endless = ErlangC.of(TEN, 14);
        assertEquals(endless.waiting(), patient.waiting(), 1e-6);
        assertEquals(endless.meanWaitSeconds(), patient.meanWaitSeconds(), 1e-3);
        Duration soon = Duration.ofSeconds(20);
        assertEquals(endless.answeredWithin(soon), patient.answeredWithin(soon), 1e-6);
        ErlangA impatient = ErlangA.of(TEN, 14, Duration.ofMillis(1));
        assertEquals(ErlangC.blocked(10, 14), impatient.abandoned(), 1e-4);
    }

    @Test
    void both_agree_with_a_simulation_within_its_error() {
        Random random = new Random(SEED);
        for (int i = 0; i < 12; i++) {
            int agents = 1 + random.nextInt(30);
            double use = i % 3 == 0 ? 1.3 : 0.6 + 0.35 * random.nextDouble();
            CallLoad load = new CallLoad(agents * use * 12, Duration.ofMinutes(5));
            Duration patience = Duration.ofSeconds(60 + random.nextInt(1200));
            Duration within = Duration.ofSeconds(30 + random.nextInt(600));
            SimulatedQueue seen = new SimulatedQueue(
                    load, agents, CallLoad.seconds(patience), CallLoad.seconds(within), 5_000, random.nextLong());
            ErlangA queue = ErlangA.of(load, agents, patience);
            String which = "seed " + SEED + ": " + load + ", " + agents + " agents, " + patience + ", " + within;
            agree(seen.waiting(), queue.waiting(), which);
            agree(seen.abandoned(), queue.abandoned(), which);
            agree(seen.meanWaitSeconds(), queue.meanWaitSeconds(), which);
            agree(seen.answeredWithin(), queue.answeredWithin(within), which);
        }
        CallLoad load = new CallLoad(8 * 12, Duration.ofMinutes(5));
        SimulatedQueue seen = new SimulatedQueue(load, 10, Double.POSITIVE_INFINITY, 60, 5_000, SEED);
        ErlangC queue = ErlangC.of(load, 10);
        agree(seen.waiting(), queue.waiting(), "Erlang-C, seed " + SEED);
        agree(seen.meanWaitSeconds(), queue.meanWaitSeconds(), "Erlang-C, seed " + SEED);
        agree(seen.answeredWithin(), queue.answeredWithin(Duration.ofMinutes(1)), "Erlang-C, seed " + SEED);
    }

    /** Four and a half standard errors: one false alarm in some thousands of seeds, for some fifty comparisons. */
    private static void agree(Seen seen, double told, String which) {
        assertEquals(seen.mean(), told, 4.5 * seen.error() + 1e-3 * seen.mean() + 1e-9, which);
    }

    @Test
    void thousands_of_agents_neither_overflow_nor_cancel_out() {
        for (int agents : new int[] {2_000, 5_000, 20_000}) {
            for (double use : new double[] {0.5, 0.99, 1, 1.01, 2.5}) {
                CallLoad load = new CallLoad(agents * use * 12, Duration.ofMinutes(5));
                ErlangA queue = ErlangA.of(load, agents, Duration.ofMinutes(5));
                String which = agents + " agents, use " + use;
                double soon = queue.answeredWithin(Duration.ofMinutes(1));
                double late = queue.answeredWithin(Duration.ofMinutes(10));
                double ever = queue.answeredWithin(Duration.ofDays(10));
                assertTrue(soon >= 0 && soon <= late + 1e-9 && late <= ever + 1e-9 && ever <= 1, which);
                assertEquals(1 - queue.abandoned(), ever, 1e-6, which);
                assertEquals(Math.max(0, 1 - 1 / use), queue.abandoned(), 0.02, which); // the fluid limit
            }
        }
        ErlangA overrun = ErlangA.of(new CallLoad(60_000, Duration.ofMinutes(5)), 2_000, Duration.ofMinutes(5));
        assertEquals(0.4, overrun.answeredWithin(Duration.ofMinutes(10)), 0.001);
        assertEquals(
                1,
                ErlangC.of(new CallLoad(12_000, Duration.ofMinutes(5)), 1_000).waiting(),
                0);
        assertEquals(
                0,
                ErlangC.of(new CallLoad(12_000, Duration.ofMinutes(5)), 1_000).answeredWithin(Duration.ofHours(1)),
                0);
    }

    @Test
    void the_fewest_agents_reach_a_level_and_one_less_does_not() {
        Duration patience = Duration.ofMinutes(8);
        Duration within = Duration.ofMinutes(10);
        for (double calls : new double[] {0.5, 12, 130, 900, 20_000}) {
            CallLoad load = new CallLoad(calls, Duration.ofMinutes(9));
            int agents = ErlangA.agentsFor(load, patience, 0.85, within);
            assertTrue(ErlangA.of(load, agents, patience).answeredWithin(within) >= 0.85);
            assertTrue(ErlangA.of(load, agents - 1, patience).answeredWithin(within) < 0.85, "calls " + calls);
        }
        CallLoad none = new CallLoad(0, Duration.ofMinutes(9));
        assertEquals(0, ErlangA.agentsFor(none, patience, 0.85, within));
        assertEquals(0, ErlangC.agentsFor(none, 0.85, within));
        assertThrows(IllegalArgumentException.class, () -> ErlangC.agentsFor(TEN, 1, within));
    }

    @Test
    void nothing_out_of_range_is_taken() {
        assertThrows(IllegalArgumentException.class, () -> new CallLoad(-1, Duration.ofMinutes(1)));
        assertThrows(IllegalArgumentException.class, () -> new CallLoad(Double.NaN, Duration.ofMinutes(1)));
        assertThrows(IllegalArgumentException.class, () -> new CallLoad(1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> ErlangC.of(TEN, -1));
        assertThrows(IllegalArgumentException.class, () -> ErlangA.of(TEN, 1, Duration.ZERO));
    }
}
