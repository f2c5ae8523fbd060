package io.sluss.outcome;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** An {@link AuditTrail} in memory, bounded: the oldest entry makes room. */
final class InMemoryAuditTrail implements AuditTrail {
    private final int most;
    private final Deque<Entry> entries = new ArrayDeque<>();

    InMemoryAuditTrail(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("an audit trail keeps at least 1 entry");
        }
        this.most = most;
    }

    @Override
    public synchronized void add(Entry entry) {
        if (entries.contains(entry)) {
            return;
        }
        entries.addFirst(entry);
        if (entries.size() > most) {
            entries.removeLast();
        }
    }

    @Override
    public synchronized List<Entry> latest() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized List<Entry> since(Instant moment) {
        return entries.stream().filter(entry -> !entry.at().isBefore(moment)).toList();
    }
}
