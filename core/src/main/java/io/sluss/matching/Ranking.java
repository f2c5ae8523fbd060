package io.sluss.matching;

import java.util.List;

/**
 * The channels that can serve a contact now, best first, and those that were left out. The live agent is always among
 * the former.
 *
 * @param candidates best first
 * @param suppressed what was left out, and why
 */
public record Ranking(List<Candidate> candidates, List<Suppressed> suppressed) {
    /** Copies both. */
    public Ranking {
        candidates = List.copyOf(candidates);
        suppressed = List.copyOf(suppressed);
    }

    /** Whether anything but a person is among them. */
    public boolean offersMoreThanAPerson() {
        for (Candidate candidate : candidates) {
            if (candidate.channel().kind() != ChannelKind.LIVE_AGENT) {
                return true;
            }
        }
        return false;
    }
}
