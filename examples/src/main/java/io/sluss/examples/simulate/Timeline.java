package io.sluss.examples.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when, in its order; what is due at the same moment happens as it was put down. */
final class Timeline {
    private record Due(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private final SimulatedClock clock;
    private long number;

    Timeline(SimulatedClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void at(Instant when, Runnable what) {
        due.add(new Due(when, number++, what));
    }

    /** Has everything happen that is due by a moment, each thing at its time. */
    void playUntil(Instant end) {
        for (Due next = due.peek(); next != null && !next.at().isAfter(end); next = due.peek()) {
            due.remove();
            clock.forwardTo(next.at());
            next.what().run();
        }
        clock.forwardTo(end);
    }
}
