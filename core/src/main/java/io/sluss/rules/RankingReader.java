package io.sluss.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code ranking}: whether offers are in the order of the rules, or in that of what was measured. */
final class RankingReader {
    /** With so many, the half-width of a 95 % interval of an uptake is at most 7 percentage points. */
    private static final int USUAL_LEAST_PRESENTED = 200;

    private static final int MOST_LEAST_PRESENTED = 1_000_000;
    private static final Map<String, Boolean> BY = Scalars.values("rules", false, "expected-relief", true);

    private RankingReader() {}

    /** How often an e-service must have been presented before expected relief orders it; null for the rules' order. */
    static @Nullable Integer read(Section file, Mistakes mistakes) {
        Section section = file.section("ranking", KnownKeys.RANKING);
        Scalars scalars = new Scalars(mistakes);
        Boolean byRelief = scalars.choice(section.scalar("by"), BY);
        Integer least = scalars.number(section.scalar("least-presented"), 1, MOST_LEAST_PRESENTED);
        if (!Boolean.TRUE.equals(byRelief)) {
            return null;
        }
        return least == null ? Integer.valueOf(USUAL_LEAST_PRESENTED) : least;
    }
}
