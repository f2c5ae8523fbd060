package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another program does, as long as it takes and no longer. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    static void holds(Supplier<String> what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                fail("not within " + PATIENCE + ": " + what.get());
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(40, TimeUnit.MILLISECONDS))
                    .join();
        }
    }
}
