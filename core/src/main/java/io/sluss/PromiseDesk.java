package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Matching;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import io.sluss.offer.OfferId;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MOST_SLOTS = 200;
    private static final int MOST_ALTERNATIVES = 5;
    private static final int CODES = 1_000_000;

    private final Settler settler;
    private final SlotBook book;
    private final PromiseStore store;
    private final CallerKeys callers;
    private final KeyRing keys;
    private final InstantSource clock;

    PromiseDesk(
            Settler settler, SlotBook book, PromiseStore store, CallerKeys callers, KeyRing keys, InstantSource clock) {
        this.settler = settler;
        this.book = book;
        this.store = store;
        this.callers = callers;
        this.keys = keys;
        this.clock = clock;
    }

    List<Slot> slots(OfferId id) {
        Settler.Known known = settler.known(id);
        if (known == null || known.channel() == null || settler.whyNotOpen(id) != null) {
            return List.of();
        }
        return free(known);
    }

    private List<Slot> free(Settler.Known known) {
        Instant now = clock.instant();
        List<Slot> free = new ArrayList<>();
        plans(known).forEach((resource, plan) -> {
            for (TimeSpan span : plan.times().slotsFrom(now, settler.live().calendar(), MOST_SLOTS)) {
                Slot slot = plan.slot(resource, span);
                if (book.free(slot.key(), plan.times().capacity(), now) > 0) {
                    free.add(slot);
                }
            }
        });
        free.sort(Comparator.comparing(Slot::start).thenComparing(Slot::resource));
        return free.size() > MOST_SLOTS ? List.copyOf(free.subList(0, MOST_SLOTS)) : free;
    }

    /** The times of one resource, and what its slots are like. */
    private record Plan(SlotPlan times, @Nullable String place, ChannelMode mode) {
        Slot slot(String resource, TimeSpan span) {
            return new Slot(resource, span.start(), span.end(), place, mode);
        }
    }

    /** The resources an offer's slots can come from, by their names in the slot book. */
    private Map<String, Plan> plans(Settler.Known known) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        Region region = known.contact() == null ? null : known.contact().region();
        if (known.channel() instanceof Channel.Callback callback) {
            String resource = callback.perRegion() && region != null ? region.value() : Matching.WHOLE_SERVICE;
            ChannelMode mode = known.offer() == null
                    ? ChannelMode.CHOSEN_TIME
                    : known.offer().mode();
            plans.put(ChannelWatch.resourceName(callback.id(), resource), new Plan(callback.plan(), null, mode));
        } else if (known.channel() instanceof Channel.Booking booking) {
            for (Channel.Office office : booking.offices().values()) {
                boolean near = office.region() == null
                        || region == null
                        || office.region().equals(region);
                boolean serves = office.reasons().isEmpty()
                        || known.labels() == null
                        || known.labels().reason() == null
                        || office.reasons().contains(known.labels().reason());
                if (near && serves) {
                    plans.put(
                            ChannelWatch.resourceName(booking.id(), office.id()),
                            new Plan(office.plan(), office.place(), office.mode()));
                }
            }
        }
        return plans;
    }

    PromiseAnswer promise(OfferId id, PromiseWish wish) {
        Settler.Known known = settler.known(id);
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

    private PromiseAnswer promise(Settler.Known known, PromiseWish wish) {
        if (known.channel() != null
                && known.channel().kind() != ChannelKind.CALLBACK
                && known.channel().kind() != ChannelKind.BOOKING) {
            return PromiseAnswer.of(Status.NOT_PROMISED_BY_CHANNEL);
        }
        settler.journal().flush();
        boolean understood = settler.judge(known, wish.wording(), wish.answers());
        if (!understood) {
            known = settler.known(known);
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
        Slot slot = chosen(known, wish, now);
        if (slot == null) {
            return wish.start() == null ? full(known) : PromiseAnswer.of(Status.NO_SUCH_SLOT);
        }
        Status numberProblem = numberProblem(slot, known, wish);
        return numberProblem == null ? take(known, wish, slot, now) : PromiseAnswer.of(numberProblem);
    }

    private static PromiseAnswer refused(Settlement why) {
        return new PromiseAnswer(Status.OFFER_REFUSED, null, why, List.of());
    }

    private PromiseAnswer full(Settler.Known known) {
        List<Slot> others = free(known);
        List<Slot> some = others.subList(0, Math.min(MOST_ALTERNATIVES, others.size()));
        return new PromiseAnswer(Status.FULL, null, null, some);
    }

    /** The slot that was wished for, whether it has room or not; or null when there is no such slot. */
    private @Nullable Slot chosen(Settler.Known known, PromiseWish wish, Instant now) {
        if (wish.start() == null) {
            return free(known).stream()
                    .filter(slot -> isOf(slot, wish.resource()))
                    .findFirst()
                    .orElse(null);
        }
        for (Map.Entry<String, Plan> entry : plans(known).entrySet()) {
            Plan plan = entry.getValue();
            for (TimeSpan span : plan.times().slotsFrom(now, settler.live().calendar(), Integer.MAX_VALUE)) {
                Slot slot = plan.slot(entry.getKey(), span);
                if (span.start().equals(wish.start()) && isOf(slot, wish.resource())) {
                    return slot;
                }
            }
        }
        return null;
    }

    private static boolean isOf(Slot slot, @Nullable String resource) {
        return resource == null || slot.resource().equals(resource);
    }

    private @Nullable Status numberProblem(Slot slot, Settler.Known known, PromiseWish wish) {
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

    private PromiseAnswer take(Settler.Known known, PromiseWish wish, Slot slot, Instant now) {
        String holder = known.id().text();
        Plan plan = plans(known).get(slot.resource());
        int capacity = plan == null ? 0 : plan.times().capacity();
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
                    settler.refusal(settler.known(known), Report.accepted(wish.answers()), clock.instant());
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

    private Promise promiseOf(Settler.Known known, PromiseWish wish, Slot slot, Instant now) {
        PromiseId id = new PromiseId(settler.seal().newPromise(known.opened().origin(), now));
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
        return settler.seal().open(id.text()) == null ? Optional.empty() : store.find(id);
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
        settler.journal()
                .add(new LedgerEvent(
                        LedgerEvent.Kind.PROMISE,
                        promise.id().text(),
                        promise.contact(),
                        now,
                        labels,
                        null,
                        state,
                        null,
                        null));
        settler.journal().flush();
    }

    void forget(CallerNumber number) {
        callers.keyOf(number).ifPresent(caller -> {
            settler.journal().flush();
            for (Promise promise : store.of(caller)) {
                store.remove(promise.id());
                giveBack(promise);
            }
            settler.contacts().forget(caller);
            settler.ledger().forget(caller);
        });
    }

    /** What is personal is erased first, and whether or not this works. */
    private void giveBack(Promise promise) {
        try {
            book.release(promise.slot().key(), promise.offer().text());
        } catch (RuntimeException e) {
            LOG.warn("The slot book failed; the slot of a forgotten promise stays taken", Hidden.of(e));
        }
    }

    Sluss.LinkedData linkedTo(CallerNumber number) {
        return callers.keyOf(number)
                .map(caller -> {
                    settler.journal().flush();
                    List<Promise> theirs =
                            store.of(caller).stream().map(Promise::withoutCode).toList();
                    return new Sluss.LinkedData(settler.ledger().linkedTo(caller), theirs);
                })
                .orElse(new Sluss.LinkedData(List.of(), List.of()));
    }
}
