package io.sluss.examples.evaluate;

import io.sluss.classifier.Share;

/**
 * What misses among tests come to in a month, if calls come as the tests do.
 *
 * @param tests how many texts were tested
 * @param calls how many calls come in a month
 */
record CallsAMonth(long tests, long calls) {
    /** Calls a month like those that were missed. */
    double of(Share missed) {
        return (double) missed.part() / tests * calls;
    }

    /** What they are at most, right in 95 of 100 samples. */
    double atMost(Share missed) {
        return missed.atMost() * missed.whole() / tests * calls;
    }
}
