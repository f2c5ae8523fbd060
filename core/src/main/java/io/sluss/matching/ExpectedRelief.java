package io.sluss.matching;

import io.sluss.contact.ReasonId;
import io.sluss.criteria.Facts;
import io.sluss.criticality.Because;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Puts first what can be expected to spare agents most: of an e-service, uptake × minutes that an agent would have spent
 * × the share that staff need not complete × the share that does not come back. A callback and a booked time spare
 * nobody a conversation, and count as 0. What is equal stays in the order of the file, and the person stays where the
 * file has it: a ranking may not move a person further away.
 *
 * <p>While one of a contact's e-services was presented less than often enough, the order of the file holds for all of
 * them: nothing is put last because little is known of it. Immutable; thread-safe as its evidence is.
 *
 * @param evidence what was measured
 * @param handlingMinutes how long an agent spends on a contact, by reason; of others nothing is expected
 * @param leastPresented how often an e-service must have been presented for its reason
 */
public record ExpectedRelief(Evidence evidence, Map<ReasonId, Integer> handlingMinutes, long leastPresented)
        implements Ranker {
    private static final int SECONDS = 60; // of a minute

    /** Copies the minutes. */
    public ExpectedRelief {
        handlingMinutes = Map.copyOf(handlingMinutes);
    }

    @Override
    public List<Candidate> rank(Facts facts, List<Candidate> candidates) {
        ReasonId reason = facts.reason();
        if (reason == null) {
            return candidates;
        }
        Map<Candidate, Double> relief = new HashMap<>();
        List<Candidate> others = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (candidate.channel().kind() != ChannelKind.LIVE_AGENT) {
                OptionalDouble minutes = minutes(reason, candidate.channel());
                if (minutes.isEmpty()) {
                    return candidates;
                }
                relief.put(candidate, minutes.getAsDouble());
                others.add(candidate);
            }
        }
        others.sort(Comparator.comparing(relief::get, Comparator.reverseOrder())); // which is stable
        List<Candidate> ranked = new ArrayList<>(candidates);
        int next = 0;
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).channel().kind() != ChannelKind.LIVE_AGENT) {
                ranked.set(i, others.get(next++));
            }
        }
        return ranked;
    }

    /** The minutes of an agent that offering a channel can be expected to spare; empty while that is not known. */
    public OptionalDouble minutes(ReasonId reason, Channel channel) {
        if (channel.kind() != ChannelKind.E_SERVICE) {
            return OptionalDouble.of(0);
        }
        Integer handling = handlingMinutes.get(reason);
        Evidence.Measured measured = handling == null ? null : evidence.of(reason, channel.id());
        return handling == null || measured == null || measured.presented() < leastPresented
                ? OptionalDouble.empty()
                : OptionalDouble.of(measured.uptake() * handling * measured.unstaffed() * measured.stayedAway());
    }

    /** Why candidates are in this order, in seconds of an agent's time; or which one is not measured often enough. */
    public Because because(ReasonId reason, List<Candidate> ranked) {
        List<String> told = new ArrayList<>(ranked.size());
        for (Candidate candidate : ranked) {
            if (candidate.channel().kind() == ChannelKind.E_SERVICE) {
                String service = candidate.channel().id();
                OptionalDouble minutes = minutes(reason, candidate.channel());
                if (minutes.isEmpty()) {
                    return Because.of(Because.Kind.RELIEF_NOT_MEASURED, service);
                }
                told.add(service + " " + Math.round(minutes.getAsDouble() * SECONDS) + " s");
            }
        }
        return Because.of(Because.Kind.RELIEF, String.join(", ", told));
    }
}
