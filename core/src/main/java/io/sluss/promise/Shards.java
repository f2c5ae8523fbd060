package io.sluss.promise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks one, some or all of several stores, and goes on without those whose answer is not needed. Thread-safe. */
final class Shards {
    private final Map<String, Shard> byName;
    private final ShardRouting routing;

    Shards(Map<String, PromiseStore> stores, ShardRouting routing) {
        Map<String, Shard> named = new LinkedHashMap<>();
        stores.forEach((name, store) -> named.put(name, new Shard(name, store)));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("there is no shard");
        }
        this.byName = Collections.unmodifiableMap(named);
        this.routing = routing;
    }

    Collection<Shard> all() {
        return byName.values();
    }

    /** Where a resource lies. */
    Shard of(String resource) {
        String name = routing.shardOf(resource);
        Shard shard = byName.get(name);
        if (shard == null) {
            throw new IllegalArgumentException("there is no shard " + name + " for " + resource);
        }
        return shard;
    }

    /** Where both lie; what changes both at once cannot be done on two shards. */
    Shard ofBoth(String from, String to) {
        Shard shard = of(from);
        if (shard != of(to)) {
            throw new IllegalArgumentException(from + " and " + to + " lie on two shards: nothing moves between them");
        }
        return shard;
    }

    /** All of them, the one first that a subject prefers, and those last that are away. */
    List<Shard> preferred(String subject) {
        return livingFirst(Rendezvous.ranked(byName.keySet(), subject).stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .toList());
    }

    private static List<Shard> livingFirst(Collection<Shard> shards) {
        return shards.stream().sorted(Comparator.comparing(Shard::isAway)).toList();
    }

    /** The first that is found. Throws when nothing is and one of those that are needed failed. */
    <T> Optional<T> first(Collection<Shard> needed, Function<Shard, Optional<T>> question) {
        RuntimeException failure = null;
        for (Shard shard : livingFirst(all())) {
            boolean isNeeded = needed.contains(shard);
            if (isNeeded || !shard.isAway()) {
                try {
                    Optional<T> found = question.apply(shard);
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (RuntimeException e) {
                    failure = isNeeded ? first(failure, e) : failure;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    /** What all answer. Throws when one of those that are needed failed, or all. */
    <T> List<T> gathered(Collection<Shard> needed, Function<PromiseStore, T> question) {
        List<T> answers = new ArrayList<>();
        RuntimeException failure = null;
        RuntimeException passedOver = null;
        for (Shard shard : all()) {
            try {
                answers.add(shard.ask(question));
            } catch (RuntimeException e) {
                passedOver = first(passedOver, e);
                failure = needed.contains(shard) ? first(failure, e) : failure;
            }
        }
        if (failure == null && answers.isEmpty()) {
            failure = passedOver;
        }
        if (failure != null) {
            throw failure;
        }
        return answers;
    }

    /** Has all do it, whichever fails, and then throws the first failure. */
    void each(Consumer<PromiseStore> task) {
        gathered(all(), store -> {
            task.accept(store);
            return true;
        });
    }

    private static RuntimeException first(@Nullable RuntimeException earlier, RuntimeException failure) {
        return earlier == null ? failure : earlier;
    }
}
