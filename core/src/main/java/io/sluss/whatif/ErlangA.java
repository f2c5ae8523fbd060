package io.sluss.whatif;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;

/**
 * A queue whose callers hang up when they have waited longer than they are willing to (M/M/n+M, Palm 1943; A. Mandelbaum
 * and S. Zeltyn, Service Engineering in Action: The Palm/Erlang-A Queue, 2007). Patience is spread exponentially. It has a
 * steady state whatever the load is. Immutable.
 *
 * <p>With n agents, λ calls and 1/μ handling, and patience 1/θ, the states above n follow π(n+j) = π(n) ∏ λ / (nμ + iθ),
 * i = 1 … j, and those below add up to π(n) / B, B being {@link ErlangC#blocked Erlang's loss formula}. All are positive
 * and added in proportion to the largest so far, so that nothing overflows or cancels out with thousands of agents. Who
 * finds j calls waiting is answered within t, if at all, with probability c/(c+j+1) · I(u; j+1, c+1), where c = nμ/θ,
 * u = 1 − exp(−θt) and I is the regularised incomplete beta function: the j+1 callers before and including oneself leave
 * as a pure death process does, at rates nμ + iθ. As j grows by one, I falls by one term of a binomial kind, which is
 * carried on as a logarithm.
 */
public final class ErlangA {
    /** What adds less than this to a sum of states no longer counts. */
    private static final double NEGLIGIBLE = 1e-17;

    /** Sums are brought back to the size of 1 when they come to this. */
    private static final double LARGE = 1e250;

    private final CallLoad load;
    private final int agents;
    private final double patience;
    private final double waiting;
    private final double meanQueue;

    private ErlangA(CallLoad load, int agents, double patience) {
        this.load = load;
        this.agents = agents;
        this.patience = patience;
        this.waiting = load.callsPerHour() == 0 ? 0 : expected(waiting -> 1);
        this.meanQueue = load.callsPerHour() == 0 ? 0 : expected(waiting -> waiting);
    }

    /**
     * The queue of so many agents.
     *
     * @param load what comes to it
     * @param agents how many answer, 0 or more
     * @param patience how long a caller is willing to wait, on average; more than nothing
     * @throws IllegalArgumentException if agents or patience are out of range
     */
    public static ErlangA of(CallLoad load, int agents, Duration patience) {
        if (patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("patience is more than none");
        }
        return new ErlangA(load, agents, CallLoad.seconds(patience));
    }

    /** The fewest agents who answer a share of all calls, at least 0 and below 1, within a time. */
    public static int agentsFor(CallLoad load, Duration patience, double share, Duration within) {
        return FewestAgents.with(share, agents -> of(load, agents, patience).answeredWithin(within));
    }

    /**
     * The mean, over all states, of what a state with all agents busy is worth, and of nothing otherwise.
     *
     * @param worth of so many waiting; asked for 0, 1, 2 … in this order
     */
    private double expected(IntToDoubleFunction worth) {
        double below = 1 / ErlangC.blocked(load.erlangs(), agents) - 1; // relative to all busy and nobody waiting
        double state = 1;
        double states = 1;
        double sum = worth.applyAsDouble(0);
        for (int j = 1; counts(j, state, states); j++) {
            state *= ratio(j);
            states += state;
            sum += state * worth.applyAsDouble(j);
            if (state > LARGE) {
                below /= LARGE;
                state /= LARGE;
                states /= LARGE;
                sum /= LARGE;
            }
        }
        return sum / (below + states);
    }

    /** By how much the state with j waiting is likelier than that with one less. */
    private double ratio(int j) {
        return load.arrivalsPerSecond() / (agents / load.handlingSeconds() + j / patience);
    }

    /** Whether states from j waiting on may still add something: they do while they grow, and until they are spent. */
    private boolean counts(int j, double state, double states) {
        return state > 0 && (ratio(j) >= 1 || state > NEGLIGIBLE * states * (1 - ratio(j)));
    }

    /** The probability that a call has to wait, whether it is answered then or not. */
    public double waiting() {
        return waiting;
    }

    /** The share of the calls that hang up before anybody answers, 0-1. */
    public double abandoned() {
        return load.callsPerHour() == 0 ? 0 : meanQueue / patience / load.arrivalsPerSecond();
    }

    /** The mean time in the queue in seconds, of all calls: those answered at once and those that hung up too. */
    public double meanWaitSeconds() {
        return load.callsPerHour() == 0 ? 0 : meanQueue / load.arrivalsPerSecond();
    }

    /** The share of their time that agents are busy, 0-1. */
    public double occupancy() {
        return agents == 0 ? 0 : load.erlangs() * (1 - abandoned()) / agents;
    }

    /** The share of all calls, those that hang up too, that is answered within a time, 0-1. */
    public double answeredWithin(Duration time) {
        double atOnce = 1 - waiting;
        double seconds = CallLoad.seconds(time);
        if (load.callsPerHour() == 0 || agents == 0 || seconds <= 0) {
            return load.callsPerHour() == 0 ? 1 : atOnce;
        }
        return Math.min(1, atOnce + expected(new AnsweredWithin(agents * patience / load.handlingSeconds(), seconds)));
    }

    /** The probability that who finds so many waiting is answered within a time; for 0, 1, 2 … in this order. */
    private final class AnsweredWithin implements IntToDoubleFunction {
        private final double c;
        private final double u;
        private double within;
        private double logFall;

        AnsweredWithin(double c, double seconds) {
            this.c = c;
            this.u = -Math.expm1(-seconds / patience);
            this.within = -Math.expm1(-(c + 1) * seconds / patience);
            this.logFall = Math.log(u) + Math.log(c + 1) - (c + 1) * seconds / patience;
        }

        @Override
        public double applyAsDouble(int ahead) {
            double answered = c / (c + ahead + 1) * within;
            within = Math.max(0, within - Math.exp(logFall));
            logFall += Math.log(u * (c + ahead + 2) / (ahead + 2));
            return answered;
        }
    }
}
