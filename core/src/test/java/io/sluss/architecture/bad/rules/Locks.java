package io.sluss.architecture.bad.rules;

import java.util.concurrent.locks.ReentrantLock;

/** Planted. */
final class Locks {
    private final ReentrantLock lock = new ReentrantLock();

    boolean go() {
        return lock.tryLock();
    }
}
