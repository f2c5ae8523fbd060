package io.sluss.promise;

/**
 * Tells another system, such as the agents' or a case system, what happened. Must be thread-safe; may block, since it is
 * called by maintenance. When it throws, the event is told again later with growing pauses: each at least once, so a
 * receiver tells repeats by {@link OutboxEvent#id()}.
 */
public interface HandOver {
    /** Tells nobody; nothing is put out for it. */
    HandOver NONE = event -> {};

    /**
     * Tells of one event.
     *
     * @throws Exception if it was not received
     */
    void tell(OutboxEvent event) throws Exception;
}
