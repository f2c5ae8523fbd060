package io.sluss;

import io.sluss.contact.CallerKeys;
import io.sluss.offer.IdSeal;
import io.sluss.offer.OfferDesk;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.CallbackDispatcher;
import io.sluss.promise.OutboxRelay;
import io.sluss.promise.PromiseListener;
import io.sluss.promise.PromiseNews;
import io.sluss.promise.PromiseStore;
import io.sluss.rules.RuleSets;
import io.sluss.uptake.AnnouncedWaits;
import io.sluss.uptake.MeasuredRelief;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The parts of one {@link Sluss} and how they hang together. */
final class Wiring {
    private static final Duration A_DAY = Duration.ofDays(1);

    final RulesInForce rules;
    final RuleChanges changes;
    final OnlyPeopleSwitch onlyPeople;
    final ContactSteps steps;
    final Decider decider;
    final DecisionWriter writer;
    final KnownOffers offers;
    final Settler settler;
    final HostNotes notes;
    final PromiseDesk promiseDesk;
    final PromiseChanges promiseChanges;
    final BookingCalendar bookingCalendar;
    final CallbackDispatcher callbacks;
    final CallerData callerData;
    final Upkeep upkeep;
    final UptakeTable uptake;
    final AnnouncedWaits announcedWaits;

    Wiring(SlussBuilder builder) {
        InstantSource clock = builder.clock;
        IdSeal seal = new IdSeal(builder.keys);
        CallerKeys callers = builder.callerKeys();
        OfferLedger ledger = builder.ledgerOrDefault();
        PromiseStore store = builder.promisesOrDefault();
        LeftForLater later = new LeftForLater(builder.handOver);
        PromiseNews news = new PromiseNews(builder.handOver);
        OpenContacts contacts =
                new OpenContacts(builder.openContacts, builder.lifetimes.link().plus(A_DAY));
        this.uptake = new UptakeTable(builder.rules.calendar().zone());
        this.announcedWaits = new AnnouncedWaits(builder.rules.calendar().zone(), AnnouncedWaits.Calibration.DEFAULT);
        MeasuredRelief relief = new MeasuredRelief();
        Recording recording = new Recording(List.of(uptake, announcedWaits, relief), builder.recorders);
        Journal journal = new Journal(ledger, builder.journalCapacity, recording);
        this.onlyPeople = new OnlyPeopleSwitch(builder.audit, clock);
        ChannelWatch channels = new ChannelWatch(builder.availability, store.slotBook(), onlyPeople, clock);
        this.rules = new RulesInForce(RuleSets.of(builder.rules), channels, recording, clock);
        this.decider = new Decider(builder, builder.evidence == null ? relief : builder.evidence);
        this.steps = new ContactSteps(contacts, seal, callers, ledger, journal, channels, clock);
        OfferDesk desk = new OfferDesk(seal, builder.lifetimes);
        this.writer = new DecisionWriter(desk, contacts, journal, ledger.answersFromMemory(), recording, later, clock);
        this.offers = new KnownOffers(rules, seal, contacts, onlyPeople);
        this.settler =
                new Settler(offers, contacts, ledger, journal, recording, builder.lifetimes.link(), later, clock);
        this.changes = new RuleChanges(rules, builder.ruleSetStore, builder.node, clock, settler::takeBack);
        this.notes = new HostNotes(offers, seal, contacts, journal, later, clock);
        PromiseListener records = new PromiseRecords(journal);
        this.promiseChanges = new PromiseChanges(rules, seal, store, callers, news, records, journal, clock);
        this.bookingCalendar = new BookingCalendar(rules, contacts, clock);
        this.promiseDesk = new PromiseDesk(
                offers, settler, seal, journal, store, promiseChanges, callers, builder.keys, news, records, clock);
        this.callbacks = new CallbackDispatcher(
                store,
                builder.keys,
                new RulesTimes(rules),
                builder.callbackPolicy,
                builder.dialler,
                news,
                records,
                clock);
        this.callerData = new CallerData(callers, contacts, journal, ledger, store);
        OutboxRelay relay = new OutboxRelay(store.outbox(), builder.handOver);
        this.upkeep = new Upkeep(rules, journal, ledger, store, later, callbacks, relay, channels, recording, clock);
        upkeep.readVisits();
    }
}
