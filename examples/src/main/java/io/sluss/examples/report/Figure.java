package io.sluss.examples.report;

import io.sluss.statistics.Interval;
import io.sluss.uptake.Rate;
import org.jspecify.annotations.Nullable;

/**
 * One number of the report. All its forms show these and no others.
 *
 * @param cell of which contacts
 * @param measure what was measured, {@code uptake} or {@code uptake/e-service}
 * @param unit what the value is
 * @param numerator how many did, of a share; or null
 * @param denominator of how many; or null
 * @param value the number; null when there was nothing to count, or too few to show
 * @param interval where the true value lies with 95 % confidence, or null
 * @param tooFew whether it is not shown since it was measured on too few
 */
record Figure(
        Cell cell,
        String measure,
        Unit unit,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Double value,
        @Nullable Interval interval,
        boolean tooFew) {
    static Figure count(Cell cell, String measure, long count) {
        return new Figure(cell, measure, Unit.COUNT, null, null, (double) count, null, false);
    }

    static Figure of(Cell cell, String measure, Unit unit, double value, @Nullable Interval interval) {
        return new Figure(cell, measure, unit, null, null, value, interval, false);
    }

    /**
     * A share; nothing of it is shown where it is of fewer than {@code least}.
     *
     * @param sampled whether something is to be concluded on others, so that it has an interval
     */
    static Figure share(Cell cell, String measure, Rate rate, int least, boolean sampled) {
        if (rate.denominator() > 0 && rate.denominator() < least) {
            return tooFew(cell, measure, Unit.SHARE);
        }
        return new Figure(
                cell,
                measure,
                Unit.SHARE,
                rate.numerator(),
                rate.denominator(),
                rate.value().orElse(null),
                sampled ? rate.interval().orElse(null) : null,
                false);
    }

    /** Something that was not shown since it was measured on too few. */
    static Figure tooFew(Cell cell, String measure, Unit unit) {
        return new Figure(cell, measure, unit, null, null, null, null, true);
    }
}
