package io.sluss.uptake;

import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What some contacts came to, counted contact by contact: those of a region, of a reason, of both, or all. What is counted
 * by event, whatever its contact came to since, is in {@link UptakeTable}; the share of contacts that accepted something
 * is the same in both. Immutable.
 *
 * @param contacts how many
 * @param urgencies how many were how urgent, by the last step of each
 * @param arms how many belong to which arm
 * @param degraded how many of them had a decision that failed or was late, so that nothing tells what would have been offered
 * @param origins how many came in by which way
 * @param uptake contacts that accepted something other than a person / contacts to which that was put
 * @param deflections what came of those that accepted something other than a person; the others are
 *     {@link Deflection#NONE}
 * @param cameBack contacts whose caller had been there about the same reason within its window / contacts
 * @param promises callbacks and bookings
 * @param solved contacts that were solved / contacts of which the agent told
 * @param reportComplete contacts whose report was complete / contacts of which the agent told
 * @param followUpNeeded contacts that somebody has to come back to / contacts of which the agent told
 */
public record ContactTally(
        long contacts,
        Map<Urgency, Long> urgencies,
        Map<Arm, Long> arms,
        long degraded,
        Map<Origin, Long> origins,
        Rate uptake,
        Map<Deflection, Long> deflections,
        Rate cameBack,
        PromiseTally promises,
        Rate solved,
        Rate reportComplete,
        Rate followUpNeeded) {
    /** Copies the maps. */
    public ContactTally {
        urgencies = Map.copyOf(urgencies);
        arms = Map.copyOf(arms);
        origins = Map.copyOf(origins);
        deflections = Map.copyOf(deflections);
    }

    /**
     * Counts some contacts.
     *
     * @param judge tells what came of each
     */
    public static ContactTally of(Collection<ContactRecord> contacts, Deflection.Judge judge) {
        Map<Origin, Long> origins = new EnumMap<>(Origin.class);
        Map<Urgency, Long> urgencies = new EnumMap<>(Urgency.class);
        Map<Arm, Long> arms = new EnumMap<>(Arm.class);
        for (ContactRecord contact : contacts) {
            origins.merge(contact.labels().origin(), 1L, Long::sum);
            arms.merge(contact.arm(), 1L, Long::sum);
            Urgency urgency = contact.labels().urgency();
            urgencies.merge(urgency == null ? Urgency.UNKNOWN : urgency, 1L, Long::sum);
        }
        long all = contacts.size();
        return new ContactTally(
                all,
                urgencies,
                arms,
                count(contacts, ContactRecord::degraded),
                origins,
                new Rate(
                        count(contacts, each -> each.accepted().isPresent()),
                        count(contacts, ContactTally::wasPutSomething)),
                judge.count(contacts),
                new Rate(count(contacts, ContactRecord::cameBack), all),
                PromiseTally.of(contacts),
                told(contacts, WrapUp::solved),
                told(contacts, WrapUp::reportComplete),
                told(contacts, WrapUp::followUpNeeded));
    }

    /**
     * Counts each of several groups of contacts.
     *
     * @param group which group a contact belongs to
     * @return per group, in the order in which they are first met
     */
    public static <K> Map<K, ContactTally> by(
            Collection<ContactRecord> contacts, Deflection.Judge judge, Function<ContactRecord, K> group) {
        Map<K, List<ContactRecord>> groups = new LinkedHashMap<>();
        for (ContactRecord contact : contacts) {
            groups.computeIfAbsent(group.apply(contact), key -> new ArrayList<>())
                    .add(contact);
        }
        Map<K, ContactTally> tallies = new LinkedHashMap<>();
        groups.forEach((key, some) -> tallies.put(key, of(some, judge)));
        return Collections.unmodifiableMap(tallies);
    }

    /** How many contacts accepted something other than a person: what {@link #deflections} are a part of. */
    public long accepted() {
        return contacts - deflections.getOrDefault(Deflection.NONE, 0L);
    }

    /** Those whose deflection is that / those that accepted something other than a person. */
    public Rate deflected(Deflection how) {
        return new Rate(deflections.getOrDefault(how, 0L), accepted());
    }

    /** Those as urgent as that / contacts. */
    public Rate urgent(Urgency urgency) {
        return new Rate(urgencies.getOrDefault(urgency, 0L), contacts);
    }

    /** Those of an arm / contacts. */
    public Rate in(Arm arm) {
        return new Rate(arms.getOrDefault(arm, 0L), contacts);
    }

    /** Those that came in by a way / contacts. */
    public Rate from(Origin origin) {
        return new Rate(origins.getOrDefault(origin, 0L), contacts);
    }

    private static boolean wasPutSomething(ContactRecord contact) {
        return contact.offers().stream()
                .anyMatch(offer -> offer.way().kind() != ChannelKind.LIVE_AGENT
                        && (offer.presentedAt() != null || offer.outcome() == Outcome.ACCEPTED));
    }

    private static Rate told(Collection<ContactRecord> contacts, Function<WrapUp, @Nullable Boolean> what) {
        long yes = 0;
        long told = 0;
        for (ContactRecord contact : contacts) {
            Boolean answer = contact.ending() == null
                    ? null
                    : what.apply(contact.ending().told());
            told += answer == null ? 0 : 1;
            yes += Boolean.TRUE.equals(answer) ? 1 : 0;
        }
        return new Rate(yes, told);
    }

    private static long count(Collection<ContactRecord> contacts, Predicate<ContactRecord> which) {
        return contacts.stream().filter(which).count();
    }
}
