package io.sluss.examples.serve;

import io.sluss.Decision;
import io.sluss.PromiseWish;
import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.outcome.Settlement;
import io.sluss.promise.PromiseAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Callers who come one after the other, all the time, and note what they were told and what was wrong about it. */
final class Load {
    /** How it is with the store. */
    enum Phase {
        THERE,
        /** Killed, and perhaps not seen yet. */
        NOTICING,
        AWAY,
        RECOVERING
    }

    /** So long a caller of the load pauses; the journal holds what comes in a minute or two. */
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private static final int MOST_OLDER = 1_000;

    private final Sluss sluss;
    private final List<Thread> callers = new ArrayList<>();
    private final Queue<String> promised = new ConcurrentLinkedQueue<>();
    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final Queue<Offer> older = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger contacts = new AtomicInteger();
    private final AtomicInteger degraded = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger notSettled = new AtomicInteger();
    private final AtomicLong slowestDecision = new AtomicLong();
    private final AtomicLong slowestWish = new AtomicLong();
    private volatile Phase phase = Phase.THERE;
    private volatile boolean stopped;

    Load(RunningServer server, int threads) {
        this.sluss = server.sluss();
        for (int i = 0; i < threads; i++) {
            int seed = i;
            Thread thread = new Thread(() -> call(seed), "caller-" + i);
            thread.setDaemon(true);
            callers.add(thread);
            thread.start();
        }
    }

    void begins(Phase next) {
        phase = next;
    }

    private void call(int seed) {
        for (int i = seed; !stopped; i += 7) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            try {
                if (i % 3 == 0) {
                    urgent();
                } else if (i % 20 == 1) {
                    wishLate();
                } else {
                    deferrable("+4670174" + String.format("%04d", 605 + i % 95), i % 2 == 0);
                }
            } catch (RuntimeException e) {
                wrong.add("no answer: " + e);
            }
        }
    }

    /** Decides, with how long it took and whether a store was asked. */
    private Decision decide(Contact contact) {
        long asked = CountingSource.askedByThisThread();
        long started = System.nanoTime();
        Decision decision = sluss.decide(contact);
        slowestDecision.accumulateAndGet(System.nanoTime() - started, Math::max);
        if (CountingSource.askedByThisThread() != asked) {
            wrong.add("a decision asked the store");
        }
        contacts.incrementAndGet();
        if (decision.degraded() != null) {
            degraded.incrementAndGet();
        }
        decision.person(); // throws when there is none
        return decision;
    }

    private void urgent() {
        Decision decision = decide(Contact.from(Origin.PHONE)
                .utterance("han har en kniv")
                .place("Malmö")
                .build());
        if (decision.urgency() != Urgency.EMERGENCY || decision.offers().size() != 1) {
            wrong.add("an urgent contact got " + decision.urgency());
        }
    }

    private Decision stolen(String number) {
        return decide(Contact.from(Origin.PHONE)
                .utterance("min cykel är stulen")
                .place("Malmö")
                .caller(number)
                .build());
    }

    private void deferrable(String number, boolean wantsCallback) {
        Phase before = phase;
        Decision decision = stolen(number);
        if (before == Phase.AWAY && phase == Phase.AWAY) {
            for (Offer offer : decision.offers()) {
                if (offer.kind() == ChannelKind.CALLBACK || offer.kind() == ChannelKind.BOOKING) {
                    wrong.add("a " + offer.kind() + " was offered while the store is away");
                }
            }
        }
        for (Offer offer : decision.offers()) {
            if (wantsCallback && offer.kind() == ChannelKind.CALLBACK) {
                wish(offer, number);
            } else if (!wantsCallback && offer.kind() == ChannelKind.E_SERVICE) {
                accept(offer);
            }
        }
    }

    /** Of somebody who was offered a callback before, and makes up their mind now. */
    private void wishLate() {
        Decision decision = stolen("+46701740699");
        Offer late = phase == Phase.AWAY ? older.poll() : null;
        if (late != null) {
            PromiseAnswer.Status status = wish(late, "+46701740699");
            if (status != PromiseAnswer.Status.UNAVAILABLE && phase == Phase.AWAY) {
                wrong.add("a wish was answered " + status + " while the store is away");
            }
        } else if (phase == Phase.THERE && older.size() < MOST_OLDER) {
            decision.offers().stream()
                    .filter(offer -> offer.kind() == ChannelKind.CALLBACK)
                    .forEach(older::add);
        }
    }

    private PromiseAnswer.Status wish(Offer offer, String number) {
        long started = System.nanoTime();
        PromiseAnswer answer =
                sluss.promise(offer.id(), PromiseWish.nextFree(new CallerNumber(number), answers(offer)));
        slowestWish.accumulateAndGet(System.nanoTime() - started, Math::max);
        switch (answer.status()) {
            case MADE -> promised.add(answer.promise().id().text());
            case UNAVAILABLE -> unavailable.incrementAndGet();
            case FULL -> {}
            default -> wrong.add("a wish was answered " + answer);
        }
        return answer.status();
    }

    private void accept(Offer offer) {
        long started = System.nanoTime();
        try {
            if (sluss.settle(offer.id(), Report.accepted(answers(offer))).status() == Settlement.Status.SETTLED) {
                settled.add(offer.id().text());
            }
        } catch (RuntimeException e) {
            notSettled.incrementAndGet(); // 503: the caller still reaches a person
        }
        slowestWish.accumulateAndGet(System.nanoTime() - started, Math::max);
    }

    private static Map<String, Boolean> answers(Offer offer) {
        return offer.asks().stream().collect(Collectors.toMap(Ask::id, Ask::wanted));
    }

    /** Whether somebody whose matter can wait is offered a callback now. */
    boolean offersCallback() {
        return stolen("+46701740605").offers().stream().anyMatch(offer -> offer.kind() == ChannelKind.CALLBACK);
    }

    void stop() {
        stopped = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Queue<String> promised() {
        return promised;
    }

    Queue<String> settled() {
        return settled;
    }

    List<String> wrong() {
        return wrong.stream().distinct().toList();
    }

    int contacts() {
        return contacts.get();
    }

    int unavailable() {
        return unavailable.get();
    }

    @Override
    public String toString() {
        return contacts + " contacts, " + degraded + " degraded, slowest decision " + slowestDecision.get() / 1_000_000
                + " ms; " + promised.size() + " promised, " + unavailable + " answered 503, " + settled.size()
                + " settled, "
                + notSettled + " not, slowest of those " + slowestWish.get() / 1_000_000 + " ms";
    }
}
