package io.sluss.examples.report;

import io.sluss.uptake.AnnouncedWaits;
import io.sluss.uptake.ServiceLevelTable;
import io.sluss.uptake.Waits;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the numbers of waits from core's tables. */
final class WaitFigures {
    private static final int HOURS = 24;

    private final Figures figures;
    private final int least;

    WaitFigures(Figures figures, int least) {
        this.figures = figures;
        this.least = least;
    }

    void add(ServiceLevelTable.@Nullable Snapshot levels, AnnouncedWaits announced) {
        if (levels != null) {
            all(Cell.TOTAL, levels.all());
            levels.regions().forEach((region, place) -> all(Cell.ofRegion(region), place.between()));
        }
        for (int hour = 0; hour < HOURS; hour++) {
            hour(String.format(Locale.ROOT, "%02d", hour), announced.ofHour(hour));
        }
    }

    private void all(Cell cell, Waits waits) {
        figures.add(Figure.share(
                cell, Measure.of(Measure.SERVICE_LEVEL, WaitChapter.HONEST), waits.serviceLevel(), least, true));
        figures.add(Figure.share(
                cell, Measure.of(Measure.SERVICE_LEVEL, WaitChapter.OWN), waits.authoritysServiceLevel(), least, true));
        figures.add(Figure.share(cell, Measure.ABANDONED, waits.abandonment(), least, true));
        figures.add(Figure.share(
                cell, Measure.of(Measure.ABANDONED, WaitChapter.OWN), waits.authoritysAbandonment(), least, true));
        boolean few = waits.lengths().size() < least;
        length(cell, "mean", waits.lengths().mean(), few);
        length(cell, "p50", waits.lengths().percentile(0.5), few);
        length(cell, "p90", waits.lengths().percentile(0.9), few);
        length(cell, "p95", waits.lengths().percentile(0.95), few);
    }

    private void length(Cell cell, String part, Optional<Duration> length, boolean few) {
        String measure = Measure.of(Measure.WAIT, part);
        length.ifPresent(known -> figures.add(
                few
                        ? Figure.tooFew(cell, measure, Unit.SECONDS)
                        : Figure.of(cell, measure, Unit.SECONDS, seconds(known), null)));
    }

    private void hour(String hour, AnnouncedWaits.OfHour announced) {
        if (announced.coverage().denominator() == 0) {
            return;
        }
        figures.add(Figure.share(Cell.TOTAL, part("held", hour), announced.coverage(), least, true));
        announced.meanAnnounced().ifPresent(mean -> of(part("mean", hour), seconds(mean)));
        announced.bias().ifPresent(bias -> of(part("bias", hour), seconds(bias)));
        figures.add(Figure.count(Cell.TOTAL, part("calibrated", hour), announced.isCalibrated() ? 1 : 0));
    }

    private void of(String measure, double seconds) {
        figures.add(Figure.of(Cell.TOTAL, measure, Unit.SECONDS, seconds, null));
    }

    private static String part(String what, String hour) {
        return Measure.of(Measure.of(Measure.ANNOUNCED, what), hour);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1_000.0;
    }
}
