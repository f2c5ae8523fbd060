package io.sluss;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.matching.OnlyPeople;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.promise.CalendarFile;
import io.sluss.promise.CallbackDispatcher;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import io.sluss.rules.Trial;
import io.sluss.uptake.AnnouncedWaits;
import io.sluss.uptake.UptakeTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door. A contact goes in, offers come out, and what becomes of them is counted.
 *
 * <p>It starts no thread of its own: give {@link #maintain()} to a scheduler, about once a second. What depends on time
 * is judged when it is read, so a late run delays only the counting. Thread-safe; no lock is held across the host's
 * code.
 */
public final class Sluss implements AutoCloseable {
    private final RulesInForce rules;
    private final RuleChanges changes;
    private final OnlyPeopleSwitch onlyPeople;
    private final ContactSteps steps;
    private final Decider decider;
    private final DecisionWriter writer;
    private final KnownOffers offers;
    private final Settler settler;
    private final HostNotes notes;
    private final PromiseDesk promises;
    private final PromiseChanges promiseChanges;
    private final BookingCalendar bookingCalendar;
    private final CallbackDispatcher callbacks;
    private final CallerData callerData;
    private final Upkeep upkeep;
    private final UptakeTable uptake;
    private final AnnouncedWaits announcedWaits;
    private final InstantSource clock;
    private volatile boolean closed;

    Sluss(SlussBuilder builder) {
        Wiring wiring = new Wiring(builder);
        this.rules = wiring.rules;
        this.changes = wiring.changes;
        this.onlyPeople = wiring.onlyPeople;
        this.steps = wiring.steps;
        this.decider = wiring.decider;
        this.writer = wiring.writer;
        this.offers = wiring.offers;
        this.settler = wiring.settler;
        this.notes = wiring.notes;
        this.promises = wiring.promiseDesk;
        this.promiseChanges = wiring.promiseChanges;
        this.bookingCalendar = wiring.bookingCalendar;
        this.callbacks = wiring.callbacks;
        this.callerData = wiring.callerData;
        this.upkeep = wiring.upkeep;
        this.uptake = wiring.uptake;
        this.announcedWaits = wiring.announcedWaits;
        this.clock = builder.clock;
        changes.follow();
    }

    /** Begins with the rules; everything else has a default. */
    public static SlussBuilder builder(RuleSet rules) {
        return new SlussBuilder(rules);
    }

    /**
     * Judges a contact and offers what serves it best; a person is always among the offers. The same id again continues
     * the contact. Waits for no store.
     *
     * @throws io.sluss.contact.InvalidContactException if the contact continues one that was never issued, or declines
     *     what is no channel
     */
    public Decision decide(Contact contact) {
        long started = System.nanoTime();
        ContactSteps.Step step = steps.begin(contact, rules.now());
        Decider.Decided decided = closed ? Decider.degraded(step, "closed") : decider.decide(step, started);
        return writer.write(step, decided, started);
    }

    /** Says that an offer was put to the person. The same again changes nothing. */
    public Settlement present(OfferId offer) {
        return settler.present(offer);
    }

    /** Says what came of an offer. The first settlement stands; the same again changes nothing. May block. */
    public Settlement settle(OfferId offer, Report report) {
        return settler.settle(offer, report);
    }

    /** Says what came of an offer, without answers. */
    public Settlement settle(OfferId offer, Outcome outcome) {
        return settler.settle(offer, Report.of(outcome));
    }

    /**
     * Says what happened to a contact in the host; the same kind again changes nothing.
     *
     * @return false when there was never such a contact
     */
    public boolean note(ContactId contact, HostEvent event) {
        return notes.note(contact, event);
    }

    /** An offer that is still remembered, with whatever was offered. */
    public Optional<Offer> offer(OfferId offer) {
        return offers.find(offer);
    }

    /**
     * Why an offer is not open any more: settled, expired, taken back, or never made. Empty while it is open. Changes
     * nothing. May block.
     */
    public Optional<Settlement> whyNotOpen(OfferId offer) {
        return Optional.ofNullable(settler.whyNotOpen(offer));
    }

    /** Where the link of an e-service's offer leads, in a language; following it is counted by {@link #open}. */
    public Optional<String> link(OfferId offer, String language) {
        return offers.link(offer, language);
    }

    /**
     * Says that the link of an e-service's offer was opened: that accepts the offer, if nothing speaks against it, and is
     * counted once. Where the answer is WITHDRAWN, a person is what remains; otherwise the link leads on, counted or not.
     * May block.
     */
    public Settlement open(OfferId offer) {
        return settler.open(offer);
    }

    /** The slots a callback or booking can have now; empty when it has none, or the offer is not open. May block. */
    public List<Slot> slots(OfferId offer) {
        return promises.slots(offer);
    }

    /** Makes the promise of a callback or booking, and with it accepts its offer. May block. */
    public PromiseAnswer promise(OfferId offer, PromiseWish wish) {
        return promises.promise(offer, wish);
    }

    /** A promise by its id. May block. */
    public Optional<Promise> promised(PromiseId promise) {
        return promiseChanges.find(promise);
    }

    /**
     * The open promise of whoever calls from a number and gives its code. Empty when there is none, and for a while after
     * a few wrong codes from that number: nothing tells the two apart. May block.
     */
    public Optional<Promise> promised(CallerNumber caller, String code) {
        return promiseChanges.find(caller, code);
    }

    /** A booking as a calendar file, cancelled ones too; empty for a callback and for what only a person may serve. */
    public Optional<CalendarFile> calendar(Promise promise) {
        return bookingCalendar.file(promise);
    }

    /** The slots an open promise can be moved to; empty when there is none, or it is over. May block. */
    public List<Slot> slots(PromiseId promise) {
        return promiseChanges.slots(promise);
    }

    /**
     * Moves an open promise to another time. It keeps its id, its code and its word; where no time has room it stays as it
     * is. May block.
     *
     * @param start the start of the chosen slot, or null for the next free one
     * @param resource the chosen slot's resource, or null for any
     */
    public PromiseAnswer move(PromiseId promise, @Nullable Instant start, @Nullable String resource) {
        return promiseChanges.move(promise, start, resource);
    }

    /** Cancels a promise and gives its slot back; the same again changes nothing. Empty when there is none. May block. */
    public Optional<Promise> cancel(PromiseId promise) {
        return promiseChanges.cancel(promise);
    }

    /**
     * Says whether a promise was kept, where the host sees to it itself: whether somebody who booked came, and was served.
     * The first report stands. Empty when there is no such promise. May block.
     */
    public Optional<Promise> kept(PromiseId promise, boolean kept) {
        return promiseChanges.end(promise, kept ? Promise.State.KEPT : Promise.State.BROKEN);
    }

    /** Due callbacks, for agents and whoever reports what a call came to. */
    public CallbackDispatcher callbacks() {
        return callbacks;
    }

    /** Erases whatever is linked to a caller: history, promises and what is remembered of open contacts. May block. */
    public void forget(CallerNumber caller) {
        callerData.forget(caller);
    }

    /** Everything linked to a caller, for the person it is about. May block. */
    public LinkedData linkedTo(CallerNumber caller) {
        return callerData.linkedTo(caller);
    }

    /** What is linked to a caller: events, and promises without their codes. */
    public record LinkedData(List<LedgerEvent> events, List<Promise> promises) {
        /** Copies both. */
        public LinkedData {
            events = List.copyOf(events);
            promises = List.copyOf(promises);
        }
    }

    /**
     * Puts new rules in force between two decisions, and gives the ones before. Contacts that have begun go on under
     * theirs, and their open offers are honoured unless the channel is gone. A trial goes on, unless these are the rules
     * that are tried out.
     *
     * @throws IllegalArgumentException if that version was withdrawn
     * @throws io.sluss.rules.RuleSetStoreException if it could not be shared with the other nodes; nothing has changed
     */
    public RuleSet reload(RuleSet next) {
        return changes.change(now -> now.reloaded(next)).live();
    }

    /**
     * Tries rules out on a share of callers who begin from now on, instead of any that were tried out before. The same
     * caller gets the same rules for as long as the salt is the same.
     *
     * @param candidate the rules
     * @param share the share of callers who get them, 0-1
     * @param salt names the trial; another salt draws callers anew
     * @throws IllegalArgumentException if the share is out of range, the salt blank, or the rules are the live ones, of
     *     another service, or withdrawn
     * @throws io.sluss.rules.RuleSetStoreException if it could not be shared with the other nodes; nothing has changed
     */
    public void tryOut(RuleSet candidate, double share, String salt) {
        Trial trial = new Trial(candidate, share, salt);
        changes.change(now -> now.trying(trial));
    }

    /**
     * Puts the rules that are tried out in force for everybody, and gives the ones before.
     *
     * @throws IllegalStateException if none are tried out
     * @throws io.sluss.rules.RuleSetStoreException if it could not be shared with the other nodes; nothing has changed
     */
    public RuleSet promoteCandidate() {
        return changes.change(RuleSets::promoted).live();
    }

    /**
     * Ends a trial, and gives it. Contacts that began under the candidate go on; its offers hold until they expire.
     *
     * @throws io.sluss.rules.RuleSetStoreException if it could not be shared with the other nodes; nothing has changed
     */
    public Optional<Trial> dropCandidate() {
        return changes.change(RuleSets::withoutTrial).trial();
    }

    /**
     * Takes a version of the rules back for good: a contact that began under it goes on under the live rules, and what it
     * offered is taken back, but for persons and for promises that were made. A trial of it ends. Reaches contacts that
     * this process remembers, and those of the other nodes when they see it. May block.
     *
     * @param version as {@link RuleSet#version()} gives it
     * @throws IllegalArgumentException if it is live, or no version
     * @throws io.sluss.rules.RuleSetStoreException if it could not be shared with the other nodes; nothing has changed
     */
    public void withdraw(String version) {
        changes.change(now -> now.withdrawing(version));
        settler.takeBack(version);
    }

    /** The rules in force. */
    public RuleSet rules() {
        return rules.now().live();
    }

    /** The rules that a contact is decided by: those it began under, or the live ones when it is not remembered. */
    public RuleSet rules(ContactId contact) {
        return offers.rulesOf(contact);
    }

    /** The rules that are tried out, if any. */
    public Optional<Trial> trial() {
        return rules.now().trial();
    }

    /**
     * Has only people serve within a scope, from the next decision on and whatever rules are in force; instead of an
     * earlier order with the same scope. It is kept in the {@link SlussBuilder#audit audit trail}.
     *
     * <p>Promises that were made stay. An offer that was not accepted cannot be while the order holds (the answer is
     * WITHDRAWN, and a person is what remains), and can be again after, unless it has expired.
     *
     * @param scope where
     * @param until when it ends, at most {@link OnlyPeople#LONGEST} from now
     * @param by who orders it
     * @param why why
     * @throws io.sluss.matching.InvalidOrderException if a value is out of range, or names what the rules do not have
     */
    public OnlyPeople onlyPeople(OnlyPeople.Scope scope, Instant until, String by, String why) {
        return onlyPeople.on(scope, until, by, why, rules.now());
    }

    /**
     * Ends an order that only people serve before its time.
     *
     * @return false when there was none with this scope
     * @throws io.sluss.matching.InvalidOrderException if who or why is out of range
     */
    public boolean endOnlyPeople(OnlyPeople.Scope scope, String by, String why) {
        return onlyPeople.off(scope, by, why);
    }

    /** The orders that hold now, the earliest first. */
    public List<OnlyPeople> onlyPeopleNow() {
        return onlyPeople.now();
    }

    /** What this process has counted since it started. */
    public UptakeTable.Snapshot uptake() {
        upkeep.flush();
        return uptake.snapshot();
    }

    /**
     * Whether a wait may be announced to callers now: whether those announced at this hour before came true
     * ({@link AnnouncedWaits.Calibration#DEFAULT}). It learns from what is {@link #note noted}: QUEUED with the wait and then
     * ANSWERED or ABANDONED. While this is false, say no time, and go on noting the wait that would have been announced.
     */
    public boolean mayAnnounceWait() {
        return announcedWaits.isCalibrated(clock.instant());
    }

    /** What was announced against what was waited, of a local hour of the rules' zone, since this process started. */
    public AnnouncedWaits.OfHour announcedWaits(int hour) {
        upkeep.flush();
        return announcedWaits.ofHour(hour);
    }

    /**
     * Does what is due: hands the journal to the ledger, settles what expired, drops holds that ran out, hands out due
     * callbacks, tells what waits in the outbox, asks what is up and free, and takes in what was changed on other nodes,
     * at last their rules: these may take seconds to compile. Never throws: what fails is logged and done the next time.
     */
    public void maintain() {
        onlyPeople.refresh();
        upkeep.maintain();
        changes.follow();
    }

    /** Stops deciding anything but a person, and hands the journal to the ledger, for at most five seconds. */
    @Override
    public void close() {
        closed = true;
        upkeep.close();
    }
}
