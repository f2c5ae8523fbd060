package io.sluss.whatif;

import java.time.Duration;

/**
 * A queue whose callers never hang up (M/M/n, Erlang 1917). With as much load as agents or more it grows without end. An
 * authority's real queue is better than this says, since some callers do hang up: {@link ErlangA}. Immutable.
 *
 * <p>The probability of waiting comes from the blocking probability B by C = B / (1 − ρ (1 − B)), and B from its recursion
 * over the agents, which only adds and divides positive numbers: it is exact to rounding for any number of agents (R. B.
 * Cooper, Introduction to Queueing Theory, 2nd ed. 1981, sections 3.3 and 3.4).
 */
public final class ErlangC {
    private final CallLoad load;
    private final int agents;
    private final double waiting;

    private ErlangC(CallLoad load, int agents, double waiting) {
        this.load = load;
        this.agents = agents;
        this.waiting = waiting;
    }

    /**
     * The queue of so many agents.
     *
     * @param load what comes to it
     * @param agents how many answer, 0 or more
     * @throws IllegalArgumentException if the agents are fewer than none
     */
    public static ErlangC of(CallLoad load, int agents) {
        double erlangs = load.erlangs();
        double blocked = blocked(erlangs, agents);
        double waiting = erlangs >= agents && erlangs > 0 ? 1 : blocked / (1 - erlangs / agents * (1 - blocked));
        return new ErlangC(load, agents, erlangs == 0 ? 0 : waiting);
    }

    /**
     * Erlang's loss formula: the share of calls that find every agent busy where nobody may wait.
     *
     * @param erlangs the offered load, 0 or more
     * @param agents how many answer, 0 or more
     * @throws IllegalArgumentException if the agents are fewer than none
     */
    public static double blocked(double erlangs, int agents) {
        if (agents < 0) {
            throw new IllegalArgumentException("there are no fewer agents than none");
        }
        double blocked = 1;
        for (int n = 1; n <= agents; n++) {
            blocked = erlangs * blocked / (n + erlangs * blocked);
        }
        return blocked;
    }

    /** The fewest agents who answer a share of the calls, at least 0 and below 1, within a time. */
    public static int agentsFor(CallLoad load, double share, Duration within) {
        return FewestAgents.with(share, agents -> of(load, agents).answeredWithin(within));
    }

    /** The probability that a call has to wait; 1 when the queue grows without end. */
    public double waiting() {
        return waiting;
    }

    /** The mean wait of all calls in seconds; infinite when the queue grows without end. */
    public double meanWaitSeconds() {
        double erlangs = load.erlangs();
        if (erlangs == 0) {
            return 0;
        }
        return erlangs >= agents ? Double.POSITIVE_INFINITY : waiting * load.handlingSeconds() / (agents - erlangs);
    }

    /** The share of the calls that is answered within a time, 0-1; 0 when the queue grows without end. */
    public double answeredWithin(Duration time) {
        double erlangs = load.erlangs();
        if (erlangs == 0) {
            return 1;
        }
        return erlangs >= agents
                ? 0
                : 1 - waiting * Math.exp(-(agents - erlangs) * CallLoad.seconds(time) / load.handlingSeconds());
    }

    /** The share of their time that agents are busy, 0-1. */
    public double occupancy() {
        return agents == 0 ? 0 : Math.min(1, load.erlangs() / agents);
    }
}
