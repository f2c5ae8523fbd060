package io.sluss.promise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An {@link EventOutbox} in memory, bounded. Each event is changed under its own entry of a concurrent map. */
final class InMemoryEventOutbox implements EventOutbox {
    private record Entry(OutboxEvent event, int attempts, Instant next) {}

    private final int most;
    private final Map<String, Entry> waiting = new ConcurrentHashMap<>();

    InMemoryEventOutbox(int most) {
        this.most = most;
    }

    @Override
    public void add(List<OutboxEvent> events) {
        List<OutboxEvent> more = events.stream()
                .filter(event -> !waiting.containsKey(event.id()))
                .toList();
        if (waiting.size() + more.size() > most) {
            throw new IllegalStateException("the outbox holds " + most + " events already");
        }
        for (OutboxEvent event : more) {
            waiting.putIfAbsent(event.id(), new Entry(event, 0, Instant.MIN));
        }
    }

    @Override
    public List<Leased> lease(Instant now, Instant until, int most) {
        List<Entry> due = waiting.values().stream()
                .filter(entry -> !entry.next().isAfter(now))
                .sorted(Comparator.comparing((Entry entry) -> entry.event().at()))
                .limit(most)
                .toList();
        List<Leased> leased = new ArrayList<>();
        for (Entry entry : due) {
            Entry taken = new Entry(entry.event(), entry.attempts(), until);
            if (waiting.replace(entry.event().id(), entry, taken)) {
                leased.add(new Leased(entry.event(), entry.attempts()));
            }
        }
        return leased;
    }

    @Override
    public void done(String id) {
        waiting.remove(id);
    }

    @Override
    public void retry(String id, Instant next) {
        waiting.computeIfPresent(id, (key, entry) -> new Entry(entry.event(), entry.attempts() + 1, next));
    }

    @Override
    public long size() {
        return waiting.size();
    }
}
