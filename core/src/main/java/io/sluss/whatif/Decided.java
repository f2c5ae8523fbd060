package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.Candidate;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Arm;
import io.sluss.rules.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules decide of a contact, without the moments in it: the same for all contacts that the rules do not tell apart.
 *
 * @param urgency how soon it needs a person
 * @param reason what it is about, or null
 * @param region where it is placed, or null
 * @param arm its arm
 * @param offers what is offered, best first, the live agent among it
 * @param suppressed what was left out, and why
 */
public record Decided(
        Urgency urgency,
        @Nullable ReasonId reason,
        @Nullable Region region,
        Arm arm,
        List<Place> offers,
        List<Suppressed> suppressed) {

    /**
     * One channel as it is offered.
     *
     * @param kind its kind
     * @param channel its name
     * @param mode how
     * @param resource the resource of its slots, or null
     * @param queue the queue or duty of a live agent, or null
     * @param hasSlot whether a time is free
     */
    public record Place(
            ChannelKind kind,
            String channel,
            ChannelMode mode,
            @Nullable String resource,
            @Nullable String queue,
            boolean hasSlot) {
        static Place of(Candidate candidate) {
            return new Place(
                    candidate.channel().kind(),
                    candidate.channel().id(),
                    candidate.mode(),
                    candidate.resource(),
                    candidate.queue(),
                    candidate.nextFree() != null);
        }
    }

    /** Copies the lists. */
    public Decided {
        offers = List.copyOf(offers);
        suppressed = List.copyOf(suppressed);
    }

    /** What an answer comes to. */
    public static Decided of(Answer answer) {
        return new Decided(
                answer.verdict().urgency(),
                answer.verdict().reason() == null
                        ? null
                        : answer.verdict().reason().id(),
                answer.region(),
                answer.arm(),
                answer.ranking().candidates().stream().map(Place::of).toList(),
                answer.ranking().suppressed());
    }

    /** Whether the caller would notice no difference: as urgent, and offered the same in the same order. */
    public boolean looksLike(Decided other) {
        return urgency == other.urgency && offers.equals(other.offers);
    }

    /** What is offered first if it is not a person. */
    public @Nullable Place firstBesidesAPerson() {
        return offers.stream()
                .filter(place -> place.kind() != ChannelKind.LIVE_AGENT)
                .findFirst()
                .orElse(null);
    }
}
