package io.sluss.architecture.bad.offer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Planted. */
final class MakesExecutor {
    Supplier<ExecutorService> later() {
        return Executors::newCachedThreadPool;
    }
}
