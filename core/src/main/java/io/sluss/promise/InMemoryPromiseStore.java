package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link PromiseStore} in memory, bounded: an acknowledged promise is never dropped for a newer one. */
final class InMemoryPromiseStore implements PromiseStore {
    private final int most;
    private final ConcurrentHashMap<OfferId, Promise> byOffer = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PromiseId, OfferId> byId = new ConcurrentHashMap<>();

    InMemoryPromiseStore(int most) {
        this.most = most;
    }

    @Override
    public Promise add(Promise promise) {
        if (byOffer.size() >= most && !byOffer.containsKey(promise.offer())) {
            throw new IllegalStateException("the store holds " + most + " promises already");
        }
        Promise earlier = byOffer.putIfAbsent(promise.offer(), promise);
        if (earlier != null) {
            return earlier;
        }
        byId.put(promise.id(), promise.offer());
        return promise;
    }

    @Override
    public boolean replace(Promise before, Promise after) {
        return byOffer.replace(before.offer(), before, after);
    }

    @Override
    public Optional<Promise> find(PromiseId id) {
        OfferId offer = byId.get(id);
        return offer == null ? Optional.empty() : Optional.ofNullable(byOffer.get(offer));
    }

    @Override
    public Optional<Promise> findByOffer(OfferId offer) {
        return Optional.ofNullable(byOffer.get(offer));
    }

    @Override
    public List<Promise> of(CallerKey caller) {
        List<Promise> theirs = new ArrayList<>();
        for (Promise promise : byOffer.values()) {
            if (promise.callerKey() != null && caller.values().contains(promise.callerKey())) {
                theirs.add(promise);
            }
        }
        return theirs;
    }

    @Override
    public void remove(PromiseId id) {
        OfferId offer = byId.remove(id);
        if (offer != null) {
            byOffer.remove(offer);
        }
    }

    @Override
    public void dropEndedBefore(Instant before) {
        for (Promise promise : List.copyOf(byOffer.values())) {
            if (promise.slot().end().isBefore(before)) {
                remove(promise.id());
            }
        }
    }
}
