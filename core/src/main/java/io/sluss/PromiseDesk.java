package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.Hidden;
import io.sluss.contact.KeyRing;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.IdSeal;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.promise.DialTarget;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseAnswer.Status;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes promises: a slot is taken, the promise is stored, the offer is accepted, the slot is confirmed; if a step fails,
 * those before it are undone, and if this process dies the hold runs out by itself. Thread-safe.
 */
final class PromiseDesk {
    /** A slot is held so long while a promise is made. */
    static final Duration HOLD = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(PromiseDesk.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_ALTERNATIVES = 5;
    private static final int CODES = 1_000_000;

    private final KnownOffers offers;
    private final Settler settler;
    private final IdSeal seal;
    private final Journal journal;
    private final OfferSlots slots;
    private final SlotBook book;
    private final PromiseStore store;
    private final CallerKeys callers;
    private final KeyRing keys;
    private final InstantSource clock;

    PromiseDesk(
            KnownOffers offers,
            Settler settler,
            IdSeal seal,
            Journal journal,
            SlotBook book,
            PromiseStore store,
            CallerKeys callers,
            KeyRing keys,
            InstantSource clock) {
        this.offers = offers;
        this.settler = settler;
        this.seal = seal;
        this.journal = journal;
        this.slots = new OfferSlots(book);
        this.book = book;
        this.store = store;
        this.callers = callers;
        this.keys = keys;
        this.clock = clock;
    }

    List<Slot> slots(OfferId id) {
        KnownOffer known = offers.of(id);
        if (known == null || known.channel() == null || settler.whyNotOpen(id) != null) {
            return List.of();
        }
        return slots.free(known, clock.instant());
    }

    PromiseAnswer promise(OfferId id, PromiseWish wish) {
        KnownOffer known = offers.of(id);
        if (known == null) {
            return refused(Settlement.of(Settlement.Status.UNKNOWN));
        }
        try {
            return promise(known, wish);
        } catch (RuntimeException e) {
            LOG.warn("A store failed; nothing was promised", Hidden.of(e));
            return PromiseAnswer.of(Status.UNAVAILABLE);
        }
    }

    private PromiseAnswer promise(KnownOffer known, PromiseWish wish) {
        if (known.channel() != null && !known.isPromised()) {
            return PromiseAnswer.of(Status.NOT_PROMISED_BY_CHANNEL);
        }
        journal.flush();
        boolean understood = settler.judge(known, wish.wording(), wish.answers());
        if (!understood) {
            known = offers.again(known);
        }
        Optional<Promise> earlier = store.findByOffer(known.id());
        if (earlier.isPresent()) {
            return new PromiseAnswer(Status.REPEATED, earlier.get(), null, List.of());
        }
        Instant now = clock.instant();
        Settlement refusal = settler.refusal(known, Report.accepted(wish.answers()), now);
        if (refusal != null) {
            return refused(refusal);
        }
        if (!understood) {
            return refused(Settlement.of(Settlement.Status.WITHDRAWN, Outcome.WITHDRAWN));
        }
        Slot slot = slots.chosen(known, wish, now);
        if (slot == null) {
            return wish.start() == null ? full(known) : PromiseAnswer.of(Status.NO_SUCH_SLOT);
        }
        Status numberProblem = numberProblem(slot, known, wish);
        return numberProblem == null ? take(known, wish, slot, now) : PromiseAnswer.of(numberProblem);
    }

    private static PromiseAnswer refused(Settlement why) {
        return new PromiseAnswer(Status.OFFER_REFUSED, null, why, List.of());
    }

    private PromiseAnswer full(KnownOffer known) {
        List<Slot> others = slots.free(known, clock.instant());
        List<Slot> some = others.subList(0, Math.min(MOST_ALTERNATIVES, others.size()));
        return new PromiseAnswer(Status.FULL, null, null, some);
    }

    private @Nullable Status numberProblem(Slot slot, KnownOffer known, PromiseWish wish) {
        boolean byPhone = slot.mode() == ChannelMode.PHONE
                || (known.channel() != null && known.channel().kind() == ChannelKind.CALLBACK);
        if (!byPhone) {
            return null;
        }
        if (wish.number() == null || callers.e164(wish.number()).isEmpty()) {
            return Status.NUMBER_NEEDED;
        }
        return callers.isOrdinaryDomestic(wish.number()) ? null : Status.NUMBER_NEEDS_PERSON;
    }

    private PromiseAnswer take(KnownOffer known, PromiseWish wish, Slot slot, Instant now) {
        String holder = known.id().text();
        int capacity = slots.capacity(known, slot.resource());
        SlotBook.Taken taken = book.take(slot.key(), capacity, holder, now.plus(HOLD), now);
        if (taken == SlotBook.Taken.FULL) {
            return full(known);
        }
        boolean mine = taken == SlotBook.Taken.TAKEN; // otherwise another thread is promising the same offer
        boolean kept = false;
        Promise added = null;
        try {
            Promise made = promiseOf(known, wish, slot, now);
            Promise stored = store.add(made);
            if (!stored.id().equals(made.id())) {
                kept = stored.slot().key().equals(slot.key());
                return new PromiseAnswer(Status.REPEATED, stored, null, List.of());
            }
            added = made;
            mine = true;
            if (!book.confirm(slot.key(), holder, clock.instant())) {
                return full(known); // it took so long that the slot may be somebody else's
            }
            Settlement meanwhile =
                    settler.refusal(offers.again(known), Report.accepted(wish.answers()), clock.instant());
            if (meanwhile != null) {
                return refused(meanwhile); // such as an urgent step of the same contact
            }
            Settlement settled = settler.record(known, Report.of(Outcome.ACCEPTED), now);
            if (!settled.stands() && settled.status() != Settlement.Status.LOST) {
                return refused(settled);
            }
            kept = true;
            journal(made, "made", now);
            return new PromiseAnswer(Status.MADE, made, null, List.of());
        } finally {
            if (!kept) {
                undo(added, mine ? slot : null, holder);
            }
        }
    }

    /** The promise first: one that cannot be removed stands, and then its slot must not be given to another. */
    private void undo(@Nullable Promise added, @Nullable Slot slot, String holder) {
        if (added != null) {
            store.remove(added.id());
        }
        if (slot != null) {
            book.release(slot.key(), holder);
        }
    }

    private Promise promiseOf(KnownOffer known, PromiseWish wish, Slot slot, Instant now) {
        PromiseId id = new PromiseId(seal.newPromise(known.opened().origin(), now));
        OpenContact contact = known.contact();
        Labels labels = known.labels();
        DialTarget target = wish.number() == null
                ? null
                : callers.e164(wish.number())
                        .map(number -> DialTarget.seal(number, id, keys))
                        .orElse(null);
        CallerKey caller = contact == null ? null : contact.caller();
        ChannelKind kind =
                known.channel() == null ? ChannelKind.CALLBACK : known.channel().kind();
        return new Promise(
                id,
                known.id(),
                known.opened().contact(),
                kind,
                slot,
                Promise.State.MADE,
                String.format("%06d", RANDOM.nextInt(CODES)),
                now,
                contact == null ? known.opened().issuedAt() : contact.arrivedAt(),
                known.opened().origin(),
                labels == null ? null : labels.reason(),
                contact == null ? null : contact.region(),
                contact == null ? null : contact.known().language(),
                contact == null ? null : contact.known().queueTicket(),
                wish.safeToCall(),
                target,
                caller == null ? null : caller.value());
    }

    Optional<Promise> find(PromiseId id) {
        return seal.open(id.text()) == null ? Optional.empty() : store.find(id);
    }

    Optional<Promise> cancel(PromiseId id) {
        Optional<Promise> found = find(id);
        if (found.isEmpty()) {
            return found;
        }
        Promise made = found.get();
        if (made.state() == Promise.State.CANCELLED) {
            book.release(made.slot().key(), made.offer().text()); // in case that failed before
            return found;
        }
        Promise cancelled = made.cancelled();
        if (!store.replace(made, cancelled)) {
            return find(id);
        }
        journal(cancelled, cancelled.state().label(), clock.instant());
        book.release(made.slot().key(), made.offer().text());
        return Optional.of(cancelled);
    }

    private void journal(Promise promise, String state, Instant now) {
        Labels labels = new Labels(
                promise.origin(),
                promise.region(),
                promise.reason(),
                null,
                null,
                promise.kind(),
                promise.kind().label(),
                null);
        journal.add(new LedgerEvent(
                LedgerEvent.Kind.PROMISE,
                promise.id().text(),
                promise.contact(),
                now,
                labels,
                null,
                state,
                null,
                null));
        journal.flush();
    }
}
