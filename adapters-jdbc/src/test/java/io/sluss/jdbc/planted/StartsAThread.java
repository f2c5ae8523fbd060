package io.sluss.jdbc.planted;

/** Breaks a rule on purpose. */
final class StartsAThread {
    void start() {
        new Thread(() -> {}).start();
    }
}
