package io.sluss;

import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseListener;
import java.time.Instant;

/** Journals what became of promises. Thread-safe. */
final class PromiseRecords implements PromiseListener {
    private final Journal journal;

    PromiseRecords(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void happened(Promise promise, String what, Instant at) {
        Labels labels = new Labels(
                promise.about().origin(),
                promise.about().region(),
                null,
                promise.about().reason(),
                null,
                null,
                promise.kind(),
                promise.kind().label(),
                null);
        journal.add(new LedgerEvent(
                LedgerEvent.Kind.PROMISE, promise.id().text(), promise.contact(), at, labels, null, what, null, null));
    }
}
