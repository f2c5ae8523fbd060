package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.promise.SlotBook.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PromiseStore} in memory, bounded: an acknowledged promise is never dropped for a newer one. Its monitor is held
 * for a look or an assignment, and never across the slot book or the outbox.
 */
final class InMemoryPromiseStore implements PromiseStore {
    private static final Duration LEASES_KEPT = Duration.ofDays(1);

    private record LeaseBegun(Instant at, String resource) {}

    private final int most;
    private final SlotBook book;
    private final EventOutbox outbox;
    private final Map<OfferId, Promise> byOffer = new HashMap<>();
    private final Map<PromiseId, OfferId> byId = new HashMap<>();
    private final TreeSet<Promise> open = new TreeSet<>(Promise.QUEUE);
    private final List<LeaseBegun> leases = new ArrayList<>();

    InMemoryPromiseStore(int most, SlotBook book, EventOutbox outbox) {
        this.most = most;
        this.book = book;
        this.outbox = outbox;
    }

    @Override
    public SlotBook slotBook() {
        return book;
    }

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    @Override
    public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
        Optional<Promise> earlier = findByOffer(promise.offer());
        if (earlier.isPresent()) {
            return earlier;
        }
        if (!book.confirm(promise.slot().key(), promise.offer().text(), now)) {
            return findByOffer(promise.offer()); // made meanwhile, and this place given back
        }
        Promise kept = put(promise);
        if (kept.id().equals(promise.id())) {
            try {
                outbox.add(events);
            } catch (RuntimeException e) {
                remove(promise.id());
                throw e;
            }
        } else if (!kept.slot().key().equals(promise.slot().key())) {
            book.release(promise.slot().key(), promise.offer().text());
        }
        return Optional.of(kept);
    }

    private synchronized Promise put(Promise promise) {
        Promise earlier = byOffer.get(promise.offer());
        if (earlier != null) {
            return earlier;
        }
        if (byOffer.size() >= most) {
            throw new IllegalStateException("the store holds " + most + " promises already");
        }
        set(promise);
        byId.put(promise.id(), promise.offer());
        return promise;
    }

    private void set(Promise promise) {
        Promise before = byOffer.put(promise.offer(), promise);
        if (before != null) {
            open.remove(before);
        }
        if (promise.isOpen() && promise.isCallback()) {
            open.add(promise);
        }
    }

    @Override
    public boolean replace(Promise before, Promise after, List<OutboxEvent> events) {
        if (!swap(before, after)) {
            return false;
        }
        try {
            outbox.add(events);
        } catch (RuntimeException e) {
            swap(after, before);
            throw e;
        }
        return true;
    }

    private synchronized boolean swap(Promise before, Promise after) {
        if (!isAsBefore(before)) {
            return false;
        }
        set(after);
        return true;
    }

    private synchronized boolean isAsBefore(Promise before) {
        Promise now = byOffer.get(before.offer());
        return now != null && now.progress().revision() == before.progress().revision();
    }

    @Override
    public Moved move(Promise before, Promise after, int capacity, List<OutboxEvent> events, Instant now) {
        if (!isAsBefore(before)) {
            return Moved.CHANGED;
        }
        String holder = before.offer().text();
        Taken taken = book.move(before.slot().key(), after.slot().key(), capacity, holder, now);
        if (taken == Taken.FULL) {
            return Moved.FULL;
        }
        boolean moved = false;
        try {
            moved = replace(before, after, events);
        } finally {
            if (!moved) {
                giveBack(before, after, capacity, now);
            }
        }
        return moved ? Moved.MOVED : Moved.CHANGED;
    }

    /** Back to where the promise stands now. */
    private void giveBack(Promise before, Promise after, int capacity, Instant now) {
        Slot.Key stands = findByOffer(before.offer())
                .map(promise -> promise.slot().key())
                .orElse(before.slot().key());
        book.move(after.slot().key(), stands, capacity, before.offer().text(), now);
    }

    @Override
    public synchronized Optional<Promise> find(PromiseId id) {
        OfferId offer = byId.get(id);
        return offer == null ? Optional.empty() : findByOffer(offer);
    }

    @Override
    public synchronized Optional<Promise> findByOffer(OfferId offer) {
        return Optional.ofNullable(byOffer.get(offer));
    }

    @Override
    public synchronized List<Promise> of(CallerKey caller) {
        return all(promise -> caller.isOneOf(promise.recipient().callerKey()));
    }

    @Override
    public synchronized List<Promise> to(CallerKey target) {
        return all(promise -> target.isOneOf(promise.recipient().targetKey()));
    }

    private List<Promise> all(Predicate<Promise> which) {
        return byOffer.values().stream().filter(which).toList();
    }

    @Override
    public synchronized List<Promise> lease(String resource, Progress.Lease lease, Instant now, int most) {
        leases.removeIf(begun -> begun.at().isBefore(now.minus(LEASES_KEPT)));
        List<Promise> leased = new ArrayList<>();
        for (Promise promise : queue(resource).filter(due(now)).limit(most).toList()) {
            Promise next = promise.with(promise.progress().leased(lease));
            set(next);
            leases.add(new LeaseBegun(now, resource));
            leased.add(next);
        }
        return leased;
    }

    private Stream<Promise> queue(@Nullable String resource) {
        return open.stream()
                .filter(promise -> resource == null || promise.slot().resource().equals(resource));
    }

    private static Predicate<Promise> due(Instant now) {
        return promise ->
                !promise.progress().dueAt().isAfter(now) && !promise.progress().isLeasedAt(now);
    }

    @Override
    public synchronized boolean renew(PromiseId id, Progress.Lease lease) {
        Promise promise = find(id).orElse(null);
        if (promise == null || !promise.isOpen()) {
            return false;
        }
        Progress.Lease held = promise.progress().lease();
        if (held == null || !held.holder().equals(lease.holder())) {
            return false;
        }
        set(promise.with(promise.progress().leased(lease)));
        return true;
    }

    @Override
    public synchronized List<Promise> waiting(@Nullable String resource, Instant until, int most) {
        return queue(resource)
                .filter(promise -> promise.progress().dueAt().isBefore(until))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized int leasedSince(String resource, Instant since) {
        return (int) leases.stream()
                .filter(lease ->
                        lease.resource().equals(resource) && !lease.at().isBefore(since))
                .count();
    }

    @Override
    public synchronized List<Promise> overdue(Instant now, int most) {
        return open.stream()
                .filter(promise -> !promise.slot().end().isAfter(now)
                        && !promise.progress().isLeasedAt(now))
                .sorted(Promise.BY_END)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void unlink(ContactId contact) {
        for (Promise promise : all(each -> each.contact().equals(contact))) {
            set(promise.unlinked());
        }
    }

    @Override
    public synchronized void remove(PromiseId id) {
        OfferId offer = byId.remove(id);
        Promise removed = offer == null ? null : byOffer.remove(offer);
        if (removed != null) {
            open.remove(removed);
        }
    }

    @Override
    public synchronized void forgetNumbersOfBookings(Instant before) {
        all(promise -> !promise.isCallback()
                        && promise.recipient().dialTarget() != null
                        && promise.slot().end().isBefore(before))
                .forEach(promise -> set(promise.withoutNumber()));
    }

    @Override
    public synchronized void dropEndedBefore(Instant before) {
        all(promise -> promise.slot().end().isBefore(before)).forEach(promise -> remove(promise.id()));
    }
}
