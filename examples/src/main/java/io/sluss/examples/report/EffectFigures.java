package io.sluss.examples.report;

import io.sluss.statistics.Interval;
import io.sluss.statistics.PairedDifference;
import io.sluss.statistics.Proportion;
import io.sluss.uptake.Change;
import io.sluss.uptake.Lift;
import io.sluss.uptake.MissedUrgent;
import io.sluss.uptake.Rate;
import io.sluss.uptake.SampleRatio;
import io.sluss.uptake.SwitchbackLift;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the numbers of what offers changed, and of what was missed, from core. */
final class EffectFigures {
    private final Figures figures;

    EffectFigures(Figures figures) {
        this.figures = figures;
    }

    /** The upper end of the interval is the upper bound of Clopper and Pearson; there is no lower one. */
    void missed(MissedUrgent missed) {
        Rate rate = missed.missed();
        Interval bound = missed.atMost().map(most -> new Interval(0, most)).orElse(null);
        figures.add(new Figure(
                Cell.TOTAL,
                Measure.MISSED_URGENT,
                Unit.SHARE,
                rate.numerator(),
                rate.denominator(),
                rate.value().orElse(null),
                bound,
                false));
        figures.add(Figure.count(Cell.TOTAL, Measure.of(Measure.MISSED_URGENT, "deferred"), missed.deferred()));
    }

    void lift(@Nullable Lift lift, @Nullable SampleRatio ratio) {
        if (lift == null) {
            return;
        }
        Lift.Callers callers = lift.callers();
        count("callers-offered", callers.offered());
        count("callers-held-out", callers.heldOut());
        count("callers-unfinished", callers.offeredUnfinished() + callers.heldOutUnfinished());
        change("live-contacts", Unit.EACH, lift.liveContacts());
        change("agent-minutes", Unit.MINUTES, lift.agentMinutes());
        change("staff-minutes", Unit.MINUTES, lift.staffMinutes());
        if (ratio != null && ratio.offered() + ratio.heldOut() > 0) {
            long all = ratio.offered() + ratio.heldOut();
            Proportion held = new Proportion(ratio.heldOut(), all);
            figures.add(new Figure(
                    Cell.TOTAL,
                    Measure.SAMPLE_RATIO,
                    Unit.SHARE,
                    ratio.heldOut(),
                    all,
                    held.value(),
                    held.interval(),
                    false));
            figures.add(Figure.of(
                    Cell.TOTAL, Measure.of(Measure.SAMPLE_RATIO, "planned"), Unit.SHARE, ratio.plannedShare(), null));
            figures.add(Figure.count(Cell.TOTAL, Measure.of(Measure.SAMPLE_RATIO, "off"), ratio.isOff() ? 1 : 0));
        }
    }

    private void count(String part, long count) {
        figures.add(Figure.count(Cell.TOTAL, Measure.of(Measure.LIFT, part), count));
    }

    /** With offers less without, and the same the other way round, which is what was spared. */
    private void change(String what, Unit unit, Optional<Change> measured) {
        String measure = Measure.of(Measure.LIFT, what);
        if (measured.isEmpty()) {
            figures.add(Figure.tooFew(Cell.TOTAL, measure, unit));
            return;
        }
        Change change = measured.get();
        figures.add(Figure.of(Cell.TOTAL, measure, unit, change.value(), change.interval()));
        figures.add(Figure.of(
                Cell.TOTAL,
                measure + "-spared",
                unit,
                0 - change.value(),
                change.interval().negated()));
        figures.add(Figure.of(
                Cell.TOTAL, measure + "-spared-in-all", unit, change.savedInAll(), change.savedInAllInterval()));
    }

    void switchback(@Nullable SwitchbackLift lift) {
        if (lift == null) {
            return;
        }
        figures.add(Figure.count(Cell.TOTAL, Measure.of(Measure.SWITCHBACK, "pairs"), lift.pairs()));
        difference("wait-minutes", Unit.MINUTES, lift.waitMinutes());
        difference("live-share", Unit.EACH, lift.liveShare());
        difference("agent-minutes", Unit.MINUTES, lift.agentMinutes());
    }

    private void difference(String what, Unit unit, Optional<PairedDifference> measured) {
        measured.ifPresent(difference -> figures.add(Figure.of(
                Cell.TOTAL,
                Measure.of(Measure.SWITCHBACK, what),
                unit,
                difference.difference(),
                difference.interval())));
    }
}
