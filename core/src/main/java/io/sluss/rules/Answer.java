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
 * @param propensity how likely that arm was, over 0 and at most 1
 * @param eligible what would have been offered, best first, persons too, where it is held out; otherwise empty
 * @param ranking what is offered, best first, the live agent always among it, and what was left out
 * @param because why, step by step, the verdict's first
 */
public record Answer(
        Criticality verdict,
        @Nullable Region region,
        Arm arm,
        double propensity,
        List<Candidate> eligible,
        Ranking ranking,
        List<Because> because) {
    /** Copies the lists. */
    public Answer {
        eligible = List.copyOf(eligible);
        because = List.copyOf(because);
    }

    /** What goes to a person without anything having been drawn by lot. */
    static Answer passedThrough(Criticality verdict, @Nullable Region region, Ranking ranking, List<Because> because) {
        return new Answer(verdict, region, Arm.PASSED_THROUGH, 1, List.of(), ranking, because);
    }

    /** The same, but for whatever else than a person it offers. */
    public Answer withPersonOnly() {
        List<Candidate> persons = ranking.candidates().stream()
                .filter(candidate -> candidate.channel().kind() == ChannelKind.LIVE_AGENT)
                .toList();
        return passedThrough(verdict, region, new Ranking(persons, ranking.suppressed()), because);
    }
}
