package io.sluss.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A {@link RuleSetStore} in memory, bounded: the oldest text that is not in force makes room. */
final class InMemoryRuleSetStore implements RuleSetStore {
    private static final Kept NOTHING = new Kept(Optional.empty(), Map.of());

    /** All that is kept, the texts in the order in which they came; never changed, but replaced. */
    private record Kept(Optional<InForce> inForce, Map<String, Text> texts) {
        long sequence() {
            return inForce.map(InForce::sequence).orElse(0L);
        }
    }

    private final int most;
    private final AtomicReference<Kept> kept = new AtomicReference<>(NOTHING);

    InMemoryRuleSetStore(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a store of rules keeps at least 2 texts");
        }
        this.most = most;
    }

    private Kept now() {
        return Objects.requireNonNull(kept.get()); // it begins with one
    }

    @Override
    public long sequence() {
        return now().sequence();
    }

    @Override
    public Optional<InForce> inForce() {
        return now().inForce();
    }

    @Override
    public boolean change(InForce next, Collection<Text> added) {
        Kept before = now();
        if (next.sequence() != before.sequence() + 1) {
            return false;
        }
        Map<String, Text> all = new LinkedHashMap<>(before.texts());
        added.forEach(text -> all.putIfAbsent(text.version(), text));
        List<String> named = next.named();
        for (String version : named) {
            if (!all.containsKey(version)) {
                throw new IllegalArgumentException("there is no text of version " + version);
            }
        }
        all.keySet().stream()
                .filter(version -> !named.contains(version))
                .limit(Math.max(0, all.size() - most))
                .toList()
                .forEach(all::remove);
        return kept.compareAndSet(before, new Kept(Optional.of(next), Collections.unmodifiableMap(all)));
    }

    @Override
    public Optional<Text> text(String version) {
        return Optional.ofNullable(now().texts().get(version));
    }

    @Override
    public List<String> versions() {
        List<String> versions = new ArrayList<>(now().texts().keySet());
        Collections.reverse(versions);
        return List.copyOf(versions);
    }
}
