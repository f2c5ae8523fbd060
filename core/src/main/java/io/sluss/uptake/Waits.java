package io.sluss.uptake;

import io.sluss.statistics.DurationHistogram;

/**
 * How long contacts waited for a person. Every rate is absent when there was nothing to count. Immutable.
 *
 * <p>The honest clock runs from the arrival until a person speaks, also when that is in a callback, and whoever has not
 * been spoken with counts as not answered, however they came to leave. The authority's own clock runs from the queue,
 * asks only those who were answered within the call, and leaves out who hung up soon.
 *
 * @param wanted contacts that were to reach a person: put in a queue, promised a callback, answered or abandoned
 * @param answered of those, whom a person has spoken with, in the call or in a callback
 * @param answeredInTime of those, within the time that the service set out to, by the honest clock
 * @param abandoned of those wanted, who left the queue without a callback to come, and whom nobody has reached since
 * @param abandonedSoon of those, who left before it counts by the authority's rule
 * @param inCall of those answered, within the call
 * @param inCallInTime of those, within the time by the authority's clock
 * @param lengths of all who were answered, by the honest clock
 */
public record Waits(
        long wanted,
        long answered,
        long answeredInTime,
        long abandoned,
        long abandonedSoon,
        long inCall,
        long inCallInTime,
        DurationHistogram lengths) {
    /** The honest share: answered in time / wanted. Who still waits counts as not answered. */
    public Rate serviceLevel() {
        return new Rate(answeredInTime, wanted);
    }

    /** The authority's share: answered within the call in time / answered within the call. */
    public Rate authoritysServiceLevel() {
        return new Rate(inCallInTime, inCall);
    }

    /** Abandoned / wanted, however soon. */
    public Rate abandonment() {
        return new Rate(abandoned, wanted);
    }

    /** By the authority's rule: abandoned, but not soon / those and the ones answered within the call. */
    public Rate authoritysAbandonment() {
        long late = abandoned - abandonedSoon;
        return new Rate(late, late + inCall);
    }

    /** Who waits for a person or a callback, or was never told of again. */
    public long open() {
        return wanted - answered - abandoned;
    }
}
