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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
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
     * @param earlier by reason, the caller's latest contact about it within its re-contact window
     */
    record Step(
            RuleSet rules,
            OpenContact open,
            Contact contact,
            Situation situation,
            boolean first,
            Map<ReasonId, ContactId> earlier) {
        /** The caller's latest contact about a reason within its re-contact window, or null. */
        @Nullable
        ContactId earlier(ReasonId about) {
            return earlier.get(about);
        }

        /** Whether another step, judged at the same time, has found that the contact needs a person. */
        boolean isOvertaken() {
            return open.needsPerson();
        }

        /** The same step, with what the other one has established. */
        Step caughtUp() {
            return new Step(rules, open, contact, situation.raisedTo(open.floor(), open.personOnly()), first, earlier);
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
            return step(contact, open, rules, now, true);
        }
        OpenContact open = remembered(id);
        Contact merged = open.continued(contact);
        RuleSet rules = inForce.ofVersion(open.ruleSet());
        return step(merged, open, rules, now, false);
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

    private Step step(Contact contact, OpenContact open, RuleSet rules, Instant now, boolean first) {
        Instant at = contact.arrivedAt() == null ? now : contact.arrivedAt();
        CallerKey caller = open.caller();
        History history = open.mayHaveBeenHere() ? History.UNREADABLE : history(caller, open.id(), rules, now);
        Situation situation = new Situation(
                at,
                open.floor(),
                open.personOnly(),
                open.reason(),
                open.declined(),
                history.latest().keySet(),
                history.services(),
                history.known(),
                open.bucket(),
                open.arrivedAt(),
                channels.states(rules, now));
        return new Step(rules, open, contact, situation, first, history.latest());
    }

    /** What is known of a caller's earlier contacts: by reason the latest, and the e-services they were offered. */
    private record History(Map<ReasonId, ContactId> latest, Set<String> services, boolean known) {
        private static final History NOBODY = new History(Map.of(), Set.of(), true);
        private static final History UNREADABLE = new History(Map.of(), Set.of(), false);
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
            Map<ReasonId, ContactId> latest = new HashMap<>();
            Set<String> services = new HashSet<>();
            for (CallerHistory.Visit visit : read.visits()) {
                Duration window = rules.reason(visit.reason())
                        .map(ContactReason::recontactWindow)
                        .orElse(Duration.ZERO);
                if (!visit.contact().equals(current) && !visit.at().isBefore(now.minus(window))) {
                    latest.putIfAbsent(visit.reason(), visit.contact()); // the latest comes first
                    services.addAll(visit.services());
                }
            }
            return new History(latest, services, true);
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
