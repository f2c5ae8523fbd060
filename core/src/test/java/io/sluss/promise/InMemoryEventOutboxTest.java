package io.sluss.promise;

class InMemoryEventOutboxTest extends EventOutboxContract {
    @Override
    protected EventOutbox outbox() {
        return EventOutbox.inMemory(1_000);
    }
}
