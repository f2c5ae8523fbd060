package io.sluss.promise;

import io.sluss.contact.Hidden;
import io.sluss.contact.KeyRing;
import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.SlotPlan;
import io.sluss.promise.Progress.Attempt;
import io.sluss.promise.Promise.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that callbacks are made: due ones are taken by agents or handed to the host's {@link Dialler}, at most once
 * at a time and at least once in the end, whichever node does it; a lease that its holder does not renew runs out, and
 * another calls. Thread-safe.
 */
public final class CallbackDispatcher {
    /** What a dialler did not take on is handed over again after so long. */
    static final Duration HANDED_BACK = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDispatcher.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HOLDER_BYTES = 12;
    private static final int MOST_TRIES = 5;
    private static final int MOST_UNREADABLE = 100;
    private static final int LOOKED_THROUGH = 1_000;

    private final PromiseStore store;
    private final KeyRing keys;
    private final CallbackTimes times;
    private final CallbackPolicy policy;
    private final Dialler dialler;
    private final PromiseNews news;
    private final PromiseListener listener;
    private final InstantSource clock;

    /** With whatever it works on; {@link io.sluss.Sluss} wires it. */
    public CallbackDispatcher(
            PromiseStore store,
            KeyRing keys,
            CallbackTimes times,
            CallbackPolicy policy,
            Dialler dialler,
            PromiseNews news,
            PromiseListener listener,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.times = times;
        this.policy = policy;
        this.dialler = dialler;
        this.news = news;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Takes the callback of a resource that is next, if one is due and it is open now. Whoever takes it says the word
     * first, leaves nothing on an answering machine, and {@link #report reports}. May block.
     */
    public Optional<Callback> take(String resource) {
        Instant now = clock.instant();
        if (!isOpen(resource, now)) {
            return Optional.empty();
        }
        for (int i = 0; i < MOST_UNREADABLE; i++) {
            List<Promise> next = store.lease(resource, newLease(now), now, 1);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<Callback> callback = callback(next.get(0), now);
            if (callback.isPresent()) {
                return callback;
            }
        }
        return Optional.empty();
    }

    /** The callbacks to come until a moment, in the order in which they are taken, without codes. May block. */
    public List<Promise> waiting(@Nullable String resource, Instant until, int most) {
        return store.waiting(resource, until, most).stream()
                .map(Promise::withoutCode)
                .toList();
    }

    /** Keeps a callback that was taken for as long as a lease again; false when it is not this holder's any more. */
    public boolean renew(PromiseId id, String holder) {
        return store.renew(id, lease(holder, clock.instant()));
    }

    /**
     * Says what a callback came to. Whoever spoke with the person is believed even if their lease had run out, and the same
     * again changes nothing; that nobody answered is taken once, and only from who holds the lease. May block.
     *
     * @return whether it stands
     */
    public boolean report(PromiseId id, String holder, CallResult result) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Promise promise = store.find(id).orElse(null);
            if (promise == null || !promise.isCallback()) {
                return false;
            }
            if (!promise.isOpen()) {
                return (result == CallResult.REACHED && promise.state() == State.KEPT)
                        || (result == CallResult.NOT_WANTED && promise.state() == State.CANCELLED);
            }
            if (result.isTriedAgain() && !isHeldBy(promise, holder)) {
                return false;
            }
            if (report(promise, result, clock.instant())) {
                return true;
            }
        }
        throw new IllegalStateException("a promise changes faster than it can be reported on");
    }

    private static boolean isHeldBy(Promise promise, String holder) {
        Progress.Lease lease = promise.progress().lease();
        return lease != null && lease.holder().equals(holder);
    }

    private boolean report(Promise promise, CallResult result, Instant now) {
        return switch (result) {
            case REACHED -> change(promise, promise.ended(State.KEPT), whatKept(promise, now), now);
            case NOT_WANTED -> cancelled(promise, now);
            case NO_ANSWER, BUSY, FAILED -> triedAgain(promise, result, now);
        };
    }

    private static String whatKept(Promise promise, Instant now) {
        boolean late =
                !promise.progress().broken() && !now.isBefore(promise.slot().end());
        return late ? PromiseNews.LATE : PromiseNews.KEPT;
    }

    private boolean cancelled(Promise promise, Instant now) {
        boolean changed = change(promise, promise.cancelled(), State.CANCELLED.label(), now);
        if (changed) {
            store.slotBook().release(promise.slot().key(), promise.offer().text());
        }
        return changed;
    }

    private boolean triedAgain(Promise promise, CallResult result, Instant now) {
        Progress progress = promise.progress();
        SlotPlan plan = times.plan(promise.slot().resource());
        Instant next = now.plus(policy.pause());
        if (attemptsToday(progress, now) + 1 >= policy.mostAttempts()) {
            Instant closes = CallbackDay.closes(plan, times.calendar(), promise.slot());
            next = closes.isAfter(next) ? closes : next;
        }
        Promise after = promise.with(progress.triedAgain(new Attempt(now, result), next));
        return change(promise, after, result.label(), now);
    }

