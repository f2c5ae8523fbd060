package io.sluss.ivr.planted;

/** Breaks a rule on purpose. */
final class StartsAThread {
    void start() {
        new Thread(() -> {}).start();
    }
}
