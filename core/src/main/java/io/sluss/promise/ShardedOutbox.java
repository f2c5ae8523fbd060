package io.sluss.promise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outboxes of several shards. What is about the same promise or contact goes to the same shard, and to another one
 * while that is away: it may then be told twice, as ever under the same id.
 */
final class ShardedOutbox implements EventOutbox {
    private static final int MOST_REMEMBERED = 10_000;

    private final Shards shards;
    private final AtomicInteger turn = new AtomicInteger();

    /** Where leased events came from, so that a shard that is away does not hinder what others have. */
    private final Cache<String, Shard> from = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    ShardedOutbox(Shards shards) {
        this.shards = shards;
    }

    @Override
    public void add(List<OutboxEvent> events) {
        Map<List<Shard>, List<OutboxEvent>> grouped = new LinkedHashMap<>();
        for (OutboxEvent event : events) {
            grouped.computeIfAbsent(shards.preferred(event.subject()), shard -> new ArrayList<>())
                    .add(event);
        }
        grouped.forEach(ShardedOutbox::add);
    }

    private static void add(List<Shard> preferred, List<OutboxEvent> events) {
        RuntimeException failure = null;
        for (Shard shard : preferred) {
            try {
                ask(shard, outbox -> outbox.add(events));
                return;
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void ask(Shard shard, Consumer<EventOutbox> task) {
        shard.ask(store -> {
            task.accept(store.outbox());
            return true;
        });
    }

    /** Each time another shard is asked first, and the next ones for what is left. */
    @Override
    public List<Leased> lease(Instant now, Instant until, int most) {
        List<Shard> turns = new ArrayList<>(shards.all());
        Collections.rotate(turns, -Math.floorMod(turn.getAndIncrement(), turns.size()));
        List<Leased> leased = new ArrayList<>();
        RuntimeException failure = null;
        int failed = 0;
        for (Shard shard : turns) {
            int room = most - leased.size();
            if (room > 0) {
                try {
                    Collection<Leased> some = shard.ask(store -> store.outbox().lease(now, until, room));
                    some.forEach(each -> from.put(each.event().id(), shard));
                    leased.addAll(some);
                } catch (RuntimeException e) {
                    failure = e;
                    failed++;
                }
            }
        }
        if (failure != null && failed == turns.size()) {
            throw failure;
        }
        leased.sort(Comparator.comparing(each -> each.event().at()));
        return leased;
    }

    @Override
    public void done(String id) {
        whereItLies(id, outbox -> outbox.done(id));
    }

    @Override
    public void retry(String id, Instant next) {
        whereItLies(id, outbox -> outbox.retry(id, next));
    }

    private void whereItLies(String id, Consumer<EventOutbox> task) {
        @Nullable Shard known = from.getIfPresent(id);
        if (known == null) {
            shards.each(store -> task.accept(store.outbox()));
        } else {
            ask(known, task);
            from.invalidate(id);
        }
    }

    @Override
    public long size() {
        return shards.gathered(shards.all(), store -> store.outbox().size()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
