package io.sluss.contact;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contact comes into: the moment, what earlier steps of the same contact established, whether the caller has
 * been here before, and what is up and free. Together with the {@link Contact} it is all that a decision depends on.
 *
 * @param at the moment that rules about time are judged at
 * @param floor the urgency earlier steps raised the contact to; a decision is never below it
 * @param personOnly whether an earlier step found that only a person may serve the contact
 * @param reason the reason an earlier step found, for a step without words
 * @param declined what earlier steps declined: kinds or names of channels
 * @param recentReasons the reasons this caller came about within the re-contact window
 * @param recentServices the names of the e-services this caller was offered within the re-contact window
 * @param historyKnown whether the caller's history could be read; if not, e-services are suppressed
 * @param bucket what a hold-out is drawn by: the caller's, {@link CallerKeys#bucketOf}, or the contact's id; empty is never held out
 * @param began when the contact's first step was, or its call arrived: what a comparison by time is drawn by
 * @param channels what is up and free
 */
public record Situation(
        Instant at,
        Urgency floor,
        boolean personOnly,
        @Nullable ReasonId reason,
        Set<String> declined,
        Set<ReasonId> recentReasons,
        Set<String> recentServices,
        boolean historyKnown,
        String bucket,
        Instant began,
        ChannelStates channels) {

    /** Copies the sets. */
    public Situation {
        declined = Set.copyOf(declined);
        recentReasons = Set.copyOf(recentReasons);
        recentServices = Set.copyOf(recentServices);
    }

    /** A first step, or one of which it does not matter when the contact began. */
    public Situation(
            Instant at,
            Urgency floor,
            boolean personOnly,
            @Nullable ReasonId reason,
            Set<String> declined,
            Set<ReasonId> recentReasons,
            Set<String> recentServices,
            boolean historyKnown,
            String bucket,
            ChannelStates channels) {
        this(
                at,
                floor,
                personOnly,
                reason,
                declined,
                recentReasons,
                recentServices,
                historyKnown,
                bucket,
                at,
                channels);
    }

    /** The same, once the contact is raised. */
    public Situation raisedTo(Urgency raised, boolean onlyPersons) {
        return new Situation(
                at,
                floor.raisedTo(raised),
                personOnly || onlyPersons,
                reason,
                declined,
                recentReasons,
                recentServices,
                historyKnown,
                bucket,
                began,
                channels);
    }

    /** A first contact at {@code at} by somebody who has not been here before. */
    public static Situation firstContact(Instant at, ChannelStates channels) {
        return new Situation(at, Urgency.DEFERRABLE, false, null, Set.of(), Set.of(), Set.of(), true, "", channels);
    }
}
