package io.sluss;

import io.sluss.contact.ContactId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.criticality.Because;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Sluss answers to one step of a contact. Immutable; holds nothing that the caller said.
 *
 * @param contact the contact's id, to continue it and to report on it
 * @param urgency how urgent it is
 * @param reason what it is about, or null when that is unknown
 * @param region the region it was placed in, or null
 * @param arm its arm
 * @param offers what is offered, best first; the live agent is always among them
 * @param suppressed what was left out, and why
 * @param because why, step by step
 * @param ruleSet the version of the rules that decided
 * @param degraded the step that failed or was late, or null when all went well
 */
public record Decision(
        ContactId contact,
        Urgency urgency,
        @Nullable ContactReason reason,
        @Nullable Region region,
        Arm arm,
        List<Offer> offers,
        List<Suppressed> suppressed,
        List<Because> because,
        String ruleSet,
        @Nullable String degraded) {
    /** Copies the lists. */
    public Decision {
        offers = List.copyOf(offers);
        suppressed = List.copyOf(suppressed);
        because = List.copyOf(because);
    }

    /** The best offer that is not a person, if there is one. */
    public Optional<Offer> bestOffer() {
        for (Offer offer : offers) {
            if (!offer.isPerson()) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    /** The person, who is always there. */
    public Offer person() {
        for (Offer offer : offers) {
            if (offer.isPerson()) {
                return offer;
            }
        }
        throw new IllegalStateException("a decision without a person");
    }
}
