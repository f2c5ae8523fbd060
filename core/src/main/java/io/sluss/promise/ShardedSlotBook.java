package io.sluss.promise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The slot books of several shards: each slot in the one of its resource. */
final class ShardedSlotBook implements SlotBook {
    private final Shards shards;
    private final boolean fromMemory;

    ShardedSlotBook(Shards shards, boolean fromMemory) {
        this.shards = shards;
        this.fromMemory = fromMemory;
    }

    private static <T> T ask(Shard shard, Function<SlotBook, T> question) {
        return shard.ask(store -> question.apply(store.slotBook()));
    }

    private <T> T ask(String resource, Function<SlotBook, T> question) {
        return ask(shards.of(resource), question);
    }

    @Override
    public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
        return ask(slot.resource(), book -> book.take(slot, capacity, key, holdUntil, now));
    }

    @Override
    public boolean confirm(Slot.Key slot, String key, Instant now) {
        return ask(slot.resource(), book -> book.confirm(slot, key, now));
    }

    @Override
    public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
        return ask(shards.ofBoth(from.resource(), to.resource()), book -> book.move(from, to, capacity, key, now));
    }

    @Override
    public void release(Slot.Key slot, String key) {
        ask(slot.resource(), book -> {
            book.release(slot, key);
            return true;
        });
    }

    @Override
    public int free(Slot.Key slot, int capacity, Instant now) {
        return ask(slot.resource(), book -> book.free(slot, capacity, now));
    }

    @Override
    public Map<Slot.Key, Integer> free(Collection<Slot.Key> slots, int capacity, Instant now) {
        Map<Shard, List<Slot.Key>> grouped = new LinkedHashMap<>();
        for (Slot.Key slot : slots) {
            grouped.computeIfAbsent(shards.of(slot.resource()), shard -> new ArrayList<>())
                    .add(slot);
        }
        Map<Slot.Key, Integer> found = new HashMap<>();
        grouped.forEach((shard, some) -> found.putAll(ask(shard, book -> book.free(some, capacity, now))));
        Map<Slot.Key, Integer> free = new LinkedHashMap<>();
        for (Slot.Key slot : slots) {
            free.put(slot, found.getOrDefault(slot, 0));
        }
        return free;
    }

    @Override
    public void resize(String resource, int capacity, Instant now) {
        ask(resource, book -> {
            book.resize(resource, capacity, now);
            return true;
        });
    }

    @Override
    public void expire(Instant now) {
        shards.each(store -> store.slotBook().expire(now));
    }

    @Override
    public String partOf(String resource) {
        return shards.of(resource).name();
    }

    @Override
    public boolean answersFromMemory() {
        return fromMemory;
    }
}
