package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.statistics.Proportion;
import io.sluss.uptake.UptakeRecorder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Uptake counted from a ledger's events, or from numbers somebody else counted. A cell with few offers tells nothing that
 * could be relied on: it counts as not measured. Not thread-safe while it is filled.
 */
public final class CountedUptake implements UptakeRecorder, MeasuredUptake {
    /** So many offers of a reason and channel must have been presented. */
    public static final int FEWEST_PRESENTED = 20;

    private record Cell(ReasonId reason, ChannelKind kind) {}

    private static final class Counts {
        private long presented;
        private long accepted;
    }

    private final Map<Cell, Counts> cells = new HashMap<>();

    /** Nothing counted yet. */
    public CountedUptake() {}

    @Override
    public void record(LedgerEvent event) {
        ReasonId reason = event.labels().reason();
        ChannelKind kind = event.labels().channel();
        if (reason == null || kind == null || event.labels().arm() != Arm.OFFERED) {
            return;
        }
        if (event.kind() == LedgerEvent.Kind.PRESENTED) {
            add(reason, kind, 1, 0);
        } else if (event.kind() == LedgerEvent.Kind.OUTCOME && event.outcome() == Outcome.ACCEPTED) {
            add(reason, kind, 0, 1);
        }
    }

    /** Adds so many offers that were presented, and so many that were accepted. */
    public void add(ReasonId reason, ChannelKind kind, long presented, long accepted) {
        Counts counts = cells.computeIfAbsent(new Cell(reason, kind), cell -> new Counts());
        counts.presented += presented;
        counts.accepted += accepted;
    }

    @Override
    public @Nullable Proportion of(ReasonId reason, ChannelKind kind) {
        Counts counts = cells.get(new Cell(reason, kind));
        return counts == null || counts.presented < FEWEST_PRESENTED
                ? null
                : new Proportion(Math.min(counts.accepted, counts.presented), counts.presented);
    }
}
