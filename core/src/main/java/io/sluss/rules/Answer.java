package io.sluss.rules;

import io.sluss.contact.Region;
import io.sluss.criticality.Because;
import io.sluss.criticality.Criticality;
import io.sluss.matching.Candidate;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Ranking;
import io.sluss.offer.Arm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set answers to one step of a contact: pure, without ids.
 *
 * @param verdict how urgent it is and what it is about
 * @param region the region it was placed in, or null
 * @param arm its arm
 * @param ranking what is offered, best first, the live agent always among it, and what was left out
 * @param because why, step by step, the verdict's first
 */
public record Answer(Criticality verdict, @Nullable Region region, Arm arm, Ranking ranking, List<Because> because) {
    /** Copies the explanation. */
    public Answer {
        because = List.copyOf(because);
    }

    /** The same, but for whatever else than a person it offers. */
    public Answer withPersonOnly() {
        List<Candidate> persons = ranking.candidates().stream()
                .filter(candidate -> candidate.channel().kind() == ChannelKind.LIVE_AGENT)
                .toList();
        return new Answer(verdict, region, Arm.PASSED_THROUGH, new Ranking(persons, ranking.suppressed()), because);
    }
}
