package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.promise.EventOutbox;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Progress;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The stores in memory, each of whose calls can be made to fail, and with a message that nobody may repeat. */
final class Breakable {
    private Breakable() {}

    /** The call that fails. */
    enum Call {
        APPEND,
        SETTLE,
        OUTCOME_OF,
        EXPIRE,
        HISTORY,
        TAKE,
        CONFIRM,
        RELEASE,
        FREE,
        ADD,
        REPLACE,
        FIND,
        LEASE,
        REMOVE
    }

    /** Which calls fail now. */
    static final class Switch {
        final Set<Call> broken = java.util.Collections.synchronizedSet(EnumSet.noneOf(Call.class));
        volatile String message = "broken on purpose";

        void breakdown(Call... calls) {
            broken.addAll(List.of(calls));
        }

        void mend() {
            broken.clear();
        }

        void pass(Call call) {
            if (broken.contains(call)) {
                throw new IllegalStateException(message);
            }
        }
    }

    static class Ledger implements OfferLedger {
        final List<LedgerEvent> taken = new CopyOnWriteArrayList<>();
        final OfferLedger inner;
        private final Switch failures;

        Ledger(Switch failures) {
            this(failures, OfferLedger.inMemory(10_000, java.time.Duration.ofDays(30)));
        }

        Ledger(Switch failures, OfferLedger inner) {
            this.failures = failures;
            this.inner = inner;
        }

        @Override
        public List<LedgerEvent> append(List<LedgerEvent> events) {
            failures.pass(Call.APPEND);
            taken.addAll(events);
            return inner.append(events);
        }

        @Override
        public Received settle(LedgerEvent report) {
            failures.pass(Call.SETTLE);
            taken.add(report);
            return inner.settle(report);
        }

        @Override
        public @Nullable Outcome outcomeOf(ContactId contact, OfferId offer) {
            failures.pass(Call.OUTCOME_OF);
            return inner.outcomeOf(contact, offer);
        }

        @Override
        public List<LedgerEvent> expire(Instant now) {
            failures.pass(Call.EXPIRE);
            return inner.expire(now);
        }

        @Override
        public CallerHistory history(CallerKey caller, Instant since) {
            failures.pass(Call.HISTORY);
            return inner.history(caller, since);
        }

        @Override
        public void forget(CallerKey caller) {
            inner.forget(caller);
        }

        @Override
        public List<LedgerEvent> linkedTo(CallerKey caller) {
            return inner.linkedTo(caller);
        }

        @Override
        public void read(Instant from, Instant to, java.util.function.Consumer<LedgerEvent> each) {
            inner.read(from, to, each);
        }

        @Override
        public boolean answersFromMemory() {
            return true;
        }
    }

    static final class Book implements SlotBook {
        final SlotBook inner = SlotBook.inMemory();
        private final Switch failures;
        private final boolean fromMemory;

        Book(Switch failures, boolean fromMemory) {
            this.failures = failures;
            this.fromMemory = fromMemory;
        }

        @Override
        public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
            failures.pass(Call.TAKE);
            return inner.take(slot, capacity, key, holdUntil, now);
        }

        @Override
        public boolean confirm(Slot.Key slot, String key, Instant now) {
            failures.pass(Call.CONFIRM);
            return inner.confirm(slot, key, now);
        }

        @Override
        public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
            failures.pass(Call.TAKE);
            return inner.move(from, to, capacity, key, now);
        }

        @Override
        public void release(Slot.Key slot, String key) {
            failures.pass(Call.RELEASE);
            inner.release(slot, key);
        }

        @Override
        public int free(Slot.Key slot, int capacity, Instant now) {
            failures.pass(Call.FREE);
            return inner.free(slot, capacity, now);
        }

        @Override
        public void resize(String resource, int capacity, Instant now) {
            inner.resize(resource, capacity, now);
        }

        @Override
        public void expire(Instant now) {
            inner.expire(now);
        }

        @Override
        public boolean answersFromMemory() {
            return fromMemory;
        }
    }

    static class Promises implements PromiseStore {
        final PromiseStore inner;
        private final Switch failures;

        Promises(Switch failures) {
            this(failures, PromiseStore.inMemory(1_000));
        }

        Promises(Switch failures, SlotBook book) {
            this(failures, PromiseStore.inMemory(1_000, book, EventOutbox.inMemory(1_000)));
        }

        Promises(Switch failures, PromiseStore inner) {
            this.inner = inner;
            this.failures = failures;
        }

        @Override
        public SlotBook slotBook() {
            return inner.slotBook();
        }

        @Override
        public EventOutbox outbox() {
            return inner.outbox();
        }

        @Override
        public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
            failures.pass(Call.ADD);
            return inner.add(promise, events, now);
        }

        @Override
        public boolean replace(Promise before, Promise after, List<OutboxEvent> events) {
            failures.pass(Call.REPLACE);
            return inner.replace(before, after, events);
        }

        @Override
        public Moved move(Promise before, Promise after, int capacity, List<OutboxEvent> events, Instant now) {
            failures.pass(Call.REPLACE);
            return inner.move(before, after, capacity, events, now);
        }

        @Override
        public Optional<Promise> find(PromiseId id) {
            failures.pass(Call.FIND);
            return inner.find(id);
        }

        @Override
        public Optional<Promise> findByOffer(OfferId offer) {
            failures.pass(Call.FIND);
            return inner.findByOffer(offer);
        }

        @Override
        public List<Promise> of(CallerKey caller) {
            return inner.of(caller);
        }

        @Override
        public List<Promise> to(CallerKey target) {
            failures.pass(Call.FIND);
            return inner.to(target);
        }

        @Override
        public List<Promise> lease(String resource, Progress.Lease lease, Instant now, int most) {
            failures.pass(Call.LEASE);
            return inner.lease(resource, lease, now, most);
        }

        @Override
        public boolean renew(PromiseId id, Progress.Lease lease) {
            failures.pass(Call.LEASE);
            return inner.renew(id, lease);
        }

        @Override
        public List<Promise> waiting(@Nullable String resource, Instant until, int most) {
            failures.pass(Call.FIND);
            return inner.waiting(resource, until, most);
        }

        @Override
        public int leasedSince(String resource, Instant since) {
            failures.pass(Call.FIND);
            return inner.leasedSince(resource, since);
        }

        @Override
        public List<Promise> overdue(Instant now, int most) {
            failures.pass(Call.FIND);
            return inner.overdue(now, most);
        }

        @Override
        public void unlink(ContactId contact) {
            failures.pass(Call.REPLACE);
            inner.unlink(contact);
        }

        @Override
        public void remove(PromiseId id) {
            failures.pass(Call.REMOVE);
            inner.remove(id);
        }

        @Override
        public void forgetNumbersOfBookings(Instant before) {
            inner.forgetNumbersOfBookings(before);
        }

        @Override
        public void dropEndedBefore(Instant before) {
            inner.dropEndedBefore(before);
        }
    }
}
