package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.CallbackDispatcher;
import io.sluss.promise.OutboxRelay;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done off the path of a decision. Each part is done even if another fails. Thread-safe. */
final class Upkeep {
    /** A promise is kept so long after its slot has ended. */
    static final Duration PROMISES_KEPT = Duration.ofDays(30);

    /** The number of a booking that nobody said was kept is kept so long after its slot has ended. */
    static final Duration NUMBERS_KEPT = Duration.ofDays(1);

    /** After an outage much has to be handed over: the rest of maintenance does not wait for all of it. */
    private static final Duration MOST_OF_A_ROUND = Duration.ofSeconds(1);

    /** Closing takes no longer. */
    static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final RulesInForce rules;
    private final Journal journal;
    private final OfferLedger ledger;
    private final PromiseStore promises;
    private final LeftForLater later;
    private final CallbackDispatcher callbacks;
    private final OutboxRelay relay;
    private final ChannelWatch channels;
    private final Recording recording;
    private final InstantSource clock;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile String resizedFor = "";

    Upkeep(
            RulesInForce rules,
            Journal journal,
            OfferLedger ledger,
            PromiseStore promises,
            LeftForLater later,
            CallbackDispatcher callbacks,
            OutboxRelay relay,
            ChannelWatch channels,
            Recording recording,
            InstantSource clock) {
        this.rules = rules;
        this.journal = journal;
        this.ledger = ledger;
        this.promises = promises;
        this.later = later;
        this.callbacks = callbacks;
        this.relay = relay;
        this.channels = channels;
        this.recording = recording;
        this.clock = clock;
    }

    void maintain() {
        Instant now = clock.instant();
        guarded("the journal", () -> journal.flushWithin(MOST_OF_A_ROUND));
        readVisits();
        guarded("expired offers", () -> ledger.expire(now).forEach(recording::happened));
        guarded("anonymous contacts", () -> later.unlinkAll(promises));
        guarded("slot holds", () -> promises.slotBook().expire(now));
        guarded("changed capacities", () -> resize(now));
        guarded("the end of the day", callbacks::endDays);
        guarded("due callbacks", callbacks::dispatch);
        guarded("numbers of bookings", () -> promises.forgetNumbersOfBookings(now.minus(NUMBERS_KEPT)));
        guarded("old promises", () -> promises.dropEndedBefore(now.minus(PROMISES_KEPT)));
        guarded("the hold-out's share", rules::tellAgain);
        guarded("channels", () -> channels.refresh(rules.now()));
        guarded("what is to be told", () -> later.putOut(promises));
        guarded("the outbox", () -> relay.relay(now));
    }

    /** What earlier visits are told from; the first time before the first caller comes. */
    void readVisits() {
        guarded("earlier visits", () -> ledger.refresh(clock.instant()));
    }

    /** Slots that were taken under other rules get the capacity they have now, or as many places as are taken. */
    private void resize(Instant now) {
        RuleSet live = rules.now().live();
        if (resizedFor.equals(live.version())) {
            return;
        }
        SlotBook book = promises.slotBook();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        channels.capacities(live).forEach((resource, capacity) -> {
            String part = book.partOf(resource);
            try {
                if (!failed.containsKey(part)) {
                    book.resize(resource, capacity, now);
                }
            } catch (RuntimeException e) {
                failed.put(part, e);
            }
        });
        for (RuntimeException failure : failed.values()) {
            throw failure;
        }
        resizedFor = live.version();
    }

    void flush() {
        journal.flush();
    }

    /** Hands over the journal for at most {@link #CLOSING}; what is left after that is lost, and said. */
    void close() {
        long started = System.nanoTime();
        guarded("the journal", () -> journal.flush(() -> System.nanoTime() - started < CLOSING.toNanos()));
        if (journal.size() > 0) {
            LOG.warn("{} events were not handed to the ledger and are lost", journal.size());
        }
    }

    /** A part that goes on failing is told of once, and again once it works. */
    private void guarded(String what, Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // a scheduler would never call again
            Throwable hidden = Hidden.passingOn(e);
            if (failing.add(what)) {
                LOG.warn("Maintenance of {} failed and is tried again each time", what, hidden);
            }
            return;
        }
        if (failing.remove(what)) {
            LOG.info("Maintenance of {} works again", what);
        }
    }
}
