package io.sluss.examples.whatif;

import io.sluss.whatif.Assumptions;
import io.sluss.whatif.Effect;
import io.sluss.whatif.Staffing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is told of a change, and what it was found with. */
record Outcome(
        String todayNamed,
        String tomorrowNamed,
        boolean judgeAlike,
        Effect effect,
        @Nullable Staffing staffing,
        Assumptions assumed,
        @Nullable String uptakeNamed,
        @Nullable String agentsNamed,
        long unreadable,
        List<ContactFile.Unreadable> told) {}
