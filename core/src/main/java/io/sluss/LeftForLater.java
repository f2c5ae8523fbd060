package io.sluss;

import io.sluss.contact.ContactId;
import io.sluss.outcome.Labels;
import io.sluss.promise.HandOver;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.PromiseStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done in a store and must not be waited for where it came up: contacts that have become anonymous are
 * unlinked from their promises, and agents' systems are told who comes. Bounded. Thread-safe.
 */
final class LeftForLater {
    /** So many events wait for the outbox at the most. */
    static final int MOST_EVENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(LeftForLater.class);
    private static final String HANDED_OVER = "io.sluss.contact.handed-over";
    private static final int BATCH = 100;

    private final boolean told;
    private final Queue<ContactId> anonymous = new ConcurrentLinkedQueue<>();
    private final Queue<OutboxEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    LeftForLater(HandOver handOver) {
        this.told = handOver != HandOver.NONE;
    }

    /** A contact has become anonymous. */
    void unlink(ContactId contact) {
        anonymous.add(contact);
    }

    /** A contact goes to a person, who is told what it is about and what was offered and declined; once per contact. */
    void handOver(ContactId id, Labels labels, @Nullable OpenContact contact, Instant at) {
        if (!told || (contact != null && !contact.handedOver())) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_EVENTS) {
            waiting.decrementAndGet();
            LOG.warn("The outbox has not taken {} events; one more is lost", MOST_EVENTS);
            return;
        }
        events.add(new OutboxEvent(id.text() + "/handed-over", HANDED_OVER, id.text(), at, data(id, labels, contact)));
    }

    private static Map<String, String> data(ContactId id, Labels labels, @Nullable OpenContact contact) {
        Map<String, String> data = new HashMap<>();
        data.put("contactId", id.text());
        data.put("origin", labels.origin().name());
        put(data, "reason", labels.reason());
        put(data, "urgency", labels.urgency());
        put(data, "region", labels.region());
        if (contact != null) {
            data.put("arrivedAt", contact.arrivedAt().toString());
            put(data, "language", contact.known().language());
            put(data, "queueTicket", contact.known().queueTicket());
            List<String> offered = contact.offers().stream()
                    .filter(offer -> !offer.isPerson())
                    .map(offer -> offer.channel().id())
                    .distinct()
                    .toList();
            data.put("offered", String.join(" ", offered));
            data.put("declined", String.join(" ", contact.declined()));
        }
        return data;
    }

    private static void put(Map<String, String> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }

    /** Does what waits; what fails waits on. */
    void unlinkAll(PromiseStore store) {
        for (ContactId contact = anonymous.peek(); contact != null; contact = anonymous.peek()) {
            store.unlink(contact);
            anonymous.remove(contact);
        }
    }

    /** Hands the events to the outbox; those it does not take wait on. */
    void putOut(PromiseStore store) {
        while (!events.isEmpty()) {
            List<OutboxEvent> batch = new ArrayList<>(BATCH);
            events.stream().limit(BATCH).forEach(batch::add);
            store.outbox().add(batch);
            for (OutboxEvent event : batch) {
                if (events.remove(event)) { // unless another run of maintenance was quicker
                    waiting.decrementAndGet();
                }
            }
        }
    }
}
