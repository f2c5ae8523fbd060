package io.sluss.architecture.bad.offer;

import java.util.concurrent.CompletableFuture;

/** Planted. */
final class RunsAsync {
    CompletableFuture<Void> go(Runnable work) {
        return CompletableFuture.runAsync(work);
    }
}
