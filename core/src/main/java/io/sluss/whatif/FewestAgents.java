package io.sluss.whatif;

import java.util.function.IntToDoubleFunction;

/** Finds how many agents it takes, where more of them never answer less. */
final class FewestAgents {
    private FewestAgents() {}

    /**
     * The fewest agents with which a level is reached.
     *
     * @param share the level, at least 0 and below 1
     * @param level what so many agents reach; does not fall with their number, and comes as near to 1 as one likes
     */
    static int with(double share, IntToDoubleFunction level) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of calls that can be reached is at least 0 and below 1");
        }
        if (level.applyAsDouble(0) >= share) {
            return 0;
        }
        int enough = 1;
        while (level.applyAsDouble(enough) < share) {
            enough *= 2;
        }
        int tooFew = enough / 2;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) >>> 1;
            if (level.applyAsDouble(middle) >= share) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
