package io.sluss.architecture.bad.rules;

/** Planted. */
final class Synchronizes {
    private final int[] times = {0};

    synchronized int go() {
        return ++times[0];
    }
}