    private long attemptsToday(Progress progress, Instant now) {
        LocalCalendar calendar = times.calendar();
        var today = calendar.local(now).toLocalDate();
        return progress.attempts().stream()
                .filter(attempt -> calendar.local(attempt.at()).toLocalDate().equals(today))
                .count();
    }

    private boolean change(Promise before, Promise after, String what, Instant now) {
        if (!store.replace(before, after, news.of(what, after, now))) {
            return false;
        }
        listener.happened(after, what, now);
        return true;
    }

    /** Hands due callbacks to the dialler, as many as it has room for and as the slots' capacity paces. Called by maintenance. */
    public void dispatch() {
        if (dialler == Dialler.NONE) {
            return;
        }
        Instant now = clock.instant();
        Set<String> resources = new LinkedHashSet<>(times.resources());
        store.waiting(null, now.plusMillis(1), LOOKED_THROUGH)
                .forEach(promise -> resources.add(promise.slot().resource())); // also of a region that was removed
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        for (String resource : resources) {
            String part = store.slotBook().partOf(resource);
            try {
                if (!failed.containsKey(part) && isOpen(resource, now)) {
                    dispatch(resource, now);
                }
            } catch (RuntimeException e) {
                failed.put(part, e);
            }
        }
        for (RuntimeException failure : failed.values()) {
            throw failure;
        }
    }

    private void dispatch(String resource, Instant now) {
        int most = Math.min(room(resource), paced(resource, now));
        if (most > 0) {
            for (Promise promise : store.lease(resource, newLease(now), now, most)) {
                callback(promise, now).ifPresent(this::dial);
            }
        }
    }

    private int room(String resource) {
        try {
            return dialler.room(resource);
        } catch (Throwable e) { // host code
            LOG.warn("The dialler did not say how many callbacks it takes; none, then", Hidden.passingOn(e));
            return 0;
        }
    }

    private boolean isOpen(String resource, Instant now) {
        SlotPlan plan = times.plan(resource);
        return plan.hours().isOpen(times.calendar().local(now), times.calendar());
    }

    /** So many may be begun now that they are spread evenly over their slot. */
    private int paced(String resource, Instant now) {
        SlotPlan plan = times.plan(resource);
        Instant opened = CallbackDay.opened(plan, times.calendar(), now);
        long slot = plan.slot().toMillis();
        long elapsed = Duration.between(opened, now).toMillis() % slot;
        long begun = store.leasedSince(resource, now.minusMillis(elapsed));
        long due = plan.capacity() * elapsed / slot + 1;
        return (int) Math.max(0, Math.min(due, plan.capacity()) - begun);
    }

    private void dial(Callback callback) {
        try {
            dialler.dial(callback);
        } catch (Throwable e) { // host code
            LOG.warn("The dialler did not take a callback on; it is handed over again", Hidden.passingOn(e));
            try {
                handBack(callback);
            } catch (RuntimeException away) {
                LOG.warn("It could not be handed back; its lease runs out", Hidden.of(away));
            }
        }
    }

    private void handBack(Callback callback) {
        Instant next = clock.instant().plus(HANDED_BACK);
        store.find(callback.id())
                .filter(promise -> promise.isOpen() && isHeldBy(promise, callback.holder()))
                .ifPresent(promise -> store.replace(promise, promise.at(promise.slot(), next), List.of()));
    }

    private Progress.Lease newLease(Instant now) {
        byte[] holder = new byte[HOLDER_BYTES];
        RANDOM.nextBytes(holder);
        return lease(Base64.getUrlEncoder().withoutPadding().encodeToString(holder), now);
    }

    private Progress.Lease lease(String holder, Instant now) {
        return new Progress.Lease(holder, now.plus(policy.lease()));
    }

    private Optional<Callback> callback(Promise promise, Instant now) {
        DialTarget target = promise.recipient().dialTarget();
        Progress.Lease lease = promise.progress().lease();
        try {
            if (target == null || lease == null) {
                throw new IllegalStateException("there is no number, or no right to call it");
            }
            return Optional.of(new Callback(
                    promise.id(),
                    promise.contact(),
                    lease.holder(),
                    lease.until(),
                    target.open(promise.id(), keys),
                    promise.recipient().word(),
                    promise.recipient().safeToCall(),
                    promise.slot(),
                    promise.about(),
                    promise.progress().attempts(),
                    promise.progress().carriedOver()));
        } catch (RuntimeException e) { // the key ring is the host's
            LOG.error("The number of a callback cannot be read; was the dial key changed?", Hidden.of(e));
            report(promise, CallResult.FAILED, now);
            return Optional.empty();
        }
    }

    /** Carries over what was not kept on its day. Called by maintenance. */
    public void endDays() {
        new CallbackDay(store, times, policy, news, listener).end(clock.instant());
    }
}
