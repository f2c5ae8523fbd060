package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/** How often people took what was offered, as it was measured. Asked from memory. */
@FunctionalInterface
public interface MeasuredUptake {
    /** Nothing was measured. */
    MeasuredUptake NONE = (reason, kind) -> null;

    /** Accepted of presented, for a reason and a kind of channel; null where that was not measured. */
    @Nullable
    Proportion of(ReasonId reason, ChannelKind kind);
}
