package io.sluss;

import io.sluss.contact.CallerKeys;
import io.sluss.offer.IdSeal;
import io.sluss.offer.OfferDesk;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.PromiseStore;
import io.sluss.rules.RuleSets;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.time.InstantSource;

/** The parts of one {@link Sluss} and how they hang together. */
final class Wiring {
    private static final Duration A_DAY = Duration.ofDays(1);

    final RuleSets rules;
    final ContactSteps steps;
    final Decider decider;
    final DecisionWriter writer;
    final Settler settler;
    final HostNotes notes;
    final PromiseDesk promiseDesk;
    final Upkeep upkeep;
    final UptakeTable uptake = new UptakeTable();

    Wiring(SlussBuilder builder) {
        InstantSource clock = builder.clock;
        IdSeal seal = new IdSeal(builder.keys);
        CallerKeys callers = builder.callerKeys();
        OfferLedger ledger = builder.ledgerOrDefault();
        PromiseStore store = builder.promisesOrDefault();
        OpenContacts contacts =
                new OpenContacts(builder.openContacts, builder.lifetimes.link().plus(A_DAY));
        Recording recording = new Recording(uptake, builder.recorders);
        Journal journal = new Journal(ledger, builder.journalCapacity, recording);
        ChannelWatch channels = new ChannelWatch(builder.availability, builder.slotBook, clock);
        this.rules = new RuleSets(builder.rules);
        this.decider = new Decider(builder);
        this.steps = new ContactSteps(contacts, seal, callers, ledger, journal, channels, clock);
        OfferDesk desk = new OfferDesk(seal, builder.lifetimes);
        this.writer = new DecisionWriter(desk, contacts, journal, ledger.answersFromMemory(), recording, clock);
        this.settler = new Settler(rules, seal, contacts, ledger, journal, recording, builder.lifetimes.link(), clock);
        this.notes = new HostNotes(rules, seal, contacts, journal, clock);
        this.promiseDesk = new PromiseDesk(settler, builder.slotBook, store, callers, builder.keys, clock);
        this.upkeep = new Upkeep(rules, journal, ledger, builder.slotBook, store, channels, recording, clock);
        recording.rules(builder.rules.version());
        channels.refresh(builder.rules);
    }
}
