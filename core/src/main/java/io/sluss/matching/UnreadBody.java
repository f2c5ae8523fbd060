package io.sluss.matching;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer of which only the status counts: not one byte is asked for. */
final class UnreadBody implements BodySubscriber<Void> {
    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // Asked for by nobody.
    }

    @Override
    public void onError(Throwable failure) {
        // The status has come.
    }

    @Override
    public void onComplete() {
        // The status has come.
    }
}
