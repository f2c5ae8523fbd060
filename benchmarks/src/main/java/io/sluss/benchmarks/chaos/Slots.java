package io.sluss.benchmarks.chaos;

import io.sluss.promise.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** The slots everybody wants a place in: of mixed capacity, the same in every process that has the same seed. */
record Slots(long seed, int count) {
    private static final int MOST_CAPACITY = 40;
    private static final Instant FIRST = Instant.parse("2040-01-02T08:00:00Z");

    Slot.Key slot(int number) {
        Instant start = FIRST.plus(Duration.ofMinutes(30L * (number / 7)));
        return new Slot.Key("callback/r" + number % 7, start, start.plus(Duration.ofMinutes(30)));
    }

    int capacity(int number) {
        return 1 + new Random(seed * 31 + number).nextInt(MOST_CAPACITY);
    }
}
