package io.sluss.architecture.bad.offer;

/** Planted. */
final class StartsThread {
    void go(Runnable work) {
        new Thread(work).start();
    }
}
