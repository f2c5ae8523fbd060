package io.sluss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.offer.IdSeal;
import io.sluss.outcome.Journal;
import io.sluss.promise.Promise;
import io.sluss.promise.Promise.State;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseAnswer.Status;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseListener;
import io.sluss.promise.PromiseNews;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to promises once they are made: seen, moved, cancelled, kept or not. Thread-safe. */
final class PromiseChanges {
    /** A number that gave so many wrong codes is told nothing for {@link #GUESSES_REMEMBERED}. */
    static final int MOST_GUESSES = 5;

    static final Duration GUESSES_REMEMBERED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PromiseChanges.class);
    private static final int MOST_GUESSERS = 100_000;
    private static final int MOST_TRIES = 5;
    private static final int MOST_ALTERNATIVES = 5;

    private final RulesInForce rules;
    private final IdSeal seal;
    private final PromiseStore store;
    private final OfferSlots slots;
    private final CallerKeys callers;
    private final PromiseNews news;
    private final PromiseListener listener;
    private final Journal journal;
    private final InstantSource clock;
    private final Cache<String, Integer> guesses;

    PromiseChanges(
            RulesInForce rules,
            IdSeal seal,
            PromiseStore store,
            CallerKeys callers,
            PromiseNews news,
            PromiseListener listener,
            Journal journal,
            InstantSource clock) {
        this.rules = rules;
        this.seal = seal;
        this.store = store;
        this.slots = new OfferSlots(store.slotBook());
        this.callers = callers;
        this.news = news;
        this.listener = listener;
        this.journal = journal;
        this.clock = clock;
        this.guesses = Caffeine.newBuilder()
                .maximumSize(MOST_GUESSERS)
                .expireAfterWrite(GUESSES_REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    Optional<Promise> find(PromiseId id) {
        return seal.open(id.text()) == null ? Optional.empty() : store.find(id);
    }

    /** The open promise of whoever calls from a number and gives its code. */
    Optional<Promise> find(CallerNumber number, String code) {
        CallerKey caller = callers.keyOf(number).orElse(null);
        Integer wrong = caller == null ? null : guesses.getIfPresent(caller.value());
        if (caller == null || (wrong != null && wrong >= MOST_GUESSES)) {
            return Optional.empty();
        }
        Optional<Promise> theirs = store.of(caller).stream()
                .filter(promise ->
                        promise.isOpen() && isSame(code, promise.recipient().code()))
                .findFirst();
        if (theirs.isEmpty()) {
            guesses.asMap().merge(caller.value(), 1, Integer::sum);
        }
        return theirs;
    }

    private static boolean isSame(String said, String code) {
        return MessageDigest.isEqual(
                said.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The slots a promise can be moved to. */
    List<Slot> slots(PromiseId id) {
        return find(id).filter(Promise::isOpen)
                .map(promise -> slots.free(bookable(promise), clock.instant()))
                .orElse(List.of());
    }

    private Bookable bookable(Promise promise) {
        return Bookable.of(promise, rules.now().live());
    }

    PromiseAnswer move(PromiseId id, @Nullable Instant start, @Nullable String resource) {
        try {
            return moved(id, start, resource);
        } catch (RuntimeException e) {
            LOG.warn("A store failed; no promise was moved", Hidden.of(e));
            return PromiseAnswer.of(Status.UNAVAILABLE);
        }
    }

    private PromiseAnswer moved(PromiseId id, @Nullable Instant start, @Nullable String resource) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Promise before = find(id).orElse(null);
            if (before == null || !before.isOpen()) {
                return PromiseAnswer.of(Status.NOT_OPEN);
            }
            Instant now = clock.instant();
            Bookable bookable = bookable(before);
            Slot slot = slots.chosen(bookable, start, resource, now);
            if (slot == null) {
                return start == null ? full(bookable, now) : PromiseAnswer.of(Status.NO_SUCH_SLOT);
            }
            if (slot.key().equals(before.slot().key())) {
                return new PromiseAnswer(Status.REPEATED, before, null, List.of());
            }
            Promise after = before.at(slot, slot.start());
            int capacity = slots.capacity(bookable, slot.resource());
            switch (store.move(before, after, capacity, news.of(PromiseNews.MOVED, after, now), now)) {
                case MOVED -> {
                    listener.happened(after, PromiseNews.MOVED, now);
                    journal.flushWithin(Journal.BRIEFLY);
                    return new PromiseAnswer(Status.MADE, after, null, List.of());
                }
                case FULL -> {
                    return full(bookable, now);
                }
                case CHANGED -> {
                    // somebody was quicker: looked at again
                }
            }
        }
        return PromiseAnswer.of(Status.UNAVAILABLE);
    }

    private PromiseAnswer full(Bookable bookable, Instant now) {
        List<Slot> others = slots.free(bookable, now);
        List<Slot> some = others.subList(0, Math.min(MOST_ALTERNATIVES, others.size()));
        return new PromiseAnswer(Status.FULL, null, null, some);
    }

    /** Cancels a promise and gives its place back. */
    Optional<Promise> cancel(PromiseId id) {
        return end(id, State.CANCELLED);
    }

    /** A promise that the host says was kept, or not. */
    Optional<Promise> end(PromiseId id, State how) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Promise> found = find(id);
            if (found.isEmpty() || !found.get().isOpen()) {
                found.filter(promise -> promise.state() == State.CANCELLED)
                        .ifPresent(this::release); // in case that failed before
                return found;
            }
            if (end(found.get(), how)) {
                return find(id);
            }
        }
        throw new IllegalStateException("a promise changes faster than it can be ended");
    }

    /** Ends an open promise; false when somebody was quicker. */
    boolean end(Promise open, State how) {
        Instant now = clock.instant();
        Promise after = open.ended(how);
        if (!store.replace(open, after, news.of(how.label(), after, now))) {
            return false;
        }
        if (how != State.BROKEN || !open.progress().broken()) {
            listener.happened(after, how.label(), now);
        }
        journal.flushWithin(Journal.BRIEFLY);
        if (how == State.CANCELLED || how == State.REPLACED) {
            release(after);
        }
        return true;
    }

    private void release(Promise promise) {
        store.slotBook().release(promise.slot().key(), promise.offer().text());
    }
}
