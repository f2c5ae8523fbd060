package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.contact.KeyRing;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.IdSeal;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Journal;
import io.sluss.outcome.Labels;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.promise.CallWords;
import io.sluss.promise.DialTarget;
import io.sluss.promise.Progress;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseAnswer.Status;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseListener;
import io.sluss.promise.PromiseNews;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes promises: a slot is held, the promise is stored and with it the slot confirmed, the offer is accepted; if a step
 * fails, those before it are undone, and if this process dies the hold runs out by itself. Thread-safe.
 */
final class PromiseDesk {
    /** A slot is held so long while a promise is made. */
    static final Duration HOLD = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(PromiseDesk.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Comparator<Promise> BY_AGE = Comparator.comparing(Promise::madeAt)
            .thenComparing(promise -> promise.id().text());
    private static final int MOST_ALTERNATIVES = 5;
    private static final int CODES = 1_000_000;

    /** So many open callbacks go to one number that is not the one they were asked for from. */
    static final int MOST_TO_ANOTHER_NUMBER = 2;

    private final KnownOffers offers;
    private final Settler settler;
    private final IdSeal seal;
    private final Journal journal;
    private final OfferSlots slots;
    private final SlotBook book;
    private final PromiseStore store;
    private final PromiseChanges changes;
    private final CallerKeys callers;
    private final KeyRing keys;
    private final PromiseNews news;
    private final PromiseListener listener;
    private final InstantSource clock;

    PromiseDesk(
            KnownOffers offers,
            Settler settler,
            IdSeal seal,
            Journal journal,
            PromiseStore store,
            PromiseChanges changes,
            CallerKeys callers,
            KeyRing keys,
            PromiseNews news,
            PromiseListener listener,
            InstantSource clock) {
        this.offers = offers;
        this.settler = settler;
        this.seal = seal;
        this.journal = journal;
        this.store = store;
        this.book = store.slotBook();
        this.slots = new OfferSlots(book);
        this.changes = changes;
        this.callers = callers;
        this.keys = keys;
        this.news = news;
        this.listener = listener;
        this.clock = clock;
    }

    List<Slot> slots(OfferId id) {
        KnownOffer known = offers.of(id);
        if (known == null || known.channel() == null || settler.whyNotOpen(id) != null) {
            return List.of();
        }
        return slots.free(Bookable.of(known), clock.instant());
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
        boolean understood = settler.judge(known, wish.wording(), wish.answers());
        if (!understood) {
            known = offers.again(known);
        }
        Optional<Promise> earlier = // first, so that a store that is away is waited for once
                store.findByOffer(known.id(), slots.resources(Bookable.of(known)));
        journal.flushWithin(Journal.BRIEFLY);
        if (earlier.isPresent()) {
            accepted(known, earlier.get());
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
        Slot slot = slots.chosen(Bookable.of(known), wish.start(), wish.resource(), now);
        if (slot == null) {
            return wish.start() == null ? full(known) : PromiseAnswer.of(Status.NO_SUCH_SLOT);
        }
        Status numberProblem = numberProblem(slot, known, wish);
        return numberProblem == null ? take(known, wish, slot, now) : PromiseAnswer.of(numberProblem);
    }

    /** In case a process died after the promise was kept and before its offer was accepted. */
    private void accepted(KnownOffer known, Promise promise) {
        if (promise.isOpen()) {
            settler.record(known, Report.of(Outcome.ACCEPTED), promise.madeAt());
        }
    }

    private static PromiseAnswer refused(Settlement why) {
        return new PromiseAnswer(Status.OFFER_REFUSED, null, why, List.of());
    }

    private PromiseAnswer full(KnownOffer known) {
        List<Slot> others = slots.free(Bookable.of(known), clock.instant());
        List<Slot> some = others.subList(0, Math.min(MOST_ALTERNATIVES, others.size()));
        return new PromiseAnswer(Status.FULL, null, null, some);
    }

    private @Nullable Status numberProblem(Slot slot, KnownOffer known, PromiseWish wish) {
        if (!isByPhone(slot, known)) {
            return null;
        }
        if (Boolean.FALSE.equals(wish.safeToCall())) {
            return Status.NOT_SAFE_TO_CALL;
        }
        CallerNumber number = wish.number();
        if (number == null || callers.e164(number).isEmpty()) {
            return Status.NUMBER_NEEDED;
        }
        return callers.isOrdinaryDomestic(number) && !isCalledForMany(number, known, slot.resource())
                ? null
                : Status.NUMBER_NEEDS_PERSON;
    }

    private static boolean isByPhone(Slot slot, KnownOffer known) {
        return slot.mode() == ChannelMode.PHONE
                || (known.channel() != null && known.channel().kind() == ChannelKind.CALLBACK);
    }

    /** Nobody can have many callbacks go to somebody else. */
    private boolean isCalledForMany(CallerNumber number, KnownOffer known, String resource) {
        CallerKey target = callers.keyOf(number).orElse(null);
        CallerKey caller = known.contact() == null ? null : known.contact().caller();
        boolean own = target != null && caller != null && target.isOneOf(caller.value());
        return target != null
                && !own
                && store.to(target, resource).stream().filter(Promise::isOpen).count() >= MOST_TO_ANOTHER_NUMBER;
    }

    private PromiseAnswer take(KnownOffer known, PromiseWish wish, Slot slot, Instant now) {
        String holder = known.id().text();
        int capacity = slots.capacity(Bookable.of(known), slot.resource());
        SlotBook.Taken taken = book.take(slot.key(), capacity, holder, now.plus(HOLD), now);
        if (taken == SlotBook.Taken.FULL) {
            return full(known);
        }
        boolean mine = taken == SlotBook.Taken.TAKEN; // otherwise another thread is promising the same offer
        boolean kept = false;
        Promise added = null;
        try {
            Promise made = promiseOf(known, wish, slot, now);
            Promise stored = store.add(made, news.of(PromiseNews.MADE, made, now), clock.instant())
                    .orElse(null);
            if (stored == null) {
                return full(known); // it took so long that the slot may be somebody else's
            }
            if (!stored.id().equals(made.id())) {
                kept = stored.slot().key().equals(slot.key());
                return new PromiseAnswer(Status.REPEATED, stored, null, List.of());
            }
            added = made;
            mine = true;
            if (known.contact() != null && known.contact().isAnonymous() && isLinked(made)) {
                store.unlink(made.contact()); // in case it became so while the promise was made
            }
            Settlement meanwhile =
                    settler.refusal(offers.again(known), Report.accepted(wish.answers()), clock.instant());
            if (meanwhile != null && !meanwhile.stands()) { // it stands where the same wish, twice at once, was quicker
                return refused(meanwhile); // such as an urgent step of the same contact
            }
            Settlement settled = settler.record(known, Report.of(Outcome.ACCEPTED), now);
            if (!settled.stands() && settled.status() != Settlement.Status.LOST) {
                return refused(settled);
            }
            kept = true;
            if (known.contact() != null) {
                known.contact().promise();
            }
            listener.happened(made, PromiseNews.MADE, now);
            replaceEarlier(made, known);
            journal.flushWithin(Journal.BRIEFLY);
            return new PromiseAnswer(Status.MADE, made, null, List.of());
        } finally {
            if (!kept) {
                undo(added, mine ? slot : null, holder, now);
            }
        }
    }

    private static boolean isLinked(Promise promise) {
        return promise.recipient().callerKey() != null || promise.recipient().targetKey() != null;
    }

    /** The promise first: one that cannot be removed stands, and then its slot must not be given to another. */
    private void undo(@Nullable Promise added, @Nullable Slot slot, String holder, Instant now) {
        if (added != null) {
            store.remove(added.id());
            store.outbox().add(news.of(PromiseNews.RETRACTED, added, now));
        }
        if (slot != null) {
            book.release(slot.key(), holder);
        }
    }

    /**
     * A caller has one open callback for each reason: the last one they asked for. Nothing is said of those before, and the
     * answer is the same whether there were any.
     */
    private void replaceEarlier(Promise made, KnownOffer known) {
        CallerKey caller = known.contact() == null ? null : known.contact().caller();
        if (caller == null || !made.isCallback() || made.about().reason() == null) {
            return;
        }
        try {
            for (Promise promise : store.of(caller)) {
                if (isReplacedBy(made, promise) && !promise.progress().isLeasedAt(clock.instant())) {
                    changes.end(promise, Promise.State.REPLACED);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("An earlier callback could not be replaced; both are kept", Hidden.of(e));
        }
    }

    private static boolean isReplacedBy(Promise made, Promise earlier) {
        return earlier.isOpen()
                && earlier.isCallback()
                && !earlier.id().equals(made.id())
                && Objects.equals(earlier.about().reason(), made.about().reason())
                && BY_AGE.compare(earlier, made) < 0;
    }

    private Promise promiseOf(KnownOffer known, PromiseWish wish, Slot slot, Instant now) {
        PromiseId id = new PromiseId(seal.newPromise(known.opened().origin(), now));
        OpenContact contact = known.contact();
        Labels labels = known.labels();
        CallerKey caller = contact == null ? null : contact.caller();
        ChannelKind kind =
                known.channel() == null ? ChannelKind.CALLBACK : known.channel().kind();
        String language = contact == null ? null : contact.known().language();
        CallerNumber number = isByPhone(slot, known) ? wish.number() : null; // a visit needs none
        Promise.About about = new Promise.About(
                known.opened().origin(),
                labels == null ? null : labels.reason(),
                contact == null ? null : contact.region(),
                language,
                contact == null ? null : contact.known().queueTicket(),
                contact == null ? known.opened().issuedAt() : contact.arrivedAt());
        return new Promise(
                id,
                known.id(),
                known.opened().contact(),
                kind,
                slot,
                now,
                about,
                recipient(id, wish, number, caller, language, contact != null && contact.isAnonymous()),
                Progress.made(slot.start()));
    }

    private Promise.Recipient recipient(
            PromiseId id,
            PromiseWish wish,
            @Nullable CallerNumber number,
            @Nullable CallerKey caller,
            @Nullable String language,
            boolean anonymous) {
        Optional<CallerKey> target = number == null || anonymous ? Optional.empty() : callers.keyOf(number);
        return new Promise.Recipient(
                String.format("%06d", RANDOM.nextInt(CODES)),
                CallWords.draw(language),
                wish.safeToCall(),
                number == null
                        ? null
                        : callers.e164(number)
                                .map(e164 -> DialTarget.seal(e164, id, keys))
                                .orElse(null),
                caller == null ? null : caller.value(),
                target.map(CallerKey::value).orElse(null));
    }
}
