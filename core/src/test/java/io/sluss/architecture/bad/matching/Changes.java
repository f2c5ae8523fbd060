package io.sluss.architecture.bad.matching;

/** Planted. */
public final class Changes {
    private int times;

    public int next() {
        return ++times;
    }
}
