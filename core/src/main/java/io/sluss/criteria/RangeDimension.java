package io.sluss.criteria;

import io.sluss.criteria.Question.InRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The entries by a field that has a number, not negative: one set between each two neighbouring ends of ranges, in their
 * order. A guide over equal steps tells how many ends lie before each, so that few have to be looked at. Immutable.
 */
final class RangeDimension {
    private static final int STEPS_PER_END = 4;

    private final long[] ends;
    private final long start;
    private final int shift;
    private final int[] guide;
    private final int mostInStep;
    private final int firstSet;
    private final int notAsking;
    private final boolean coarse;

    /**
     * Puts those that ask into sets.
     *
     * @param asking by entry, what it asks
     * @param most so many sets at the most; if it takes more, some lie over the ends of ranges
     */
    RangeDimension(EntrySets sets, Map<Integer, InRange> asking, int most) {
        this.notAsking = sets.add(sets.allBut(asking.keySet()));
        long[] all = ends(asking.values());
        int every = 1 + all.length / most;
        this.coarse = every > 1;
        int kept = (all.length + every - 1) / every;
        // one more that no number reaches
        this.ends = new long[kept + 1];
        Arrays.setAll(ends, i -> i < kept ? all[i * every] : Long.MAX_VALUE);
        this.start = kept == 0 ? 0 : ends[0];
        long width = kept == 0 ? 0 : ends[kept - 1] - start;
        this.shift = Long.SIZE - Long.numberOfLeadingZeros(width / Math.max(1, STEPS_PER_END * kept));
        this.guide = new int[(int) (width >> shift) + 1];
        int busiest = 0;
        int before = 0;
        for (int step = 0; step < guide.length; step++) {
            guide[step] = before;
            while (ends[before] < start + ((step + 1L) << shift)) {
                before++;
            }
            busiest = Math.max(busiest, before - guide[step]);
        }
        this.mostInStep = busiest;
        this.firstSet = notAsking + 1;
        for (int set = 0; set < ends.length; set++) {
            sets.copy(notAsking);
        }
        asking.forEach((entry, asked) -> asked.wanted().forEach(range -> {
            for (long at = range.from(); at < range.to(); at = ends[set(at) - firstSet]) {
                sets.add(set(at), entry, false);
            }
        }));
    }

    private static long[] ends(Collection<InRange> asking) {
        return asking.stream()
                .flatMap(asked -> asked.wanted().stream())
                .flatMapToLong(range -> LongStream.of(range.from(), range.to()))
                .filter(end -> end > 0 && end < Long.MAX_VALUE)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The set of those that hold or do not ask. There is no branch here that depends on the number: which way it goes
     * could not be foretold, and a wrong guess of the processor costs more than all the rest.
     */
    int set(long number) {
        long step = Math.max(0, Math.min((number - start) >> shift, guide.length - 1));
        int before = guide[(int) step];
        for (int i = 0; i < mostInStep; i++) {
            before += (int) (1 + ((number - ends[before]) >> (Long.SIZE - 1)));
        }
        return firstSet + before;
    }

    /** The set of those that do not ask. */
    int notAsking() {
        return notAsking;
    }

    /** Whether sets lie over ends of ranges, so that one in the set may not hold. */
    boolean coarse() {
        return coarse;
    }
}
