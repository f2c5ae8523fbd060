package io.sluss.uptake;

import io.sluss.statistics.Comparison;
import io.sluss.statistics.Interval;
import java.util.Optional;

/**
 * What offers changed of something that is measured per caller: the mean of those who were to be offered something less
 * the mean of those who were held out. Below 0 the offers saved, above 0 they cost. Whoever was to be offered something
 * is counted whether or not they took it (intention to treat), so takers are never compared with decliners. Immutable.
 *
 * @param arms those offered something (treated) and those held out (control)
 */
public record Change(Comparison arms) {
    /** What the numbers can be said to show, with 95 % confidence. */
    public enum Verdict {
        /** The offers made it less. */
        LESS,
        /** The offers made it more. */
        MORE,
        /** The difference may be chance. It may also be there and need more callers. */
        NOT_SHOWN
    }

    /** Per caller, in the unit of what is measured. */
    public double value() {
        return arms.difference();
    }

    /** Where the true change lies with 95 % confidence. */
    public Interval interval() {
        return arms.interval();
    }

    /** How likely a change as large, either way, is by chance alone: 0-1. Only right for whoever looks once. */
    public double pValue() {
        return arms.pValue();
    }

    /** The change in per cent of what it is without offers; absent when that is 0. */
    public Optional<Double> percent() {
        return arms.relative().map(share -> 100 * share);
    }

    /** Where the true per cent lie with 95 % confidence; absent when what it is without offers is not surely above 0. */
    public Optional<Interval> percentInterval() {
        return arms.relativeInterval().map(share -> share.times(100));
    }

    /** How much all callers who were to be offered something saved together; below 0 they cost as much. */
    public double savedInAll() {
        return 0 - value() * arms.treated().size();
    }

    /** Where the true {@link #savedInAll()} lies with 95 % confidence. */
    public Interval savedInAllInterval() {
        return interval().negated().times((double) arms.treated().size());
    }

    /** What it shows: an interval that leaves out 0, and which way. */
    public Verdict verdict() {
        Interval interval = interval();
        if (interval.high() < 0) {
            return Verdict.LESS;
        }
        return interval.low() > 0 ? Verdict.MORE : Verdict.NOT_SHOWN;
    }
}
