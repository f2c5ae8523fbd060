package io.sluss.ivr.call;

import io.sluss.contact.ContactId;
import io.sluss.contact.Region;
import io.sluss.promise.PromiseId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a call between two steps: it travels sealed in the call's own URL, so that any node can go
 * on. No words, no number. Immutable.
 *
 * @param place how far the call has come
 * @param language the language spoken
 * @param arrival when and how it came in
 * @param tries how many times the same thing was asked again
 * @param contact the contact's id, or null before the first decision
 * @param plan what is offered
 * @param failures how many transfers failed
 * @param emergency whether someone may be in danger
 * @param promise what the caller was promised before, once they have keyed in its code, or null
 */
record CallState(
        Place place,
        String language,
        Arrival arrival,
        int tries,
        @Nullable ContactId contact,
        Plan plan,
        int failures,
        boolean emergency,
        @Nullable PromiseId promise) {

    /**
     * When and how a call came in.
     *
     * @param at when: its place in the queue counts from here
     * @param region the region, or null
     * @param queueTicket the platform's ticket, or null
     * @param signals what the platform noticed
     */
    record Arrival(
            Instant at, @Nullable Region region, @Nullable String queueTicket, Set<String> signals) {
        Arrival {
            signals = Set.copyOf(signals);
        }
    }

    static CallState arriving(String language, Arrival arrival) {
        return new CallState(Place.REASON, language, arrival, 0, null, Plan.NONE, 0, false, null);
    }

    CallState at(Place next) {
        return new CallState(next, language, arrival, 0, contact, plan, failures, emergency, promise);
    }

    CallState speaking(String other) {
        return new CallState(place, other, arrival, tries, contact, plan, failures, emergency, promise);
    }

    CallState askedAgain() {
        return new CallState(place, language, arrival, tries + 1, contact, plan, failures, emergency, promise);
    }

    /** After a decision: what came with the call is remembered by Sluss from now on. */
    CallState decided(ContactId id, @Nullable Region placed, Plan made) {
        Arrival known = new Arrival(arrival.at(), placed, null, Set.of());
        return new CallState(place, language, known, tries, id, made, failures, emergency, promise);
    }

    CallState with(Plan other) {
        return new CallState(place, language, arrival, tries, contact, other, failures, emergency, promise);
    }

    CallState inEmergency(boolean danger) {
        return new CallState(place, language, arrival, tries, contact, plan, failures, emergency || danger, promise);
    }

    CallState transferFailed(int times) {
        return new CallState(place, language, arrival, tries, contact, plan, times, emergency, promise);
    }

    /** The caller has keyed in the code of what they were promised before. */
    CallState returning(PromiseId theirs) {
        return new CallState(place, language, arrival, 0, contact, plan, failures, emergency, theirs);
    }

    boolean wasAskedAgain() {
        return tries > 0;
    }
}
