package io.sluss.promise;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link SlotBook} in memory. Each slot is changed under its own entry of a concurrent map. */
final class InMemorySlotBook implements SlotBook {
    /**
     * Who has a slot.
     *
     * @param capacity how many places it was opened with
     * @param holds key to until when it is held; {@link Instant#MAX} when confirmed
     */
    private record Entry(int capacity, Map<String, Instant> holds) {
        Entry {
            holds = Map.copyOf(holds);
        }

        int heldAt(Instant now) {
            int held = 0;
            for (Instant until : holds.values()) {
                if (until.isAfter(now)) {
                    held++;
                }
            }
            return held;
        }

        boolean holds(String key, Instant now) {
            Instant until = holds.get(key);
            return until != null && until.isAfter(now);
        }

        Entry with(String key, Instant until, Instant now) {
            Map<String, Instant> next = new HashMap<>();
            holds.forEach((each, held) -> {
                if (held.isAfter(now)) {
                    next.put(each, held);
                }
            });
            next.put(key, until);
            return new Entry(capacity, next);
        }
    }

    private final ConcurrentHashMap<Slot.Key, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
        Taken[] taken = {Taken.FULL};
        entries.compute(slot, (k, existing) -> {
            Entry entry = existing == null ? new Entry(capacity, Map.of()) : existing;
            if (entry.holds(key, now)) {
                taken[0] = Taken.ALREADY_TAKEN;
                return holdUntil.equals(Instant.MAX) ? entry.with(key, holdUntil, now) : entry;
            }
            if (entry.heldAt(now) >= entry.capacity()) {
                return existing;
            }
            taken[0] = Taken.TAKEN;
            return entry.with(key, holdUntil, now);
        });
        return taken[0];
    }

    @Override
    public boolean confirm(Slot.Key slot, String key, Instant now) {
        Entry after = entries.computeIfPresent(
                slot, (k, entry) -> entry.holds(key, now) ? entry.with(key, Instant.MAX, now) : entry);
        return after != null && after.holds(key, now);
    }

    /** The new place first: in between the key has both, which nobody can be over-booked by. */
    @Override
    public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
        Taken taken = take(to, capacity, key, Instant.MAX, now);
        if (taken != Taken.FULL && !from.equals(to)) {
            release(from, key);
        }
        return taken;
    }

    @Override
    public void release(Slot.Key slot, String key) {
        entries.computeIfPresent(slot, (k, entry) -> {
            Map<String, Instant> left = new HashMap<>(entry.holds());
            left.remove(key);
            return left.isEmpty() ? null : new Entry(entry.capacity(), left);
        });
    }

    @Override
    public int free(Slot.Key slot, int capacity, Instant now) {
        Entry entry = entries.get(slot);
        return entry == null ? capacity : Math.max(0, entry.capacity() - entry.heldAt(now));
    }

    @Override
    public void resize(String resource, int capacity, Instant now) {
        for (Slot.Key slot : entries.keySet()) {
            if (slot.resource().equals(resource) && slot.end().isAfter(now)) {
                entries.computeIfPresent(
                        slot, (k, entry) -> new Entry(Math.max(capacity, entry.heldAt(now)), entry.holds()));
            }
        }
    }

    @Override
    public void expire(Instant now) {
        for (Slot.Key slot : entries.keySet()) {
            entries.computeIfPresent(
                    slot, (k, entry) -> !slot.end().isAfter(now) || entry.heldAt(now) == 0 ? null : entry);
        }
    }

    @Override
    public boolean answersFromMemory() {
        return true;
    }
}
