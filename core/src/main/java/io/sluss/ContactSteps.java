package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Hidden;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.IdSeal;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins each step of a contact: who it is, what earlier steps established, and what it comes into. Thread-safe. */
final class ContactSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ContactSteps.class);

    /**
     * One step.
     *
     * @param rules the rules it is decided by: those of the contact's first step, unless they were withdrawn
     * @param open what is remembered of the contact
     * @param contact this step, with what earlier ones told
     * @param situation what it comes into
     * @param first whether it is the contact's first
     */
    record Step(RuleSet rules, OpenContact open, Contact contact, Situation situation, boolean first) {
        /** Whether another step, judged at the same time, has found that the contact needs a person. */
        boolean isOvertaken() {
            return open.needsPerson();
        }

        /** The same step, with what the other one has established. */
        Step caughtUp() {
            return new Step(rules, open, contact, situation.raisedTo(open.floor(), open.personOnly()), first);
        }
    }

    private final OpenContacts contacts;
    private final IdSeal seal;
    private final CallerKeys callers;
    private final OfferLedger ledger;
    private final Journal journal;
    private final ChannelWatch channels;
    private final InstantSource clock;

    ContactSteps(
            OpenContacts contacts,
            IdSeal seal,
            CallerKeys callers,
            OfferLedger ledger,
            Journal journal,
            ChannelWatch channels,
            InstantSource clock) {
        this.contacts = contacts;
        this.seal = seal;
        this.callers = callers;
        this.ledger = ledger;
        this.journal = journal;
        this.channels = channels;
        this.clock = clock;
    }

    Step begin(Contact contact, RuleSets inForce) {
        checkDeclined(contact);
        Instant now = clock.instant();
        ContactId id = contact.id();
        if (id == null) {
            OpenContact open = opened(contact, now, inForce.drawsLots());
            RuleSet rules = inForce.drawnBy(open.bucket());
            return new Step(rules, open, contact, situation(contact, open, rules, now), true);
        }
        OpenContact open = remembered(id);
        Contact merged = open.continued(contact);
        RuleSet rules = inForce.ofVersion(open.ruleSet());
        return new Step(rules, open, merged, situation(merged, open, rules, now), false);
    }

    private OpenContact opened(Contact contact, Instant now, boolean drawsLots) {
        ContactId id = seal.newContact(contact.origin(), now);
        Instant arrived = contact.arrivedAt() == null ? now : contact.arrivedAt();
        OpenContact open = new OpenContact(id, contact, arrived, Urgency.DEFERRABLE);
        try {
            callers.keyOf(contact).ifPresent(open::calledBy);
            if (drawsLots) {
                callers.bucketOf(contact).ifPresent(open::drawnBy);
            }
        } catch (RuntimeException e) {
            LOG.error("The key ring failed; a caller is not recognised and e-services are suppressed", Hidden.of(e));
            open.calledByNobodyCanTell();
        }
        return open;
    }

    /** A contact that is continued; if its earlier steps are no longer remembered, it gets nothing but a person. */
    private OpenContact remembered(ContactId id) {
        OpenContact open = contacts.find(id);
        if (open != null) {
            return open;
        }
        IdSeal.Opened opened = seal.open(id.text());
        if (opened == null || opened.kind() != IdSeal.Kind.CONTACT) {
            throw new InvalidContactException("contactId", "was never issued");
        }
        return contacts.reopened(id, opened.origin(), opened.issuedAt());
    }

    private Situation situation(Contact contact, OpenContact open, RuleSet rules, Instant now) {
        Instant at = contact.arrivedAt() == null ? now : contact.arrivedAt();
        CallerKey caller = open.caller();
        History history = open.mayHaveBeenHere() ? History.UNREADABLE : history(caller, open.id(), rules, now);
        return new Situation(
                at,
                open.floor(),
                open.personOnly(),
                open.reason(),
                open.declined(),
                history.reasons(),
                history.services(),
                history.known(),
                open.bucket(),
                channels.states(rules, now));
    }

    private record History(Set<ReasonId> reasons, Set<String> services, boolean known) {
        private static final History NOBODY = new History(Set.of(), Set.of(), true);
        private static final History UNREADABLE = new History(Set.of(), Set.of(), false);
    }

    private History history(@Nullable CallerKey caller, ContactId current, RuleSet rules, Instant now) {
        if (caller == null) {
            return History.NOBODY;
        }
        try {
            if (ledger.answersFromMemory()) {
                journal.flush(); // so that what has just been presented is history too
            }
            CallerHistory read = ledger.history(caller, now.minus(rules.longestRecontactWindow()));
            Set<ReasonId> reasons = new HashSet<>();
            Set<String> services = new HashSet<>();
            for (CallerHistory.Visit visit : read.visits()) {
                Duration window = rules.reason(visit.reason())
                        .map(ContactReason::recontactWindow)
                        .orElse(Duration.ZERO);
                if (!visit.contact().equals(current) && !visit.at().isBefore(now.minus(window))) {
                    reasons.add(visit.reason());
                    services.addAll(visit.services());
                }
            }
            return new History(reasons, services, true);
        } catch (RuntimeException e) {
            LOG.warn("The caller's history cannot be read; e-services are suppressed", Hidden.of(e));
            return History.UNREADABLE;
        }
    }

    /** What is written in capitals is a kind, and must be one: a slip would offer again what was declined. */
    private static void checkDeclined(Contact contact) {
        for (String declined : contact.declined()) {
            boolean isKind = !declined.equals(declined.toLowerCase(Locale.ROOT));
            if (isKind && !isKindName(declined)) {
                throw new InvalidContactException(
                        "declined", "holds what is none of E_SERVICE, CALLBACK, BOOKING, LIVE_AGENT");
            }
        }
    }

    private static boolean isKindName(String name) {
        for (ChannelKind kind : ChannelKind.values()) {
            if (kind.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
