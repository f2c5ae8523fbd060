package io.sluss;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import io.sluss.uptake.UptakeTable;
import java.util.List;
import java.util.Optional;

/**
 * The front door. A contact goes in, offers come out, and what becomes of them is counted.
 *
 * <p>It starts no thread of its own: give {@link #maintain()} to a scheduler, about once a second. What depends on time
 * is judged when it is read, so a late run delays only the counting. Thread-safe; no lock is held across the host's
 * code.
 */
public final class Sluss implements AutoCloseable {
    private final RuleSets rules;
    private final ContactSteps steps;
    private final Decider decider;
    private final DecisionWriter writer;
    private final Settler settler;
    private final HostNotes notes;
    private final PromiseDesk promises;
    private final Upkeep upkeep;
    private final UptakeTable uptake;
    private volatile boolean closed;

    Sluss(SlussBuilder builder) {
        Wiring wiring = new Wiring(builder);
        this.rules = wiring.rules;
        this.steps = wiring.steps;
        this.decider = wiring.decider;
        this.writer = wiring.writer;
        this.settler = wiring.settler;
        this.notes = wiring.notes;
        this.promises = wiring.promiseDesk;
        this.upkeep = wiring.upkeep;
        this.uptake = wiring.uptake;
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
        RuleSet live = rules.live();
        ContactSteps.Step step = steps.begin(contact, live);
        Decider.Decided decided = closed
                ? Decider.degraded(live, step.contact(), step.situation(), "closed")
                : decider.decide(live, step.contact(), step.situation(), started);
        return writer.write(live, step, decided, started);
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
        return settler.find(offer);
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
        return settler.link(offer, language);
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
        return promises.find(promise);
    }

    /** Cancels a promise and gives its slot back; the same again changes nothing. Empty when there is none. May block. */
    public Optional<Promise> cancel(PromiseId promise) {
        return promises.cancel(promise);
    }

    /** Erases whatever is linked to a caller: history, promises and what is remembered of open contacts. May block. */
    public void forget(CallerNumber caller) {
        promises.forget(caller);
    }

    /** Everything linked to a caller, for the person it is about. May block. */
    public LinkedData linkedTo(CallerNumber caller) {
        return promises.linkedTo(caller);
    }

    /** What is linked to a caller: events, and promises without their codes. */
    public record LinkedData(List<LedgerEvent> events, List<Promise> promises) {
        /** Copies both. */
        public LinkedData {
            events = List.copyOf(events);
            promises = List.copyOf(promises);
        }
    }

    /** Puts new rules in force between two decisions, and gives the ones before. */
    public RuleSet reload(RuleSet next) {
        return upkeep.reload(next);
    }

    /** The rules in force. */
    public RuleSet rules() {
        return rules.live();
    }

    /** What this process has counted since it started. */
    public UptakeTable.Snapshot uptake() {
        upkeep.flush();
        return uptake.snapshot();
    }

    /**
     * Does what is due: hands the journal to the ledger, settles what expired, drops holds that ran out, asks what is up
     * and free. Never throws: what fails is logged and done the next time.
     */
    public void maintain() {
        upkeep.maintain();
    }

    /** Stops deciding anything but a person, and hands the journal to the ledger, for at most five seconds. */
    @Override
    public void close() {
        closed = true;
        upkeep.close();
    }
}
