package io.sluss.architecture.bad.offer;

/** Planted. */
final class Sleeps {
    void go() throws InterruptedException {
        Thread.sleep(1);
    }
}
