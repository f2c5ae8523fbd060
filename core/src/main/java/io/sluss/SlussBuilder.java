package io.sluss;

import io.sluss.contact.CallerKeys;
import io.sluss.contact.KeyRing;
import io.sluss.criticality.ReasonRecognizer;
import io.sluss.matching.AvailabilitySource;
import io.sluss.matching.Evidence;
import io.sluss.matching.Ranker;
import io.sluss.offer.OfferLifetimes;
import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.CallbackPolicy;
import io.sluss.promise.Dialler;
import io.sluss.promise.EventOutbox;
import io.sluss.promise.HandOver;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.SlotBook;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetStore;
import io.sluss.uptake.MeasuredRelief;
import io.sluss.uptake.UptakeRecorder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All configuration of a {@link Sluss}; {@link #build()} checks and freezes it. Everything but the rules has a default
 * that works in one process without a database. Not thread-safe.
 */
public final class SlussBuilder {
    /** A decision that takes longer is a person, marked degraded. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofMillis(50);

    /** So many events wait for the ledger at the most. */
    public static final int DEFAULT_JOURNAL_CAPACITY = 65_536;

    /** So many contacts are remembered between their steps. */
    public static final int DEFAULT_OPEN_CONTACTS = 50_000;

    /** So many contacts are kept by the in-memory ledger. */
    public static final int DEFAULT_LEDGER_CONTACTS = 200_000;

    /** So many promises are kept by the in-memory store. */
    public static final int DEFAULT_PROMISES = 100_000;

    /** So many orders of staff are kept by the in-memory audit trail. */
    public static final int DEFAULT_AUDIT_ENTRIES = 1_000;

    /** Numbers without a country code belong to Sweden. */
    public static final String DEFAULT_COUNTRY = "SE";

    final RuleSet rules;
    KeyRing keys = KeyRing.random();
    InstantSource clock = InstantSource.system();
    Duration deadline = DEFAULT_DEADLINE;

    @Nullable
    Executor executor;

    @Nullable
    ReasonRecognizer recognizer;

    Ranker ranker = Ranker.AS_WRITTEN;

    @Nullable
    Evidence evidence;

    @Nullable
    AvailabilitySource availability;

    @Nullable
    OfferLedger ledger;

    @Nullable
    SlotBook slotBook;

    @Nullable
    PromiseStore promises;

    HandOver handOver = HandOver.NONE;
    Dialler dialler = Dialler.NONE;
    CallbackPolicy callbackPolicy = CallbackPolicy.DEFAULT;

    AuditTrail audit = AuditTrail.inMemory(DEFAULT_AUDIT_ENTRIES);

    @Nullable
    RuleSetStore ruleSetStore;

    String node = "";
    final List<UptakeRecorder> recorders = new ArrayList<>();
    OfferLifetimes lifetimes = OfferLifetimes.DEFAULT;
    int journalCapacity = DEFAULT_JOURNAL_CAPACITY;
    int openContacts = DEFAULT_OPEN_CONTACTS;
    String country = DEFAULT_COUNTRY;
    Set<String> sharedNumbers = Set.of();

    SlussBuilder(RuleSet rules) {
        this.rules = rules;
    }

    /** The secrets; by default random ones that are lost with the process. */
    public SlussBuilder keys(KeyRing ring) {
        this.keys = ring;
        return this;
    }

    /** The clock; a test passes one it can set. */
    public SlussBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** How long a decision may take, more than zero; {@link #DEFAULT_DEADLINE}. */
    public SlussBuilder deadline(Duration most) {
        this.deadline = most;
        return this;
    }

    /**
     * Where the host's recogniser and ranker run, so that the answer comes at the deadline even if they sleep. Without
     * one they run on the caller's thread and the deadline is looked at between steps.
     */
    public SlussBuilder executor(@Nullable Executor forHostCode) {
        this.executor = forHostCode;
        return this;
    }

    /** Recognises reasons instead of the rules file's own phrases. */
    public SlussBuilder recognizer(@Nullable ReasonRecognizer ofTheHost) {
        this.recognizer = ofTheHost;
        return this;
    }

    /** Orders what can be offered, instead of the rules file. */
    public SlussBuilder ranker(Ranker ofTheHost) {
        this.ranker = ofTheHost;
        return this;
    }

    /**
     * What was measured of e-services, for rules that order by expected relief; by default a {@link MeasuredRelief} of what
     * this process has measured since it started.
     */
    public SlussBuilder evidence(@Nullable Evidence measured) {
        this.evidence = measured;
        return this;
    }

    /**
     * Tells which channels are up, such as {@link io.sluss.matching.HealthChecks}; without one all are. It is asked here,
     * by {@link Sluss#maintain()}, and when rules change.
     */
    public SlussBuilder availability(@Nullable AvailabilitySource source) {
        this.availability = source;
        return this;
    }

    /** Where the life of offers is kept; by default in memory. */
    public SlussBuilder ledger(OfferLedger store) {
        this.ledger = store;
        return this;
    }

    /** Where slots are taken, for promises that are kept in memory; by default in memory. */
    public SlussBuilder slotBook(SlotBook book) {
        this.slotBook = book;
        return this;
    }

    /** Where promises are kept, with a slot book and an outbox of its own; by default in memory. */
    public SlussBuilder promises(PromiseStore store) {
        this.promises = store;
        return this;
    }

    /** Who is told of promises and of contacts that go to a person; by default nobody. */
    public SlussBuilder handOver(HandOver toWhom) {
        this.handOver = toWhom;
        return this;
    }

    /** What makes callbacks; without one they are taken by agents with {@link Sluss#callbacks()}. */
    public SlussBuilder dialler(Dialler ofTheHost) {
        this.dialler = ofTheHost;
        return this;
    }

    /** How hard it is tried to keep a callback; {@link CallbackPolicy#DEFAULT}. */
    public SlussBuilder callbackPolicy(CallbackPolicy policy) {
        this.callbackPolicy = policy;
        return this;
    }

    /** Where it is kept what staff ordered, and why; by default in memory. */
    public SlussBuilder audit(AuditTrail trail) {
        this.audit = trail;
        return this;
    }

    /**
     * Shares the rules with other nodes: what is changed on one is in force on all, as soon as they
     * {@link Sluss#maintain() maintain}. A node that starts with rules that the store has never had puts them in force for
     * all, which is a deployment; with rules it has had, the node begins with those in force by the store. While the store
     * fails, the rules before stay in force, and changes are refused.
     *
     * @param store the same for all nodes of a service, and of no other service
     * @param name names this node, for those who ask who made a change
     */
    public SlussBuilder ruleSetStore(RuleSetStore store, String name) {
        this.ruleSetStore = store;
        this.node = name;
        return this;
    }

    /** Adds one that is told what happens, such as {@code UptakeMeters}. */
    public SlussBuilder recorder(UptakeRecorder recorder) {
        this.recorders.add(recorder);
        return this;
    }

    /** How long offers can be settled; {@link OfferLifetimes#DEFAULT}. */
    public SlussBuilder lifetimes(OfferLifetimes ofOffers) {
        this.lifetimes = ofOffers;
        return this;
    }

    /** How many events wait for the ledger at the most, 1 or more; {@link #DEFAULT_JOURNAL_CAPACITY}. */
    public SlussBuilder journalCapacity(int events) {
        this.journalCapacity = events;
        return this;
    }

    /** How many contacts are remembered between their steps, 1 or more; {@link #DEFAULT_OPEN_CONTACTS}. */
    public SlussBuilder openContacts(int most) {
        this.openContacts = most;
        return this;
    }

    /** The ISO 3166 code that numbers without a country code belong to; {@link #DEFAULT_COUNTRY}. */
    public SlussBuilder country(String code) {
        this.country = code;
        return this;
    }

    /** Numbers that many people call from, of which no caller is made. */
    public SlussBuilder sharedNumbers(Set<String> numbers) {
        this.sharedNumbers = Set.copyOf(numbers);
        return this;
    }

    /**
     * Checks and freezes the configuration, and decides some phrases of the rules so that the first caller does not wait
     * for a cold process; that takes a fraction of a second.
     *
     * @throws IllegalArgumentException if a number or duration is out of range, or a slot book is given beside a store that
     *     has its own
     */
    public Sluss build() {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline is not more than zero");
        }
        if (journalCapacity < 1 || openContacts < 1) {
            throw new IllegalArgumentException("journalCapacity and openContacts are at least 1");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country is not an ISO 3166 code such as SE");
        }
        if (promises != null && slotBook != null) {
            throw new IllegalArgumentException("the store of promises has a slot book of its own; give just the store");
        }
        Sluss sluss = new Sluss(this);
        WarmUp.run(sluss.rules());
        return sluss;
    }

    CallerKeys callerKeys() {
        return new CallerKeys(keys, country, sharedNumbers);
    }

    OfferLedger ledgerOrDefault() {
        if (ledger != null) {
            return ledger;
        }
        Duration window = rules.longestRecontactWindow();
        Duration longest = window.compareTo(lifetimes.link()) > 0 ? window : lifetimes.link();
        return OfferLedger.inMemory(DEFAULT_LEDGER_CONTACTS, longest.plusDays(1));
    }

    PromiseStore promisesOrDefault() {
        if (promises != null) {
            return promises;
        }
        SlotBook book = slotBook == null ? SlotBook.inMemory() : slotBook;
        return PromiseStore.inMemory(DEFAULT_PROMISES, book, EventOutbox.inMemory(DEFAULT_PROMISES));
    }
}
