package io.sluss.ivr.call;

import io.sluss.contact.ReasonId;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered in a call. Immutable.
 *
 * @param reason what the call is about, or null
 * @param offers what is left to offer, the one being offered first
 * @param put how many offers have been put to the caller
 * @param person the offer of a person, or null before the first decision
 * @param safe whether the caller has said that everyone is safe
 * @param chosen the time that was proposed, or null
 * @param proposals how many times were proposed
 */
record Plan(
        @Nullable ReasonId reason,
        List<OfferId> offers,
        int put,
        @Nullable OfferId person,
        boolean safe,
        @Nullable Chosen chosen,
        int proposals) {

    static final Plan NONE = new Plan(null, List.of(), 0, null, false, null, 0);

    /** A time that was proposed, and whose it is. */
    record Chosen(Instant start, String resource) {}

    Plan {
        offers = List.copyOf(offers);
    }

    Plan decided(@Nullable ReasonId about, List<OfferId> left, OfferId agent) {
        return new Plan(about, left, put, agent, safe, null, 0);
    }

    Plan everyoneIsSafe() {
        return new Plan(reason, offers, put, person, true, chosen, proposals);
    }

    Plan putFirst(@Nullable Chosen time) {
        return new Plan(reason, offers, put + 1, person, safe, time, 0);
    }

    Plan withoutFirst() {
        return new Plan(reason, offers.subList(1, offers.size()), put, person, safe, null, 0);
    }

    Plan proposed(Chosen time) {
        return new Plan(reason, offers, put, person, safe, time, proposals + 1);
    }

    /** The offer that is being made, or null. */
    @Nullable
    OfferId current() {
        return offers.isEmpty() ? null : offers.get(0);
    }
}
